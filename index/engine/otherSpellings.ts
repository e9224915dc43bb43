import { joinFinder, joinNeighbours } from '../text/joins.ts';
import { unspaced } from '../text/scripts.ts';
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
  const { analyzer } = engine;
  const content = new Set(query.contentWords);
  const joins = joinNeighbours(query.words).filter(({ words }) => words.some((word) => content.has(word)));
  const isForeign = language !== null && language !== analyzer.language;
  const whole = isForeign ? [] : [...content].filter(isDivisible);
  const asked = [...joins.map(({ joined }) => joined), ...whole, ...whole.flatMap(pieces)];
  if (asked.length === 0) return query;
  const terms = [...new Set(asked.map(analyzer.stem))];
  const counts = await engine.statistics({ terms: { text: terms, title: terms } });
  const frequency = (word: string) => {
    const stem = analyzer.stem(word);
    return counts.documentFrequency('text', stem) + counts.documentFrequency('title', stem);
  };
  const found = joins.filter(({ joined }) => frequency(joined) > 0);
  const parts = new Map(
    whole.filter((word) => frequency(word) === 0).map((word) => [word, divide(word, frequency)]),
  );
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

/** The parts, by word, that make up their word somewhere in the articles: next to each other, as far as a search for them tells. */
async function neighbouring(
  engine: SearchEngine,
  query: Query,
  parts: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const searchWords = [...parts.values()].flat();
  if (searchWords.length === 0) return [];
  const find = joinFinder([...parts.keys()]);
  const candidates = await engine.search({ ...query, searchWords, stems: [] }, LOOKED_THROUGH);
  const found = candidates.flatMap(({ words: { title, heading, sentences } }) =>
    [title, heading, ...sentences].flatMap(find),
  );
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
