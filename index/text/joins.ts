import { fnv1a } from './hash.ts';
import { HashFilter } from './hashFilter.ts';
import { unspaced } from './scripts.ts';

/** Neighbouring words written as one: Wi-Fi and wifi, parse manifest file and parseManifestFile. */
export interface Join {
  joined: string;
  words: readonly string[];
}

/** Two to four neighbouring words, as one. None of words without spaces between them, which are cut by a dictionary. */
export function joinNeighbours(words: readonly string[]): Join[] {
  const joins: Join[] = [];
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= Math.min(words.length, from + MAX_PARTS); to++) {
      const parts = words.slice(from, to);
      const joined = parts.join('');
      if (joined.length >= MIN_JOINED && /\p{L}/u.test(joined) && !unspaced.test(joined))
        joins.push({ joined, words: parts });
    }
  return joins;
}

/** Finds words that stand in a text as two to four neighbouring ones. */
export interface JoinFinder {
  /** False: none of them begins with the word of this hash (FNV-1a). */
  mayBegin(hash: number): boolean;
  /** Those that the words from `at` on make up. */
  at(words: readonly string[], at: number): readonly string[];
  /** All of them in a text, in order. */
  in(words: readonly string[]): readonly string[];
  /** How many words make up one, at most. */
  most: number;
}

/** Finds these words (`whole`) by how they begin, so that it takes as long as the text is. */
export function joinFinder(whole: readonly string[]): JoinFinder {
  const byBeginning = new Map<string, string[]>();
  for (const word of new Set(whole)) {
    if (word.length < MIN_JOINED || word.length > MAX_JOINED || unspaced.test(word)) continue;
    for (let end = 1; end < word.length; end++) {
      const beginning = word.slice(0, end);
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), word]);
    }
  }
  const filter = new HashFilter(Array.from(byBeginning.keys(), fnv1a));
  const foundAt = (words: readonly string[], at: number) => {
    const begun = byBeginning.get(words[at] as string);
    return begun?.filter((word) => isMadeOf(word, words, at)) ?? NONE;
  };
  return {
    mayBegin: (hash) => filter.mayHave(hash),
    at: foundAt,
    in: (words) => (byBeginning.size === 0 ? NONE : words.flatMap((_, at) => foundAt(words, at))),
    most: MAX_PARTS,
  };
}

function isMadeOf(word: string, words: readonly string[], at: number): boolean {
  let made = words[at] as string;
  for (const next of words.slice(at + 1, at + MAX_PARTS)) {
    made += next;
    if (made.length >= word.length) break;
  }
  return made === word;
}

const NONE: readonly string[] = [];

const MAX_PARTS = 4;

/** Shorter ones are made by chance. */
const MIN_JOINED = 4;

/** Longer ones are no words, and to have all their beginnings takes the square of their length. */
const MAX_JOINED = 200;
