import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../../ops/log.ts';
import { openTurns } from '../../../util/turns.ts';
import type { Database, Sql } from '../database.ts';
import { openTransactions } from '../transactions.ts';
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
  const transactions = openTransactions();
  let db: Connection | null = null;
  let failed: { err: unknown; at: number } | null = null;
  let closed = false;

  async function alone<T>(work: (db: Connection) => Promise<T>): Promise<T> {
    transactions.mustBeOutside();
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
    // At once for writing: what only later wants to write may find that somebody else has.
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = await transactions.run(statements(db), work);
      db.exec('COMMIT');
      return result;
    } catch (err) {
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

function statements(db: Connection): Sql {
  return {
    // The tables are strict: the columns hold what the schema says.
    read: async <Row>(statement: string, ...values: unknown[]) =>
      db.prepare(statement).all(...values) as Row[],
    write: async (statement, ...values) => db.prepare(statement).run(...values).changes,
  };
}
