import type { Sql, Value } from './store/database.ts';
import { forgetInVain } from './store/retention.ts';
import { askerOf, type Store } from './store/store.ts';

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
  about(user: string): Promise<StoredAboutUser | null>;
  /** Erases what is kept about a user, in all servers. Null when it could not be done. */
  forgetUser(user: string): Promise<StoredAboutUser | null>;
  /** Erases the text of a server's questions, but keeps count of the declines. */
  forgetQuestions(server: string): Promise<void>;
  forgetServer(server: string): Promise<void>;
  /** The servers about which anything is kept. */
  servers(): Promise<string[]>;
}

/** `now` is milliseconds since 1970. */
export function openErasure(store: Store, now: () => number): Erasure {
  // Also so that the key is there before a transaction that needs it.
  const canTell = async (user: string) => (await askerOf(store, null, user)) !== null;
  const about = async (sql: Sql, askers: string[]) => {
    const all: StoredAboutUser[] = [];
    for (const some of chunks(askers)) all.push(await count(sql, some, now()));
    return sum(all);
  };

  return {
    async about(user) {
      if (!(await canTell(user))) return null;
      return store.use(async (db) => about(db, await askersOf(db, store, user)), NOTHING);
    },

    async forgetUser(user) {
      if (!(await canTell(user))) return null;
      return store.erase(async (sql) => {
        const askers = await askersOf(sql, store, user);
        const found = await about(sql, askers);
        for (const some of chunks(askers))
          for (const table of ABOUT_USERS)
            await sql.write(`DELETE FROM ${table} WHERE ${isAmong(some)}`, ...some);
        await forgetInVain(sql);
        return found;
      }, null);
    },

    forgetQuestions: (server) =>
      store.erase(async (sql) => {
        await sql.write('UPDATE declines SET question = NULL WHERE server = ?', server);
        await sql.write("DELETE FROM kept WHERE server = ? AND part IN ('text', 'after')", server);
        await sql.write('DELETE FROM waiting WHERE server = ?', server);
      }, undefined),

    servers: () => store.use((db) => serversIn(db, TABLES), []),

    forgetServer: (server) =>
      store.erase(async (sql) => {
        for (const table of TABLES) await sql.write(`DELETE FROM ${table} WHERE server = ?`, server);
      }, undefined),
  };
}

/** Those that tell of servers. */
const TABLES = ['answers', 'declines', 'ratings', 'kept', 'waiting'];

/** Those that tell of users, by their codes. */
const ABOUT_USERS = ['declines', 'ratings', 'kept'];

/** Those with a server. */
async function serversIn(sql: Sql, tables: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const table of tables)
    for (const { server } of await sql.read<{ server: string }>(servers(table))) found.add(server);
  return [...found];
}

/** Each by one look into the index that begins with it: there are few beside the rows. */
const servers = (table: string) => `WITH RECURSIVE known(server) AS (
    SELECT MIN(server) FROM ${table}
    UNION ALL
    SELECT (SELECT MIN(server) FROM ${table} WHERE server > known.server) FROM known WHERE known.server IS NOT NULL
  ) SELECT server FROM known WHERE server IS NOT NULL`;

const NOTHING: StoredAboutUser = { ratings: 0, declines: 0, questions: 0, answers: 0 };

/** The codes of a user: a different one in each server, and one outside of servers. */
async function askersOf(sql: Sql, store: Store, user: string): Promise<string[]> {
  const all = [null, ...(await serversIn(sql, ABOUT_USERS))];
  const codes = await Promise.all(all.map((server) => askerOf(store, server, user)));
  return codes.filter((code) => code !== null);
}

async function count(sql: Sql, askers: readonly string[], now: number): Promise<StoredAboutUser> {
  const of = async (table: string, more = '', ...values: Value[]) => {
    const counting = `SELECT COUNT(*) AS n FROM ${table} WHERE ${isAmong(askers)} ${more}`;
    const [row] = await sql.read<{ n: number }>(counting, ...askers, ...values);
    return row?.n ?? 0;
  };
  const kept = (part: string) => of('kept', 'AND part = ? AND until > ?', part, now);
  return {
    ratings: await of('ratings'),
    declines: await of('declines'),
    questions: (await kept('text')) + (await kept('after')),
    answers: await kept('cited'),
  };
}

/** How many codes a statement is about: a code for each server, and a statement for each would take a user of many long. */
const CHUNK = 1000;

function chunks(all: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) =>
    all.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}

function isAmong(askers: readonly string[]): string {
  return `asker IN (${askers.map(() => '?').join(', ')})`;
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
