import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Sql, Value } from '../database.ts';
import { openTransactions } from '../transactions.ts';
import { migrate } from './migrations.ts';
import { openReachable } from './reachable.ts';
import { codeOf, type Session, type Sessions } from './sessions.ts';

/** How often a transaction is tried that another one comes in the way of. */
const TRIES = 12;
/** At most how long before the second time, in ms; twice that before each later one, up to the longest. */
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 100;

/** How long a statement may take: Discord waits for three seconds in all. Nobody waits for what deletes. */
const STATEMENT_MS = 1500;
const ERASE_MS = 60_000;
/** So that the server ends it first, and the connection is not given up. */
const GRACE_MS = 500;

/**
 * A database in PostgreSQL (13 or later). Statements and transactions run at the same time, each in a session of its own. A
 * statement may take `statementMs`, one that deletes longer.
 */
export function openPostgres(sessions: Sessions, { statementMs = STATEMENT_MS } = {}): Database {
  const reachable = openReachable(sessions);
  const transactions = openTransactions();
  const begun = new Set<Promise<unknown>>();
  let migrated: Promise<void> | null = null;
  let closed = false;

  /** Whatever has begun when the database is closed is awaited. */
  async function asked<T>(work: () => Promise<T>): Promise<T> {
    transactions.mustBeOutside();
    if (closed) throw new Error('The database is closed');
    const result = work().finally(() => begun.delete(result));
    begun.add(result);
    return result;
  }

  async function inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    migrated ??= alone(migrate).catch((err: unknown) => {
      migrated = null;
      throw err;
    });
    await migrated;
    return alone(work);
  }

  async function alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await reachable.open();
    try {
      return await work(session);
    } finally {
      session.release();
    }
  }

  async function transact<T>(work: (sql: Sql) => Promise<T>, ms: number): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await inSession((session) => once(session, work, ms));
      } catch (err) {
        if (tries === TRIES || !isConflict(err)) throw err;
        await pause(Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS));
      }
    }
  }

  async function once<T>(session: Session, work: (sql: Sql) => Promise<T>, ms: number): Promise<T> {
    // The server ends what takes longer, also for a process that is no more.
    const limits = ['statement_timeout', 'idle_in_transaction_session_timeout'];
    const begin = [
      'BEGIN ISOLATION LEVEL REPEATABLE READ',
      ...limits.map((name) => `SET LOCAL ${name} = ${ms}`),
    ];
    await session.query(begin.join('; '));
    try {
      let failed: unknown;
      const noting: Session = {
        ...session,
        query: (...statement) =>
          session.query(...statement).catch((err: unknown) => {
            failed ??= err;
            throw err;
          }),
      };
      const result = await transactions.run(sqlOf(noting, ms + GRACE_MS), work);
      // Nothing of it is kept then, although COMMIT would not say so.
      if (failed) throw failed;
      await session.query('COMMIT', [], ms + GRACE_MS);
      return result;
    } catch (err) {
      await session.query('ROLLBACK').catch(() => {}); // What went wrong before tells more.
      throw err;
    }
  }

  return {
    read: (statement, ...values) =>
      asked(() => inSession((session) => sqlOf(session, statementMs).read(statement, ...values))),
    write: (statement, ...values) =>
      asked(() => inSession((session) => sqlOf(session, statementMs).write(statement, ...values))),
    transaction: (work) => asked(() => transact(work, statementMs)),
    erase: (work) => asked(() => transact(work, ERASE_MS)),
    exists: () => true,
    upkeep: (now) =>
      asked(() =>
        inSession(async (session) => {
          await session.query(DROP_SIGNALS, [], ERASE_MS);
          await session.query(DROP_LIMITS, [now], ERASE_MS);
        }),
      ),
    onBack: reachable.onBack,
    doubt: reachable.doubt,
    async close() {
      closed = true;
      await Promise.allSettled(begun);
      await reachable.close();
    },
  };
}

const DROP_SIGNALS = "DELETE FROM signals WHERE at < now() - interval '10 minutes'";
const DROP_LIMITS = 'DELETE FROM limits WHERE expire < $1';

/** Two transactions changed the same row (serialization_failure, deadlock_detected): the next try may get through. */
function isConflict(err: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(err));
}

/** The statements of a database, in a session; each may take `ms`. */
export function sqlOf(session: Session, ms?: number): Sql {
  const query = (statement: string, values: readonly Value[]) =>
    session.query(numbered(statement), values.map(storable), ms);
  return {
    // The columns hold what the schema says.
    read: async <Row>(statement: string, ...values: Value[]) =>
      (await query(statement, values)).rows as Row[],
    write: async (statement, ...values) => (await query(statement, values)).changed,
  };
}

/** `$1`, `$2` … for each `?`. */
function numbered(statement: string): string {
  let count = 0;
  return statement.replace(/\?/g, () => `$${++count}`);
}

/** The one character that PostgreSQL's texts cannot hold becomes the one for what cannot be shown. */
function storable(value: Value): Value {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}
