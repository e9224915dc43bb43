import { PGlite } from '@electric-sql/pglite';
import type { Session, Sessions } from '../../src/app/store/postgres/sessions.ts';
import { openTurns } from '../../src/util/turns.ts';

export interface Pglite {
  /** Sessions in it, which may be closed: it stays. */
  sessions(): Sessions;
  /** Deletes all tables. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL inside this process, for where there is no server. It has a single session, for which its users take turns. */
export async function openPglite(): Promise<Pglite> {
  // Numbers of types in pg_type: what COUNT and SUM give.
  const db = await PGlite.create({ parsers: { 20: Number, 1700: Number } });
  const inTurn = openTurns();

  async function open(): Promise<Session> {
    const { promise: released, resolve: release } = deferred();
    const { promise: mine, resolve: begin } = deferred();
    void inTurn('session', () => {
      begin();
      return released;
    });
    await mine;
    return {
      async query(statement, values = []) {
        const all = values.length ? [await db.query(statement, [...values])] : await db.exec(statement);
        const last = all.at(-1);
        return { rows: (last?.rows ?? []) as object[], changed: last?.affectedRows ?? 0 };
      },
      release,
    };
  }

  return {
    sessions: () => ({
      open,
      listen(onRing) {
        const listening = db.listen('footnote', onRing);
        return { session: () => null, close: async () => (await listening)() };
      },
      close: async () => {},
    }),
    async clear() {
      await db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    },
    stop: () => db.close(),
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
