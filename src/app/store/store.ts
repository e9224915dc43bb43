import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Log } from '../../ops/log.ts';
import type { MakeLimiter } from '../rateLimit.ts';
import type { Signals } from '../signals.ts';
import type { Database, Sql } from './database.ts';
import { KEY, readKey } from './key.ts';
import { eraseTexts, prune } from './retention.ts';
import { openSqlite } from './sqlite/sqlite.ts';

/** What the bot keeps between runs. Nothing that goes wrong in it reaches who asked: it is logged, once a kind. */
export interface Store {
  /** What `work` gives; `otherwise` when the database cannot be used for it. */
  use<T>(work: (db: Database) => Promise<T>, otherwise: T): Promise<T>;
  /** The same for what deletes (see `Database.erase`). */
  erase<T>(work: (sql: Sql) => Promise<T>, otherwise: T): Promise<T>;
  /**
   * A hash that nobody can compute without the store's key; null when there is none and none can be made. Before a
   * transaction, not in it: a key that is new has texts deleted.
   */
  sign(text: string): Promise<string | null>;
  /**
   * Where several processes of the bot share the store: how they tell each other of changes, and count
   * together; and what may not wait behind the work of answers, such as that they live.
   */
  shared?: { signals: Signals; makeLimiter: MakeLimiter; urgent: Urgent };
  /** Ends after what has begun. Whatever comes then finds nothing, and keeps nothing. */
  close(): Promise<void>;
}

/** A store for what may not wait. */
export interface Urgent extends Pick<Store, 'use'> {
  /** It gave no answer in time: so nobody else waits for the same. */
  doubt?(): void;
  /** Absent where nothing but its silence tells that a process is no more. */
  lifeline?: Lifeline;
}

/** A connection of each process that ends when that does, however it does. */
export interface Lifeline {
  /** Its number; null while there is none. */
  own(): number | null;
  /** Is that of another process no more? False, too, when nobody can tell. */
  ended(number: number): Promise<boolean>;
}

/** Keeps nothing. */
export const noStore: Store = {
  use: async (_, otherwise) => otherwise,
  erase: async (_, otherwise) => otherwise,
  sign: async () => null,
  async close() {},
};

/**
 * The code that stands for a user in a server, or outside of servers (null): another one in each. Null when there is no
 * key.
 */
export function askerOf(store: Store, server: string | null, user: string): Promise<string | null> {
  return store.sign(`${server ?? ''}:${user}`);
}

/** What is kept for a day is gone soon after it. */
const PRUNE_MS = 10 * 60_000;

interface StoreOptions {
  dataDir: string;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** A store in a folder, which is first touched when something is read or kept. */
export function openStore({ dataDir, log, now = Date.now }: StoreOptions): Store {
  return storeOver({
    database: openSqlite({ dataDir, log }),
    readKey: (onNew) => readKey(dataDir, onNew),
    trouble: `“${dataDir}” (DATA_DIR) cannot be read or written as it should; carrying on with what is in memory`,
    newKey: `${join(dataDir, KEY)} was missing or empty, so a new key was made.`,
    log,
    now,
  });
}

/** What a store stands on. */
export interface Ground {
  database: Database;
  /** `onNew` is awaited when there was no key. */
  readKey(onNew: () => Promise<void>): Promise<Buffer>;
  /** What is logged when something goes wrong, and when there was no key. */
  trouble: string;
  /** And when it can be used again after it could not be reached. */
  back?: string;
  newKey: string;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A store over any database. What has been kept for its time is deleted at once, and every few minutes, until it is closed. */
export function storeOver({ database, readKey, trouble, back, newKey, log, now }: Ground): Store {
  const said = new Set<string>();
  const begun = new Set<Promise<unknown>>();
  let key: Promise<Buffer> | null = null;
  let closing: Promise<void> | null = null;

  function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (closing) return Promise.resolve(otherwise);
    const result = guarded(work, otherwise).finally(() => begun.delete(result));
    begun.add(result);
    return result;
  }

  async function guarded<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (err) {
      complain(err);
      return otherwise;
    }
  }

  function complain(err: unknown): void {
    const kind = kindOf(err);
    if (said.has(kind)) return;
    said.add(kind);
    log.error({ err }, trouble);
  }

  function pruneNow(): void {
    void attempt(async () => {
      if (database.exists()) await database.erase((sql) => prune(sql, now()));
    }, undefined);
    void attempt(async () => database.upkeep?.(now()), undefined);
  }

  // Without the old key, nobody could have what is about them deleted.
  async function disown(): Promise<void> {
    const texts = database.exists() ? await guarded(() => database.erase(eraseTexts), 0) : 0;
    if (texts > 0)
      log.warn(`${newKey} Deleted ${texts} stored texts, which could no longer be matched to their authors.`);
  }

  // Read once, however many ask at the same time; tried again when it could not be.
  function theKey(): Promise<Buffer> {
    key ??= readKey(disown).catch((err: unknown) => {
      key = null;
      throw err;
    });
    return key;
  }

  database.onBack?.(() => {
    // If it goes away again, that is told again.
    if (said.size) log.info(back);
    said.clear();
  });
  pruneNow();
  const pruning = setInterval(pruneNow, PRUNE_MS).unref();

  return {
    use: (work, otherwise) => attempt(() => work(database), otherwise),
    erase: (work, otherwise) => attempt(() => database.erase(work), otherwise),
    sign: (text) =>
      attempt(
        async () =>
          createHmac('sha256', await theKey())
            .update(text)
            .digest('base64url') as string | null,
        null,
      ),
    close() {
      closing ??= (async () => {
        clearInterval(pruning);
        await Promise.all(begun);
        await database.close();
      })();
      return closing;
    },
  };
}

function kindOf(err: unknown): string {
  if (!(err instanceof Error)) return String(err);
  return 'code' in err && err.code ? String(err.code) : err.message;
}
