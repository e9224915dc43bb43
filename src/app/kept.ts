import { openTtlCache } from '../util/ttlCache.ts';
import type { Visibility } from './policy.ts';
import { KEPT_MS, SHORTLY_MS } from './store/retention.ts';
import { askerOf, type Store } from './store/store.ts';
import { withoutIds } from './withoutIds.ts';

/** What the bot remembers of its own messages, by their ids: what a button needs and its message has no room for. */
export interface Kept {
  /** Keeps this in place of what was kept of the message. */
  keep(message: string, memory: Memory): void;
  /** The whole question of a message that shows only its beginning: what is still kept of it. */
  question(message: string): { text?: Owned; after?: Owned };
  /** What the answer in a message cited. */
  cited(message: string): Cited;
  /** Counts more sentences among those that the answer in a message cited. */
  cite(message: string, sentences: readonly string[], owner: Owner): void;
  /** Marks this page of a message as shared; false if it was already. Survives a restart. */
  share(page: Page): boolean;
  /** Undoes `share`. */
  unshare(page: Page): void;
  /** Forgets a message that is no more, and the question that it declined. */
  forget(message: string): void;
  /** Forgets the question that a message declined: it was changed. */
  forgetQuestion(message: string): void;
  /** Forgets the question of a decline that nobody was shown. */
  forgetDecline(declined: number): void;
  /** Whose a text is that somebody wrote and another one asks about; undefined when nothing can be kept about them. */
  origin(owner: Owner): Origin | undefined;
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

/** Whose message it is. */
export interface Owner {
  /** Null outside of servers that have the bot. */
  server: string | null;
  /** The id of who asked. */
  user: string;
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

  const get = (message: string, part: Part) =>
    store.use((db) => db.prepare(GET).get(message, part, now()) as Owned | undefined, undefined);

  const cited = (message: string): Cited => {
    const found = get(message, 'cited');
    return found ? JSON.parse(found.value) : NOTHING;
  };

  return {
    keep(message, { before, shown, text, after, declined, server, user, visibility }) {
      const long = visibility === 'private' || server === null ? SHORTLY_MS : KEPT_MS;
      store.use((db) => {
        const own = askerOf(store, server, user);
        const put = (part: Part, given: string | Owned | undefined, ms: number) => {
          if (given === undefined) return;
          const { value, asker, at } =
            typeof given === 'string' ? { value: given, asker: own, at: now() } : given;
          // Without a code for its owner, nobody could see or delete it, so it is not kept.
          if (asker === null) return;
          // No matter how often it is shown again.
          const until = Math.min(now() + ms, at + KEPT_MS);
          db.prepare(PUT).run(message, part, server, asker, at, until, withoutIds(value));
        };
        db.transaction(() => {
          db.prepare(REPLACED).run(message);
          if (declined !== undefined) db.prepare(DECLINED).run(message, declined);
          put('text', text, long);
          put('after', after, long);
          if (before.length + shown.length) put('cited', JSON.stringify({ before, shown }), SHORTLY_MS);
        })();
      }, undefined);
    },

    question(message) {
      const [text, after] = [get(message, 'text'), get(message, 'after')];
      return { ...(text && { text }), ...(after && { after }) };
    },

    cited,

    cite(message, sentences, { server, user }) {
      const { before, shown } = cited(message);
      const value = JSON.stringify({ before, shown: [...new Set([...shown, ...sentences])] });
      store.use((db) => {
        const asker = askerOf(store, server, user);
        if (asker !== null) db.prepare(CITE).run(message, server, asker, now(), now() + SHORTLY_MS, value);
      }, undefined);
    },

    share({ message, digest, server }) {
      const page = `shared ${digest}`;
      if (shared.get(message + page)) return false;
      shared.set(message + page, true);
      return store.use(
        (db) => db.prepare(SHARE).run(message, page, server, now(), now() + SHORTLY_MS, now()).changes > 0,
        true,
      );
    },

    unshare({ message, digest }) {
      const page = `shared ${digest}`;
      shared.delete(message + page);
      store.use((db) => db.prepare(UNSHARE).run(message, page), undefined);
    },

    forget(message) {
      store.erase((db) => {
        db.prepare(FORGET).run(message);
        db.prepare(CHANGED).run(message);
      }, undefined);
    },

    forgetQuestion(message) {
      store.erase((db) => db.prepare(CHANGED).run(message), undefined);
    },

    forgetDecline(declined) {
      store.erase((db) => db.prepare(UNSEEN).run(declined), undefined);
    },

    origin({ server, user }) {
      const asker = askerOf(store, server, user);
      return asker === null ? undefined : { asker, at: now() };
    },
  };
}

type Part = 'text' | 'after' | 'cited';

const NOTHING: Cited = { before: [], shown: [] };

const GET = 'SELECT value, asker, at FROM kept WHERE message = ? AND part = ? AND until > ?';
const PUT = 'INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?, ?)';
const REPLACED = "DELETE FROM kept WHERE message = ? AND part IN ('text', 'after', 'cited')";
const CITE = `INSERT INTO kept VALUES (?, 'cited', ?, ?, ?, ?, ?)
  ON CONFLICT (message, part) DO UPDATE SET value = excluded.value`;
// An expired one counts as missing.
const SHARE = `INSERT INTO kept VALUES (?, ?, ?, NULL, ?, ?, '')
  ON CONFLICT (message, part) DO UPDATE SET until = excluded.until WHERE until <= ?`;
const UNSHARE = 'DELETE FROM kept WHERE message = ? AND part = ?';
const FORGET = 'DELETE FROM kept WHERE message = ?';
const DECLINED = 'UPDATE declines SET message = ? WHERE rowid = ?';
const CHANGED = 'UPDATE declines SET question = NULL WHERE message = ?';
const UNSEEN = 'UPDATE declines SET question = NULL WHERE rowid = ?';
