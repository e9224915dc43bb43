import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../../index/index.ts';
import type { Log } from '../../ops/log.ts';
import { changesIn, connect, type Database, emptyWal, isDamage } from './database.ts';
import { dropDamaged, eraseTexts, prune } from './retention.ts';

export type { Database } from './database.ts';

/** What the bot keeps between runs. Nothing that goes wrong in it reaches who asked: it is logged, once a kind. */
export interface Store {
  /** What `work` gives; `otherwise` when the database cannot be used for it. */
  use<T>(work: (db: Database) => T, otherwise: T): T;
  /** The same for what deletes: no byte of it is left on the disk. */
  erase<T>(work: (db: Database) => T, otherwise: T): T;
  /** A hash that nobody can compute without the key in the data folder; null when there is none and none can be made. */
  sign(text: string): string | null;
  close(): void;
}

/** Keeps nothing. */
export const noStore: Store = {
  use: (_, otherwise) => otherwise,
  erase: (_, otherwise) => otherwise,
  sign: () => null,
  close() {},
};

/**
 * The code that stands for a user in a server, or outside of servers (null): another one in each. Null when there is no
 * key.
 */
export function askerOf(store: Store, server: string | null, user: string): string | null {
  return store.sign(`${server ?? ''}:${user}`);
}

export const DATABASE = 'footnote.db';
export const KEY = 'footnote.key';

const RETRY_MS = 60_000;
/** What is kept for a day is gone soon after it. */
const PRUNE_MS = 10 * 60_000;

export interface StoreOptions {
  dataDir: string;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * A store in a folder, which is first touched when something is read or kept. What has been kept for its time is deleted
 * at once, and every few minutes, until it is closed. libsql, because it is SQLite that installs from the registry
 * alone: no compiler, no download, on Node 20 too.
 */
export function openStore({ dataDir, log, now = Date.now }: StoreOptions): Store {
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
    log.error(
      { err },
      `The database was damaged: moved it to ${aside}, to be deleted in a week, and started a new one`,
    );
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
    log.error(
      { err },
      `“${dataDir}” (DATA_DIR) cannot be read or written as it should; carrying on with what is in memory`,
    );
  }

  // What cannot be opened is not tried again for each answer.
  function ready(): boolean {
    return db !== null || performance.now() - failedAt > RETRY_MS;
  }

  function use<T>(work: (db: Database) => T, otherwise: T): T {
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
  }

  function erase<T>(work: (db: Database) => T, otherwise: T): T {
    return use((db) => {
      const before = changesIn(db);
      const result = work(db);
      if (changesIn(db) > before) emptyWal(db);
      return result;
    }, otherwise);
  }

  function pruneNow(): void {
    // Where there is no file yet there is nothing to prune.
    if (existsSync(file)) erase((db) => prune(db, now()), undefined);
    dropDamaged(dataDir, now());
  }

  // Without the old key, nobody could have what is about them deleted.
  function disown(): void {
    const texts = existsSync(file) ? erase(eraseTexts, 0) : 0;
    if (texts > 0)
      log.warn(
        `${join(dataDir, KEY)} was missing or empty, so a new key was made. Deleted ${texts} stored texts, which could no longer be matched to their authors.`,
      );
  }

  pruneNow();
  const pruning = setInterval(pruneNow, PRUNE_MS).unref();

  return {
    use,
    erase,
    sign(text) {
      try {
        key ??= readKey(dataDir, disown);
        return createHmac('sha256', key).update(text).digest('base64url');
      } catch (err) {
        complain(err);
        return null;
      }
    },
    close() {
      clearInterval(pruning);
      try {
        if (db) emptyWal(db);
      } catch {} // A copy of the file alone would lack the last changes; the next start reads them.
      disconnect();
    },
  };
}

function kindOf(err: unknown): string {
  if (!(err instanceof Error)) return String(err);
  return 'code' in err && err.code ? String(err.code) : err.message;
}

const KEY_BYTES = 32;

/** `onNew` is called when there was no key. */
function readKey(dataDir: string, onNew: () => void): Buffer {
  const file = join(dataDir, KEY);
  // A folder that cannot be is the same trouble here as for the database, and is told once.
  mkdirSync(dataDir, { recursive: true });
  // An empty one is what a crash leaves of a key that was being made: nothing can have been signed with it.
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) {
    writeWhole(file, [randomBytes(KEY_BYTES)]);
    onNew();
  }
  const key = readFileSync(file);
  // A short key would be a guessable one.
  if (key.length < KEY_BYTES)
    throw new Error(
      `${file} is truncated: expected a key of ${KEY_BYTES} bytes, found ${key.length}. Restore your copy, or delete the file and a new key is created`,
    );
  return key;
}
