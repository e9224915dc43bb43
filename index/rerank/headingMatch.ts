import { raise, scoreBm25 } from './match.ts';
import type { WeightedQuery } from './weightedQuery.ts';
import type { WordMatches } from './wordMatcher.ts';

/** How a question's words stand above a passage. */
export interface HeadingMatch {
  /** In its headings: what they say holds for all below them. Often the heading is the question. */
  headings: StemMatch;
  /** In the article's title too, which nearly every question about the article has words of. */
  titleAndHeadings: Float32Array;
  /** The same by nearness in meaning or spelling. */
  nearness: Float32Array;
}

/** Which of the question's stems stand among some words, 1 for those, and their BM25 over the most that is possible. */
interface StemMatch {
  similarities: Float32Array;
  bm25: number;
}

/** What stands below headings. */
export interface Below {
  /** How many words. */
  length: number;
  /** Nothing stands between it and the nearest heading, which has so many words; else 0. */
  firstUnder: number;
}

/**
 * Matches the words of a title, the first `titleLength`, and those of the headings below it. Few words under a heading say only with title and
 * heading what they are (“Sauna”, “Owner”: “Kaisa Lehto”): then the title counts as a heading where a heading has a word of
 * the question. What comes first under a heading of just the question's words is what was asked for (“What is a branch?”,
 * “Branch”): it matches as well as anything can.
 */
export function matchHeadings(
  words: Uint32Array,
  titleLength: number,
  matches: WordMatches,
  query: WeightedQuery,
  { length, firstUnder }: Below,
): HeadingMatch {
  const headings = words.subarray(titleLength);
  const [own, all] = [matchStems(headings, matches, query), matchStems(words, matches, query)];
  const { similarities } = all;
  const nearness = nearnessOf(words, matches, query.stems.length);
  if (firstUnder > 0 && isAsked(headings.subarray(-firstUnder), similarities, matches, query))
    return { headings: { similarities, bm25: 1 }, titleAndHeadings: similarities, nearness };
  return {
    headings: length <= FEW_WORDS && own.bm25 > 0 ? all : own,
    titleAndHeadings: similarities,
    nearness,
  };
}

function matchStems(words: Uint32Array, { stems }: WordMatches, query: WeightedQuery): StemMatch {
  const similarities = new Float32Array(query.stems.length);
  for (let i = 0; i < words.length; i++) {
    const stem = stems[words[i] as number] as number;
    if (stem >= 0) similarities[stem] = 1;
  }
  return { similarities, bm25: scoreBm25(similarities, words.length, query) };
}

/** How near the nearest of some words is to each of the question's `count` stems. */
function nearnessOf(words: Uint32Array, { rows, nearness }: WordMatches, count: number): Float32Array {
  const nearest = new Float32Array(count);
  for (let i = 0; i < words.length; i++) {
    const row = nearness[words[i] as number] as number;
    if (row > 0) raise(nearest, 0, rows.values, row * count, count);
  }
  return nearest;
}

const FEW_WORDS = 12;

/** Are more than half of a heading's words asked, and does it, with title and headings, have all that is asked? */
function isAsked(
  heading: Uint32Array,
  similarities: Float32Array,
  matches: WordMatches,
  { stems }: WeightedQuery,
): boolean {
  const asked = heading.filter((word) => stems[matches.stems[word] as number]?.isContentWord).length;
  const all = stems.every(({ isContentWord }, q) => !isContentWord || (similarities[q] as number) > 0);
  return asked > 0 && all && asked * 2 > heading.length;
}
