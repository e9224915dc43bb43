import { type Match, matchWords, nearnessOf } from './match.ts';
import type { WeightedQuery } from './weightedQuery.ts';
import type { WordMatch } from './wordMatcher.ts';

/** How a question's words stand above a passage. */
export interface HeadingMatch {
  /** In its headings: what they say holds for all below them. Often the heading is the question. */
  headings: Omit<Match, 'nearness'>;
  /** In the article's title too, which nearly every question about the article has words of. */
  titleAndHeadings: Float32Array;
  /** The same by nearness in meaning or spelling. */
  nearness: Float32Array;
}

/**
 * Matches the words of a title and those of the headings below it; `length` is how many words stand below. Few words under
 * a heading say only with title and heading what they are (“Sauna”, “Owner”: “Kaisa Lehto”): then the title counts as a
 * heading where a heading has a word of the question.
 */
export function matchHeadings(
  title: readonly WordMatch[],
  headings: readonly WordMatch[],
  query: WeightedQuery,
  length: number,
): HeadingMatch {
  const match = (words: readonly WordMatch[]) => {
    const counts = new Uint8Array(query.stems.length);
    for (const { stem } of words) if (stem >= 0) counts[stem] = 1;
    return matchWords(counts, words.length, query);
  };
  const above = [...title, ...headings];
  const [own, all] = [match(headings), match(above)];
  return {
    headings: length <= FEW_WORDS && own.bm25 > 0 ? all : own,
    titleAndHeadings: all.similarities,
    nearness: nearnessOf(above, query.stems.length),
  };
}

const FEW_WORDS = 12;
