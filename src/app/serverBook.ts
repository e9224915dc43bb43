import { openTurns } from '../util/turns.ts';
import { noSignals, type Signals } from './signals.ts';
import type { Sql } from './store/database.ts';
import type { Store } from './store/store.ts';

/** What each server has chosen of something. It is read for every answer, so it is held in memory. */
export interface ServerBook<T> {
  /** Null when it could not be read. */
  of(server: string): Promise<T | null>;
  /** What it is now; null when it could not be kept, or `change` gives none. */
  change(server: string, change: (before: T) => T | null): Promise<T | null>;
  /** What is in memory of a server: it is read anew when it is asked for. */
  forget(server: string): void;
}

interface BookOptions<T> {
  /** With the columns `server` and `value`; also the name of the signal. */
  table: 'settings' | 'access' | 'synonyms';
  read(kept: string | null): T;
}

/** Others that share the store are told of changes, and tell of theirs, by `signals`. */
export function openServerBook<T>(
  store: Store,
  { table, read: parse }: BookOptions<T>,
  signals: Signals = noSignals,
): ServerBook<T> {
  // What is being read, too: so it is read once, and one that is older than a change cannot come after it.
  const known = new Map<string, Promise<T | null>>();
  const inTurn = openTurns();
  let heard = 0;
  signals.hear(table, (server) => {
    heard++;
    if (server === null) known.clear();
    else known.delete(server);
  });

  async function select(sql: Sql, server: string): Promise<T> {
    const [row] = await sql.read<{ value: string }>(`SELECT value FROM ${table} WHERE server = ?`, server);
    return parse(row?.value ?? null);
  }

  function read(server: string): Promise<T | null> {
    const reading = store.use<T | null>((db) => select(db, server), null);
    known.set(server, reading);
    // What could not be read is tried again.
    void reading.then((found) => {
      if (found === null && known.get(server) === reading) known.delete(server);
    });
    return reading;
  }

  return {
    of: (server) => known.get(server) ?? read(server),
    forget: (server) => void known.delete(server),

    // In turn: what is kept last is what is known last.
    change: (server, change) =>
      inTurn(server, async () => {
        const before = heard;
        const next = await store.use<T | null>(
          (db) =>
            db.transaction(async (sql) => {
              const changed = change(await select(sql, server));
              if (changed === null) return null;
              await sql.write(writing(table), server, JSON.stringify(changed));
              await signals.tell(table, server, sql);
              return changed;
            }),
          null,
        );
        // What another one changed meanwhile may be newer.
        if (next !== null && heard === before) known.set(server, Promise.resolve(next));
        else if (next !== null) known.delete(server);
        return next;
      }),
  };
}

const writing = (table: string) => `INSERT INTO ${table} (server, value) VALUES (?, ?)
  ON CONFLICT (server) DO UPDATE SET value = excluded.value`;
