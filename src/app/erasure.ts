import { askerOf, type Database, type Store } from './store/store.ts';

/** How much is kept about a user. */
export interface StoredAboutUser {
  ratings: number;
  declines: number;
  /** Long questions, kept for the buttons of their answers. */
  questions: number;
  /** Answers whose citations are remembered. */
  answers: number;
}

/** Deletes what is kept, whichever part of the bot kept it. */
export interface Erasure {
  /** How much is kept about a user, in all servers; null when nobody can tell, for want of the key. */
  about(user: string): StoredAboutUser | null;
  /** Erases what is kept about a user, in all servers. Null when it could not be done. */
  forgetUser(user: string): StoredAboutUser | null;
  /** Erases the text of a server's questions, but keeps count of the declines. */
  forgetQuestions(server: string): void;
  forgetServer(server: string): void;
  /** The servers about which anything is kept. */
  servers(): string[];
}

/** `now` is milliseconds since 1970. */
export function openErasure(store: Store, now: () => number): Erasure {
  const about = (db: Database, user: string) =>
    sum(askersOf(db, store, user).map((who) => count(db, who, now())));

  return {
    about: (user) =>
      store.use((db) => (askerOf(store, null, user) === null ? null : about(db, user)), NOTHING),

    forgetUser: (user) =>
      store.erase(
        (db) =>
          db.transaction(() => {
            if (askerOf(store, null, user) === null) return null;
            const found = about(db, user);
            for (const asker of askersOf(db, store, user))
              for (const table of ['ratings', 'declines', 'kept'])
                db.prepare(`DELETE FROM ${table} WHERE asker = ?`).run(asker);
            return found;
          })(),
        null,
      ),

    forgetQuestions(server) {
      store.erase((db) => {
        db.prepare('UPDATE declines SET question = NULL WHERE server = ?').run(server);
        db.prepare("DELETE FROM kept WHERE server = ? AND part IN ('text', 'after')").run(server);
      }, undefined);
    },

    servers: () =>
      store.use((db) => (db.prepare(SERVERS).all() as { server: string }[]).map((row) => row.server), []),

    forgetServer(server) {
      store.erase((db) => {
        for (const table of ['answers', 'declines', 'ratings', 'kept'])
          db.prepare(`DELETE FROM ${table} WHERE server = ?`).run(server);
      }, undefined);
    },
  };
}

const SERVERS = ['answers', 'declines', 'ratings', 'kept']
  .map((table) => `SELECT server FROM ${table} WHERE server IS NOT NULL`)
  .join(' UNION ');

const NOTHING: StoredAboutUser = { ratings: 0, declines: 0, questions: 0, answers: 0 };

/** The codes of a user: a different one in each server, and one outside of servers. */
function askersOf(db: Database, store: Store, user: string): string[] {
  const servers = db
    .prepare('SELECT server FROM ratings UNION SELECT server FROM declines UNION SELECT server FROM kept')
    .all() as { server: string | null }[];
  const all = new Set([null, ...servers.map(({ server }) => server)]);
  return [...all].flatMap((server) => askerOf(store, server, user) ?? []);
}

function count(db: Database, asker: string, now: number): StoredAboutUser {
  const of = (what: string, ...values: (string | number)[]) =>
    (db.prepare(`SELECT COUNT(*) AS n FROM ${what}`).get(asker, ...values) as { n: number }).n;
  const kept = (part: string) => of('kept WHERE asker = ? AND part = ? AND until > ?', part, now);
  return {
    ratings: of('ratings WHERE asker = ?'),
    declines: of('declines WHERE asker = ?'),
    questions: kept('text') + kept('after'),
    answers: kept('cited'),
  };
}

function sum(all: StoredAboutUser[]): StoredAboutUser {
  return all.reduce(
    (a, b) => ({
      ratings: a.ratings + b.ratings,
      declines: a.declines + b.declines,
      questions: a.questions + b.questions,
      answers: a.answers + b.answers,
    }),
    NOTHING,
  );
}
