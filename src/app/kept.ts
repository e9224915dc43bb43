import { openTtlCache } from '../util/ttlCache.ts';
import type { Owner } from './owner.ts';
import type { Visibility } from './policy.ts';
import type { Sql } from './store/database.ts';
import { KEPT_MS, SHORTLY_MS } from './store/retention.ts';
import { askerOf, type Store } from './store/store.ts';
import { withoutIds } from './withoutIds.ts';

/** What the bot remembers of its own messages, by their ids: what a button needs and its message has no room for. */
export interface Kept {
  /** Keeps this in place of what was kept of the message; nothing of one that was forgotten before. */
  keep(message: string, memory: Memory): Promise<void>;
  /** The whole question of a message that shows only its beginning: what is still kept of it. */
  question(message: string): Promise<{ text?: Owned; after?: Owned }>;
  /** What the answer in a message cited. */
  cited(message: string): Promise<Cited>;
  /** Counts more sentences among those that the answer in a message cited. */
  cite(message: string, sentences: readonly string[], owner: Owner): Promise<void>;
  /** Marks this page of a message as shared; false if it was already. Survives a restart. */
  share(page: Page): Promise<boolean>;
  /** Marks it as posted, too. */
  posted(page: Page): Promise<void>;
  /** Whether one that is marked as shared has been posted. */
  wasPosted(page: Page): Promise<boolean>;
  /** Undoes `share`. */
  unshare(page: Page): Promise<void>;
  /** Which message answers a question, so that edits and deletions find it; for an hour. */
  answered(question: string, answer: AnswerOf, owner: Owner): Promise<void>;
  /** What was kept of that; null when there is nothing. */
  answerOf(question: string): Promise<AnswerOf | null>;
  /** A message is no more: from now on, what this process keeps of it is forgotten again. */
  gone(message: string): void;
  /** Forgets a message that is no more, and the question that it declined. */
  forget(message: string): Promise<void>;
  /** Forgets the question that a message declined: it was changed. */
  forgetQuestion(message: string): Promise<void>;
  /** Forgets the question of a decline that nobody was shown. */
  forgetDecline(declined: number): Promise<void>;
  /** Whose a text is that somebody wrote and another one asks about; undefined when nothing can be kept about them. */
  origin(owner: Owner): Promise<Origin | undefined>;
}

/** Who wrote a text, as a code, and when it was first kept, in milliseconds since 1970. */
export interface Origin {
  asker: string;
  at: number;
}

export interface Owned extends Origin {
  value: string;
}

/** The sentences that an answer cited (see `Citation.sentences`), and those cited before it in the conversation. */
export interface Cited {
  before: readonly string[];
  shown: readonly string[];
}

/** The answer to somebody's message. */
export interface AnswerOf {
  /** The id of the message that answers. */
  message: string;
  /** That of its channel; unless given, that of the question. */
  channel?: string;
  /** When what it answers was last edited, in milliseconds since 1970; null: never. */
  edited: number | null;
  /** It was counted as a question. */
  counted: boolean;
}

/** What a message showed when it was shared. */
export interface Page {
  message: string;
  /** Tells it from its other pages. */
  digest: string;
  server: string | null;
}

export interface Memory extends Owner, Cited {
  visibility: Visibility;
  /** Where the message shows only its beginning: a text of the owner, or one that was kept before. */
  text?: string | Owned;
  /** The same of the question before. */
  after?: string | Owned;
  /** The number of the decline that the message tells of. */
  declined?: number;
}

/** `now` is milliseconds since 1970. */
export function openKept(store: Store, now: () => number = Date.now): Kept {
  // So that two presses count once even where nothing can be kept.
  const shared = openTtlCache<true>(1000, SHORTLY_MS, now);
  // A message may be gone before Discord has told its id to whoever sent it.
  const gone = openTtlCache<true>(1000, GONE_MS, now);

  const get = async (sql: Sql, message: string, part: Part) =>
    (await sql.read<Owned>(GET, message, part, now()))[0];
  const cited = async (sql: Sql, message: string): Promise<Cited> => {
    const found = await get(sql, message, 'cited');
    return found ? JSON.parse(found.value) : NOTHING;
  };

  const erase = (message: string) =>
    store.erase(async (sql) => {
      await sql.write(FORGET, message);
      await sql.write(CHANGED, message);
      await sql.write(NOBODY_WAITS, message);
    }, undefined);

  return {
    async keep(message, { before, shown, text, after, declined, server, user, visibility }) {
      const long = visibility === 'private' || server === null ? SHORTLY_MS : KEPT_MS;
      const own = await askerOf(store, server, user);
      const put = async (sql: Sql, part: Part, given: string | Owned | undefined, ms: number) => {
        if (given === undefined) return;
        const { value, asker, at } =
          typeof given === 'string' ? { value: given, asker: own, at: now() } : given;
        // Without a code for its owner, nobody could see or delete it, so it is not kept.
        if (asker === null) return;
        // No matter how often it is shown again.
        const until = Math.min(now() + ms, at + KEPT_MS);
        await sql.write(PUT, message, part, server, asker, at, until, withoutIds(value));
      };
      await store.use(
        (db) =>
          db.transaction(async (sql) => {
            await sql.write(REPLACED, message);
            if (declined !== undefined) await sql.write(DECLINED, message, declined);
            await put(sql, 'text', text, long);
            await put(sql, 'after', after, long);
            if (before.length + shown.length)
              await put(sql, 'cited', JSON.stringify({ before, shown }), SHORTLY_MS);
          }),
        undefined,
      );
      // Looked at only now: what is forgotten later finds what was kept.
      if (gone.get(message)) await erase(message);
    },

    question: (message) =>
      store.use(async (db) => {
        const [text, after] = [await get(db, message, 'text'), await get(db, message, 'after')];
        return { ...(text && { text }), ...(after && { after }) };
      }, {}),

    cited: (message) => store.use((db) => cited(db, message), NOTHING),

    async cite(message, sentences, { server, user }) {
      const asker = await askerOf(store, server, user);
      if (asker === null) return;
      await store.use(
        (db) =>
          db.transaction(async (sql) => {
            const { before, shown } = await cited(sql, message);
            const value = JSON.stringify({ before, shown: [...new Set([...shown, ...sentences])] });
            await sql.write(CITE, message, server, asker, now(), now() + SHORTLY_MS, value);
          }),
        undefined,
      );
      if (gone.get(message)) await erase(message);
    },

    async answered(question, answer, { server, user }) {
      const asker = await askerOf(store, server, user);
      if (asker === null) return;
      const row = [question, 'answer', server, asker, now(), now() + ANSWER_MS, JSON.stringify(answer)];
      await store.use((db) => db.write(PUT, ...row), 0);
    },

    answerOf: (question) =>
      store.use(async (db) => {
        const found = await get(db, question, 'answer');
        return found ? JSON.parse(found.value) : null;
      }, null),

    gone: (message) => gone.set(message, true),

    async share({ message, digest, server }) {
      const page = `shared ${digest}`;
      // Both at once: another press finds it, however long the database takes.
      if (shared.get(message + page)) return false;
      shared.set(message + page, true);
      const row = [message, page, server, now(), now() + SHORTLY_MS, now()];
      return store.use(async (db) => (await db.write(SHARE, ...row)) > 0, true);
    },

    async posted({ message, digest }) {
      await store.use((db) => db.write(POSTED, message, `shared ${digest}`), 0);
    },

    wasPosted: ({ message, digest }) =>
      store.use(async (db) => (await db.read(WAS_POSTED, message, `shared ${digest}`)).length > 0, true),

    async unshare({ message, digest }) {
      const page = `shared ${digest}`;
      await store.use((db) => db.write(UNSHARE, message, page), 0);
      // Last: a press that found it free before would be undone.
      shared.delete(message + page);
    },

    async forget(message) {
      gone.set(message, true);
      await erase(message);
    },

    async forgetQuestion(message) {
      await store.erase(async (sql) => {
        await sql.write(CHANGED, message);
        await sql.write(NOBODY_WAITS, message);
      }, undefined);
    },

    async forgetDecline(declined) {
      await store.erase((sql) => sql.write(UNSEEN, declined), 0);
    },

    async origin({ server, user }) {
      const asker = await askerOf(store, server, user);
      return asker === null ? undefined : { asker, at: now() };
    },
  };
}

type Part = 'text' | 'after' | 'cited' | 'answer';

const NOTHING: Cited = { before: [], shown: [] };

/** Longer than Discord takes to tell of a message that it was sent: a token of an interaction lasts a quarter of an hour. */
const GONE_MS = 60 * 60_000;

/** So long after it, an edit or a deletion of a question is followed. */
export const ANSWER_MS = 60 * 60_000;

const COLUMNS = '(message, part, server, asker, at, until, value)';
const GET = 'SELECT value, asker, at FROM kept WHERE message = ? AND part = ? AND until > ?';
// Put after what was there is deleted, but two may show a message at the same time.
const PUT = `INSERT INTO kept ${COLUMNS} VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (message, part) DO UPDATE SET server = excluded.server, asker = excluded.asker,
  at = excluded.at, until = excluded.until, value = excluded.value`;
const REPLACED = "DELETE FROM kept WHERE message = ? AND part IN ('text', 'after', 'cited')";
const CITE = `INSERT INTO kept ${COLUMNS} VALUES (?, 'cited', ?, ?, ?, ?, ?)
  ON CONFLICT (message, part) DO UPDATE SET value = excluded.value`;
// An expired one counts as missing.
const SHARE = `INSERT INTO kept ${COLUMNS} VALUES (?, ?, ?, NULL, ?, ?, '')
  ON CONFLICT (message, part) DO UPDATE SET until = excluded.until, value = '' WHERE kept.until <= ?`;
const POSTED = "UPDATE kept SET value = 'posted' WHERE message = ? AND part = ?";
const WAS_POSTED = "SELECT value FROM kept WHERE message = ? AND part = ? AND value = 'posted'";
const UNSHARE = 'DELETE FROM kept WHERE message = ? AND part = ?';
const FORGET = 'DELETE FROM kept WHERE message = ?';
const DECLINED = 'UPDATE declines SET message = ? WHERE id = ?';
const CHANGED = 'UPDATE declines SET question = NULL WHERE message = ?';
const NOBODY_WAITS = 'DELETE FROM waiting WHERE message = ?';
const UNSEEN = 'UPDATE declines SET question = NULL WHERE id = ?';
