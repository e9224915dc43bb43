import { collapseWhitespace } from '../../index/index.ts';
import { openServerBook } from './serverBook.ts';
import type { Signals } from './signals.ts';
import { noStore, type Store } from './store/store.ts';
import { keyOf } from './terms.ts';
import type { Text } from './text.ts';

/** A word of a server's own, as its members write it, and what it means. */
export interface Synonym {
  word: string;
  means: string;
}

/** The synonyms of all servers. They are read for every question, so they are held in memory. */
export interface SynonymBook {
  /** In the order of their words; outside of a server (null) none. Null when they could not be read. */
  of(server: string | null): Promise<readonly Synonym[] | null>;
  /** Adds one, in the place of that of the same word. Null when it could not be kept, or is one more than `MOST`. */
  put(server: string, synonym: Synonym): Promise<readonly Synonym[] | null>;
  remove(server: string, word: string): Promise<readonly Synonym[] | null>;
  /** The servers that have any. */
  servers(): Promise<string[]>;
  /** The server has removed the bot: its synonyms are deleted after thirty days (see `prune`), unless it comes back. */
  leave(server: string): Promise<void>;
  comeBack(server: string): Promise<void>;
}

/** So many a server may have, */
export const MOST = 200;
/** and so long each may be, in UTF-16 units: a word fits into the custom id of a button. */
export const LONGEST = { word: 50, means: 100 } as const;

/** Others that share the store are told of changes, and tell of theirs, by `signals`; `now` is milliseconds since 1970. */
export function openSynonyms(store: Store, signals?: Signals, now: () => number = Date.now): SynonymBook {
  if (store === noStore) return NONE;
  const book = openServerBook(store, { table: 'synonyms', read: readSynonyms }, signals);
  return {
    of: async (server) => (server === null ? [] : book.of(server)),
    put: (server, synonym) =>
      book.change(server, (before) => {
        const next = [...without(before, synonym.word), synonym];
        return next.length > MOST ? null : next.sort((a, b) => a.word.localeCompare(b.word, 'en'));
      }),
    remove: (server, word) => book.change(server, (before) => without(before, word)),

    async servers() {
      const rows = await store.use((db) => db.read<{ server: string }>('SELECT server FROM synonyms'), []);
      return rows.map(({ server }) => server);
    },

    async leave(server) {
      await store.use((db) => db.write(LEAVING, now(), server), 0);
      book.forget(server);
    },

    async comeBack(server) {
      await store.use((db) => db.write('UPDATE synonyms SET left_at = NULL WHERE server = ?', server), 0);
      // They may be gone by then.
      book.forget(server);
    },
  };
}

/** Told again, it changes nothing: what counts is since when. */
const LEAVING = 'UPDATE synonyms SET left_at = ? WHERE server = ? AND left_at IS NULL';

const NONE: SynonymBook = {
  of: async () => [],
  put: async () => null,
  remove: async () => null,
  servers: async () => [],
  leave: async () => {},
  comeBack: async () => {},
};

/** What was typed as one; null where it cannot be: too long, without a letter, or where both are the same. */
export function readSynonym(word: string, means: string): Synonym | null {
  const typed = { word: tidied(word), means: tidied(means) };
  const keys = { word: keyOf(typed.word), means: keyOf(typed.means) };
  const fits = typed.word.length <= LONGEST.word && typed.means.length <= LONGEST.means;
  return fits && keys.word && keys.means && keys.word !== keys.means ? typed : null;
}

/** How it is shown: a word and what it means. */
export function pairOf({ word, means }: Synonym): Text {
  return [{ written: word }, ' = ', { written: means }];
}

/** The one of a word, however that is written. */
export function synonymOf(synonyms: readonly Synonym[], word: string): Synonym | undefined {
  const key = keyOf(word);
  return synonyms.find((one) => keyOf(one.word) === key);
}

function without(synonyms: readonly Synonym[], word: string): Synonym[] {
  const key = keyOf(word);
  return synonyms.filter((one) => keyOf(one.word) !== key);
}

function tidied(typed: string): string {
  return collapseWhitespace(typed.normalize('NFC')).trim();
}

/** Synonyms as they were kept, whoever wrote them: what is none is left out. */
export function readSynonyms(kept: string | null): Synonym[] {
  const value: unknown = JSON.parse(kept ?? '[]');
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const { word, means } = (one ?? {}) as Record<string, unknown>;
    const read = typeof word === 'string' && typeof means === 'string' ? readSynonym(word, means) : null;
    return read ? [read] : [];
  });
}
