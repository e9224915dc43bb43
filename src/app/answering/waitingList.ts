import { DAY_MS, KEPT_MS } from '../store/retention.ts';
import type { Store } from '../store/store.ts';

/** Who wants to be told when a question is answered: the only place where the id of somebody who asked is kept, and only until then. */
export interface WaitingList {
  /** False where the question, by its message or the number of its decline, is no longer open, or that cannot be kept. */
  join(wish: Wish & { declined: number }): Promise<boolean>;
  /** Who waits in a server, by the message that declined: somebody may wait by several. */
  members(server: string): Promise<Map<string, readonly string[]>>;
  /** The servers where somebody is to be told now, */
  serversDue(): Promise<string[]>;
  /** and who, of what. */
  due(server: string): Promise<Due[]>;
  /** Takes it on to tell somebody: false where it is taken on already, or they wait no more. Whoever takes it on and dies loses it after minutes. */
  claim(due: Due): Promise<boolean>;
  /** They are told, or cannot be: nothing is kept of it any more. */
  end(due: Due): Promise<void>;
  /** The answer is none for them now: they wait on, and are due again in a day, as they may be given a role. */
  waitOn(due: Due): Promise<void>;
  /** For how many answers a user waits, in all servers. */
  of(user: string): Promise<number>;
  /** And then they wait for none. */
  forget(user: string): Promise<number>;
}

interface Wish {
  server: string;
  /** The message that declined, and its channel. */
  message: string;
  channel: string;
  member: string;
}

/** Somebody whose question is answered. */
export interface Due extends Wish {
  /** What was asked. */
  question: string;
  /** The path of the article that answers. */
  answer: string;
  /** Not null where somebody took it on before, who may have told them. */
  claimed: number | null;
}

/** Longer than it takes to tell somebody. */
const CLAIM_MS = 3 * 60_000;
/** So long nobody looks again whether somebody may read an answer by now. */
const AGAIN_MS = DAY_MS;

/** `now` is milliseconds since 1970. */
export function openWaitingList(store: Store, now: () => number = Date.now): WaitingList {
  return {
    join: ({ server, message, declined, channel, member }) =>
      store.use(
        (db) =>
          db.transaction(async (sql) => {
            const open = await sql.write(HOLD, server, message, declined, now() - KEPT_MS);
            return open > 0 && (await sql.write(JOIN, message, member, server, channel, now())) > 0;
          }),
        false,
      ),

    members: async (server) => {
      const all = new Map<string, string[]>();
      const rows = await store.use((db) => db.read<Pick<Wish, 'message' | 'member'>>(MEMBERS, server), []);
      for (const { message, member } of rows) all.set(message, [...(all.get(message) ?? []), member]);
      return all;
    },

    serversDue: async () => {
      const rows = await store.use((db) => db.read<{ server: string }>(SERVERS_DUE, now() - CLAIM_MS), []);
      return rows.map(({ server }) => server);
    },

    due: (server) => store.use((db) => db.read<Due>(DUE, server, now() - CLAIM_MS), []),

    claim: ({ server, member, answer }) =>
      store.use(
        async (db) => (await db.write(CLAIM, now(), server, member, answer, now() - CLAIM_MS)) > 0,
        false,
      ),

    end: async ({ server, member, answer }) =>
      void (await store.erase((sql) => sql.write(END, server, member, answer), 0)),

    waitOn: async ({ server, member, answer }) =>
      void (await store.use((db) => db.write(WAIT_ON, now() + AGAIN_MS, server, member, answer), 0)),

    of: (user) => store.use(async (db) => (await db.read<{ n: number }>(COUNT_OF, user))[0]?.n ?? 0, 0),

    forget: (user) => store.erase((sql) => sql.write(FORGET, user), 0),
  };
}

// Somebody may press before it is kept which message tells of it; and another database numbers declines anew. It is written so that nobody
// closes the question meanwhile: whoever joined after that would never be due.
const HOLD = `UPDATE declines SET answered = NULL WHERE server = ? AND (message = ? OR (message IS NULL AND id = ?))
  AND at > ? AND question IS NOT NULL AND answered IS NULL`;
const JOIN = `INSERT INTO waiting (message, member, server, channel, at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (message, member) DO UPDATE SET channel = excluded.channel`;
const MEMBERS = 'SELECT message, member FROM waiting WHERE server = ?';
const IS_FREE = '(claimed IS NULL OR claimed <= ?)';
const SERVERS_DUE = `SELECT DISTINCT server FROM waiting WHERE answer IS NOT NULL AND ${IS_FREE}`;
const DUE = `SELECT waiting.server, waiting.message, waiting.channel, waiting.member, waiting.answer, waiting.claimed,
  declines.question
  FROM waiting JOIN declines ON declines.message = waiting.message AND declines.server = waiting.server
  WHERE waiting.server = ? AND waiting.answer IS NOT NULL AND ${IS_FREE} AND declines.question IS NOT NULL
  ORDER BY waiting.at DESC`;
// Of one answer somebody is told once, however often they asked.
const THESE = 'server = ? AND member = ? AND answer = ?';
const CLAIM = `UPDATE waiting SET claimed = ? WHERE ${THESE} AND ${IS_FREE}`;
const END = `DELETE FROM waiting WHERE ${THESE}`;
const WAIT_ON = `UPDATE waiting SET claimed = ? WHERE ${THESE}`;
const COUNT_OF = 'SELECT COUNT(*) AS n FROM waiting WHERE member = ?';
const FORGET = 'DELETE FROM waiting WHERE member = ?';
