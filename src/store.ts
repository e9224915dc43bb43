import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type LibSql from 'libsql';
import { writeWhole } from '../index/files.ts';
import type { Log } from './log.ts';
import { migrate } from './schema.ts';

export type Database = LibSql.Database;

/** What the bot keeps between runs. Nothing that goes wrong in it reaches who asked: it is logged, once a kind. */
export interface Store {
  /** What `work` gives; `otherwise` when the database cannot be used for it. */
  use<T>(work: (db: Database) => T, otherwise: T): T;
  /** A hash that nobody can compute without the key in the data folder; null when there is none and none can be made. */
  sign(text: string): string | null;
  close(): void;
}

/** Keeps nothing. */
export const noStore: Store = { use: (_, otherwise) => otherwise, sign: () => null, close() {} };

export const DATABASE = 'footnote.db';
export const KEY = 'footnote.key';

const RETRY_MS = 60_000;

/**
 * A store in a folder, which is first touched when something is read or kept. libsql, because it is SQLite that
 * installs from the registry alone: no compiler, no download, on Node 20 too.
 */
export function openStore({ dataDir, log }: { dataDir: string; log: Log }): Store {
  const file = join(dataDir, DATABASE);
  const said = new Set<string>();
  let db: Database | null = null;
  let key: Buffer | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;

  function connection(): Database {
    db ??= connect(dataDir, file);
    return db;
  }

  // The file stays, under another name: whoever runs the bot may still rescue something.
  function moveAside(err: unknown): void {
    disconnect();
    const aside = `${file}.damaged-${new Date().toISOString().replace(/\W/g, '-')}`;
    renameSync(file, aside);
    for (const part of ['-wal', '-shm']) {
      try {
        renameSync(file + part, aside + part);
      } catch {} // Often there is none.
    }
    log.error({ err }, `The database was damaged. It is now ${aside}, and a new one begins`);
  }

  function disconnect(): void {
    try {
      db?.close();
    } catch {} // It is given up anyway.
    db = null;
  }

  function complain(err: unknown): void {
    const kind = kindOf(err);
    if (said.has(kind)) return;
    said.add(kind);
    log.error({ err }, `“${dataDir}” (DATA_DIR) cannot be used as it should: going on with what is known`);
  }

  // What cannot be opened is not tried again for each answer.
  function ready(): boolean {
    return db !== null || performance.now() - failedAt > RETRY_MS;
  }

  return {
    use(work, otherwise) {
      if (!ready()) return otherwise;
      try {
        try {
          return work(connection());
        } catch (err) {
          if (!isDamage(err)) throw err;
          moveAside(err);
          return work(connection());
        }
      } catch (err) {
        if (!db) failedAt = performance.now();
        complain(err);
        return otherwise;
      }
    },
    sign(text) {
      try {
        key ??= readKey(dataDir);
        return createHmac('sha256', key).update(text).digest('base64url');
      } catch (err) {
        complain(err);
        return null;
      }
    },
    close() {
      try {
        db?.pragma('wal_checkpoint(TRUNCATE)');
      } catch {} // A copy of the file alone would lack the last changes; the next start reads them.
      disconnect();
    },
  };
}

class Damaged extends Error {}

// SQLite's own numbers, CORRUPT and NOTADB: the lowest byte of a code tells its kind.
function isDamage(err: unknown): boolean {
  if (err instanceof Damaged) return true;
  const code = err instanceof Error && 'rawCode' in err ? Number(err.rawCode) & 0xff : 0;
  return code === 11 || code === 26;
}

function kindOf(err: unknown): string {
  if (!(err instanceof Error)) return String(err);
  return 'code' in err && err.code ? String(err.code) : err.message;
}

function connect(dataDir: string, file: string): Database {
  mkdirSync(dataDir, { recursive: true });
  try {
    // SQLite gives its other files the mode of this one.
    closeSync(openSync(file, 'a', 0o600));
  } catch (err) {
    // One that may only be read still tells what servers have chosen.
    if (!existsSync(file)) throw err;
  }
  // Loaded here: where there is no binary for the machine, the bot still answers.
  const Sql: typeof LibSql = createRequire(import.meta.url)('libsql');
  const db = new Sql(file);
  try {
    db.pragma('busy_timeout = 200');
    db.pragma('journal_mode = WAL');
    // Nobody waits for the disk: a power cut may cost the last few writes, never the file.
    db.pragma('synchronous = NORMAL');
    // What somebody had deleted is not left in the file's free pages.
    db.pragma('secure_delete = ON');
    const sound = db.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    if (sound[0]?.quick_check !== 'ok') throw new Damaged(sound[0]?.quick_check);
    migrate(db);
    return db;
  } catch (err) {
    db.close();
    throw err;
  }
}

const KEY_BYTES = 32;

function readKey(dataDir: string): Buffer {
  const file = join(dataDir, KEY);
  // An empty one is what a crash leaves of a key that was being made: nothing can have been signed with it.
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) writeWhole(file, [randomBytes(KEY_BYTES)]);
  const key = readFileSync(file);
  // A short key would be a guessable one.
  if (key.length < KEY_BYTES)
    throw new Error(
      `${file} holds ${key.length} bytes of a key of ${KEY_BYTES}: put your copy of it back, or remove it, and a new one is made`,
    );
  return key;
}
