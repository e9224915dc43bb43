import { joinFinder, joinNeighbours } from '../text/joins.ts';
import { unspaced } from '../text/scripts.ts';
import { spellParts } from './passageParts.ts';
import type { Query } from './query.ts';
import type { SearchEngine } from './searchEngine.ts';

/**
 * The question as the articles may write it: neighbouring words of it that stand there as one are searched for as that too, and
 * a word that stands nowhere as the two to four neighbouring words that make it up there. Only in the `language` of the articles,
 * or where it is unknown: of a foreign word any part may stand there by chance.
 */
export async function withOtherSpellings(
  engine: SearchEngine,
  query: Query,
  language: string | null,
): Promise<Query> {
  const content = new Set(query.contentWords);
  const joins = joinNeighbours(query.words).filter(({ words }) => words.some((word) => content.has(word)));
  const isForeign = language !== null && language !== engine.analyzer.language;
  const whole = isForeign ? [] : [...content].filter(isDivisible);
  const stands = await counter(engine, [...joins.map(({ joined }) => joined), ...whole]);
  const found = joins.filter(({ joined }) => stands(joined) > 0);
  const unknown = whole.filter((word) => stands(word) === 0);
  const frequency = await counter(engine, unknown.flatMap(pieces));
  const parts = new Map(unknown.map((word) => [word, divide(word, frequency)]));
  return {
    ...query,
    searchWords: [
      ...query.searchWords,
      ...found.map(({ joined }) => joined),
      ...(await neighbouring(engine, query, parts)),
    ],
    joins: found,
  };
}

/** Tells in how many titles and texts each of these words stands. */
async function counter(engine: SearchEngine, words: readonly string[]): Promise<(word: string) => number> {
  const { stem } = engine.analyzer;
  const terms = [...new Set(words.map(stem))];
  if (terms.length === 0) return () => 0;
  const counts = await engine.statistics({ terms: { text: terms, title: terms } });
  return (word) =>
    counts.documentFrequency('text', stem(word)) + counts.documentFrequency('title', stem(word));
}

/** The parts, by word, that make up their word somewhere in the articles: next to each other, as far as a search for them tells. */
async function neighbouring(
  engine: SearchEngine,
  query: Query,
  parts: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const searchWords = [...parts.values()].flat();
  if (searchWords.length === 0) return [];
  const joins = joinFinder([...parts.keys()]);
  const candidates = await engine.search({ ...query, searchWords, stems: [] }, LOOKED_THROUGH);
  const found = candidates
    .flatMap(({ words }) => spellParts(words, engine.lexicon))
    .flatMap((part) => joins.in(part));
  return [...new Set(found)].flatMap((word) => parts.get(word) ?? []);
}

/** What has rare words next to each other is among the first. */
const LOOKED_THROUGH = 16;

function isDivisible(word: string): boolean {
  return (
    word.length >= 2 * MIN_PIECE &&
    word.length <= MAX_DIVIDED &&
    /^\p{L}+$/u.test(word) &&
    !unspaced.test(word)
  );
}

/** All that may be a part of a word. */
function pieces(word: string): string[] {
  const found: string[] = [];
  for (let from = 0; from + MIN_PIECE <= word.length; from++)
    for (let to = from + MIN_PIECE; to <= word.length; to++) found.push(word.slice(from, to));
  return found;
}

/** The fewest words that stand in the articles and make up a word, and of these the rarest; none where there are none. */
function divide(word: string, frequency: (word: string) => number, most = MAX_PIECES): string[] {
  let best: string[] = [];
  let least = Infinity;
  for (let at = MIN_PIECE; at + MIN_PIECE <= word.length; at++) {
    const [first, rest] = [word.slice(0, at), word.slice(at)];
    const common = Math.max(frequency(first), frequency(rest));
    if (frequency(first) === 0 || frequency(rest) === 0 || common >= least) continue;
    [best, least] = [[first, rest], common];
  }
  if (best.length > 0 || most <= 2) return best;
  for (let at = word.length - MIN_PIECE; at >= MIN_PIECE; at--) {
    if (frequency(word.slice(0, at)) === 0) continue;
    const rest = divide(word.slice(at), frequency, most - 1);
    if (rest.length > 0) return [word.slice(0, at), ...rest];
  }
  return [];
}

const MIN_PIECE = 2;
const MAX_PIECES = 4;

/** Letters; longer words are addresses and keys. */
const MAX_DIVIDED = 30;
