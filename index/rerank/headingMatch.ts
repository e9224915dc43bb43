import { type Match, matchWords } from './match.ts';
import type { WeightedQuery } from './weightedQuery.ts';
import type { WordMatch } from './wordMatcher.ts';

/** How a question's words stand above a passage. */
export interface HeadingMatch {
  /** In its headings: what they say holds for all below them. Often the heading is the question. */
  headings: Match;
  /** In the article's title too, which nearly every question about the article has words of. */
  titleAndHeadings: Float32Array;
}

/** Matches the words of a title and those of the headings below it. */
export function matchHeadings(
  title: readonly WordMatch[],
  headings: readonly WordMatch[],
  query: WeightedQuery,
): HeadingMatch {
  const match = (words: readonly WordMatch[]) => {
    const counts = new Uint8Array(query.stems.length);
    for (const { stem } of words) if (stem >= 0) counts[stem] = 1;
    return matchWords(counts, words.length, query);
  };
  return { headings: match(headings), titleAndHeadings: match([...title, ...headings]).similarities };
}
