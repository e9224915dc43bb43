import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../../ops/log.ts';
import { openTurns } from '../../../util/turns.ts';
import type { Database, Sql } from '../database.ts';
import { type Connection, changesIn, connect, emptyWal } from './connection.ts';
import { dropDamaged, isDamage, moveAside } from './damaged.ts';

/** The name of the file in the data folder. */
export const DATABASE = 'footnote.db';

/** What cannot be opened is not tried again for each answer. */
const RETRY_MS = 60_000;

/**
 * A database in a file of a folder. There is one connection, and one piece of work on it at a time: a statement or a whole
 * transaction waits for those before it, so that two never mix. A damaged file is moved aside, and a new one begun.
 */
export function openSqlite({ dataDir, log }: { dataDir: string; log: Log }): Database {
  const file = join(dataDir, DATABASE);
  const inTurn = openTurns();
  // Whether this is called from inside a transaction that has not ended.
  const inside = new AsyncLocalStorage<Turn>();
  let db: Connection | null = null;
  let failed: { err: unknown; at: number } | null = null;
  let closed = false;

  async function alone<T>(work: (db: Connection) => Promise<T>): Promise<T> {
    if (inside.getStore()?.open)
      throw new Error('Inside a transaction only its own statements run: this one would wait for itself');
    return inTurn(DATABASE, async () => {
      if (closed) throw new Error('The database is closed');
      if (!db && failed && performance.now() - failed.at < RETRY_MS) throw failed.err;
      try {
        return await afresh(async () => work(connection()));
      } catch (err) {
        if (!db) failed = { err, at: performance.now() };
        throw err;
      }
    });
  }

  function connection(): Connection {
    db ??= connect(dataDir, file);
    return db;
  }

  // Once more in a new file, when the old one turns out to be damaged.
  async function afresh<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (err) {
      if (!isDamage(err)) throw err;
      disconnect();
      const aside = moveAside(file);
      log.error(
        { err },
        `The database was damaged: moved it to ${aside}, to be deleted in a week, and started a new one`,
      );
      return work();
    }
  }

  async function transact<T>(db: Connection, work: (sql: Sql) => Promise<T>): Promise<T> {
    const turn: Turn = { open: true };
    // At once for writing: what only later wants to write may find that somebody else has.
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = await inside.run(turn, () => work(statements(db, turn)));
      turn.open = false;
      db.exec('COMMIT');
      return result;
    } catch (err) {
      turn.open = false;
      try {
        if (db.inTransaction) db.exec('ROLLBACK');
      } catch {} // What went wrong before tells more.
      throw err;
    }
  }

  function disconnect(): void {
    try {
      db?.close();
    } catch {} // It is given up anyway.
    db = null;
  }

  return {
    read: (statement, ...values) => alone((db) => statements(db).read(statement, ...values)),
    write: (statement, ...values) => alone((db) => statements(db).write(statement, ...values)),
    transaction: (work) => alone((db) => transact(db, work)),
    erase: (work) =>
      alone(async (db) => {
        const before = changesIn(db);
        const result = await transact(db, work);
        if (changesIn(db) > before) emptyWal(db);
        return result;
      }),
    exists: () => existsSync(file),
    upkeep: (now) => dropDamaged(dataDir, now),
    close: () =>
      inTurn(DATABASE, async () => {
        closed = true;
        try {
          if (db) emptyWal(db);
        } catch {} // A copy of the file alone would lack the last changes; the next start reads them.
        disconnect();
      }),
  };
}

/** A transaction: what it was given ends with it. */
interface Turn {
  open: boolean;
}

const ALWAYS: Turn = { open: true };

function statements(db: Connection, turn = ALWAYS): Sql {
  const prepare = (statement: string) => {
    if (!turn.open) throw new Error('The transaction of this statement has ended');
    return db.prepare(statement);
  };
  return {
    // The tables are strict: the columns hold what the schema says.
    read: async <Row>(statement: string, ...values: unknown[]) => prepare(statement).all(...values) as Row[],
    write: async (statement, ...values) => prepare(statement).run(...values).changes,
  };
}
