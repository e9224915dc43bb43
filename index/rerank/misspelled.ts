import { spellParts } from '../engine/passageParts.ts';
import type { Query } from '../engine/query.ts';
import type { Candidate, SearchEngine } from '../engine/searchEngine.ts';
import { bitsSet } from '../text/bits.ts';
import { editDistance } from '../text/editDistance.ts';
import { stripDiacritics } from '../text/functionWords.ts';
import { joinFinder } from '../text/joins.ts';
import { unspaced } from '../text/scripts.ts';
import { tokenize } from '../text/tokenize.ts';
import { findWord } from '../wordvectors/meaning.ts';
import { sharedWordVectors } from '../wordvectors/shared.ts';

/**
 * The words of a question that are typing errors, each with what was meant: what no article has and the table of word vectors does
 * not know, and one or two letters make it a word of a candidate. A word that is one is left alone, however near another is.
 */
export async function findMisspelled(
  engine: Pick<SearchEngine, 'analyzer' | 'lexicon' | 'statistics'>,
  { stems }: Query,
  candidates: readonly Candidate[],
): Promise<Map<string, string>> {
  const meant = new Map<string, string>();
  const unknown = stems.filter(
    ({ word, isContentWord }) =>
      isContentWord &&
      word.length >= MIN_LETTERS &&
      /^\p{L}+$/u.test(word) &&
      !unspaced.test(word) &&
      findWord(sharedWordVectors(), word) < 0,
  );
  // Most questions have none, and need not wait for the counts.
  if (unknown.length === 0) return meant;
  const counts = await engine.statistics({ terms: { text: unknown.map((own) => own.stem) } });
  const doubtful = unknown.filter((own) => counts.documentFrequency('text', own.stem) === 0);
  if (doubtful.length === 0) return meant;
  const parts = candidates.flatMap(({ words }) => spellParts(words, engine.lexicon));
  const words = countWords(parts);
  const joins = joinFinder(doubtful.map(({ word }) => word));
  const joined = parts.flatMap((part) => joins.in(part));
  const known = new Set([...words.map(({ word }) => word), ...joined].map(engine.analyzer.stem));
  for (const { word, stem: own } of doubtful) {
    const nearest = known.has(own) ? undefined : nearestTo(word, words);
    if (nearest) meant.set(word, nearest);
  }
  return meant;
}

/** A text with other words in the place of some, capitals kept. */
export function respell(text: string, meant: ReadonlyMap<string, string>): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (raw) => {
    const word = meant.get(tokenize(raw)[0] ?? '');
    if (word === undefined) return raw;
    return /^\p{Lu}/u.test(raw) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
  });
}

/** The word with the fewest errors between, of several the one that stands there most. */
function nearestTo(word: string, words: readonly Counted[]): string | undefined {
  const plain = stripDiacritics(word);
  const letters = lettersOf(plain);
  let most = word.length >= LONG ? 2 : 1;
  let nearest: Counted | undefined;
  for (const other of words) {
    if (Math.abs(other.plain.length - plain.length) > most) continue;
    // An error takes a letter away, or puts one in, or both.
    if (bitsSet(other.letters ^ letters) > 2 * most) continue;
    const edits = editDistance(plain, other.plain, most);
    if (edits > most || (edits === most && nearest && other.count <= nearest.count)) continue;
    [nearest, most] = [other, edits];
  }
  return nearest?.word;
}

/** A word of the candidates. */
interface Counted {
  word: string;
  /** How often it stands there. */
  count: number;
  /** Without accents, and which letters it has. */
  plain: string;
  letters: number;
}

function countWords(parts: readonly (readonly string[])[]): Counted[] {
  const counts = new Map<string, number>();
  for (const part of parts)
    for (const word of part)
      if (word.length >= MIN_LETTERS - 1) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Array.from(counts, ([word, count]) => {
    const plain = stripDiacritics(word);
    return { word, count, plain, letters: lettersOf(plain) };
  });
}

/** A bit for each letter that a word has; some letters share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Shorter words are made of one another by a letter. */
const MIN_LETTERS = 5;

/** Words with so many letters have room for two errors. */
const LONG = 8;
