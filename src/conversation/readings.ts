import type { Synonym } from '../app/synonyms.ts';
import { between, keyOf, type Term, termsIn } from '../app/terms.ts';

/** A text with words of a server's own in the place of what they mean, or the other way round. */
export interface Reading {
  text: string;
  /** Those that were read so. */
  by: readonly Synonym[];
}

/**
 * How else a text may be read by a server's synonyms: with what its words mean, and with the words that mean what it says. None where
 * it has neither. A word is replaced once: what stands in its place is not read again.
 */
export function readingsOf(text: string, synonyms: readonly Synonym[]): Reading[] {
  if (synonyms.length === 0) return [];
  const uses = usesIn(text, synonyms);
  const readings = [replaced(text, uses, MEANT), ...WORDS.map((pick) => replaced(text, uses, pick))];
  return readings
    .filter((one, at) => readings.findIndex((other) => other.text === one.text) === at && one.text !== text)
    .slice(0, MOST);
}

/** What a text means: what its words of a server's own mean is in their place. */
export function meantBy(text: string, synonyms: readonly Synonym[]): string {
  return synonyms.length === 0 ? text : replaced(text, usesIn(text, synonyms), MEANT).text;
}

/** Each is a search of its own, beside that for the text as it is written. */
const MOST = 2;

/** What can be said in another way: a word, what one or several words mean, or both. */
interface Entry {
  means?: Synonym;
  words: Synonym[];
}

/** A place where a text uses one. */
interface Use {
  entry: Entry;
  from: number;
  to: number;
}

/** By which synonym, and with what, something is replaced. */
type Pick = (entry: Entry) => { by: Synonym; to: string } | null;

const MEANT: Pick = ({ means }) => (means ? { by: means, to: means.means } : null);

/** Two words may mean the same. */
const WORDS: readonly Pick[] = [0, 1].map((at) => ({ words }) => {
  const by = words[Math.min(at, words.length - 1)];
  return by ? { by, to: by.word } : null;
});

function replaced(text: string, uses: readonly Use[], pick: Pick): Reading {
  const by = new Set<Synonym>();
  let read = '';
  let end = 0;
  for (const { entry, from, to } of uses) {
    const picked = pick(entry);
    if (!picked) continue;
    by.add(picked.by);
    read += text.slice(end, from) + picked.to;
    end = to;
  }
  return { text: read + text.slice(end), by: [...by] };
}

/** From the first to the last, the longest that begins at each place: in “guild gold” the gold is not a word of its own. */
function usesIn(text: string, synonyms: readonly Synonym[]): Use[] {
  const lexicon = lexiconOf(synonyms);
  const terms = termsIn(text);
  const uses: Use[] = [];
  for (let at = 0; at < terms.length; ) {
    const found = longestAt(text, terms, at, lexicon);
    if (found) uses.push(found.use);
    at = found?.next ?? at + 1;
  }
  return uses;
}

function longestAt(
  text: string,
  terms: readonly Term[],
  begin: number,
  { entries, begins, longest }: Lexicon,
): { use: Use; next: number } | null {
  const first = terms[begin];
  if (!first || !begins.has(first.key.charAt(0))) return null;
  let found: { use: Use; next: number } | null = null;
  let key = '';
  let before: Term | undefined;
  for (let at = begin; at < terms.length && key.length < longest; at++) {
    const term = terms[at] as Term;
    if (before && SENTENCE_END.test(text.slice(before.to, term.from))) break;
    key += between(before, term) + term.key;
    const entry = entries.get(key);
    if (entry) found = { use: { entry, from: first.from, to: term.to }, next: at + 1 };
    before = term;
  }
  return found;
}

const SENTENCE_END = /[.!?…]\s|[。！？\n]/;

interface Lexicon {
  /** By `keyOf`. */
  entries: ReadonlyMap<string, Entry>;
  /** Their first letters, */
  begins: ReadonlySet<string>;
  /** and how many the longest has. */
  longest: number;
}

function lexiconOf(synonyms: readonly Synonym[]): Lexicon {
  const known = lexicons.get(synonyms);
  if (known) return known;
  const entries = new Map<string, Entry>();
  const entryOf = (text: string) => {
    const key = keyOf(text);
    const entry = entries.get(key) ?? { words: [] };
    entries.set(key, entry);
    return entry;
  };
  for (const synonym of synonyms) {
    entryOf(synonym.word).means = synonym;
    entryOf(synonym.means).words.push(synonym);
  }
  const keys = [...entries.keys()];
  const begins = new Set(keys.map((key) => key.charAt(0)));
  const lexicon = { entries, begins, longest: Math.max(...keys.map(({ length }) => length)) };
  lexicons.set(synonyms, lexicon);
  const [oldest = synonyms] = lexicons.keys();
  if (lexicons.size > REMEMBERED) lexicons.delete(oldest);
  return lexicon;
}

/** Those of a server are the same list until they change. */
const lexicons = new Map<readonly Synonym[], Lexicon>();

/** Of two hundred words, one takes a tenth of a megabyte, or a millisecond to make anew. */
const REMEMBERED = 100;
