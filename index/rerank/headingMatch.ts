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

/** What stands below headings. */
export interface Below {
  /** How many words. */
  length: number;
  /** Nothing stands between it and the nearest heading, which has so many words; else 0. */
  firstUnder: number;
}

/**
 * Matches the words of a title and those of the headings below it. Few words under a heading say only with title and
 * heading what they are (“Sauna”, “Owner”: “Kaisa Lehto”): then the title counts as a heading where a heading has a word of
 * the question. What comes first under a heading of just the question's words is what was asked for (“What is a branch?”,
 * “Branch”): it matches as well as anything can.
 */
export function matchHeadings(
  title: readonly WordMatch[],
  headings: readonly WordMatch[],
  query: WeightedQuery,
  { length, firstUnder }: Below,
): HeadingMatch {
  const match = (words: readonly WordMatch[]) => {
    const counts = new Uint8Array(query.stems.length);
    for (const { stem } of words) if (stem >= 0) counts[stem] = 1;
    return matchWords(counts, words.length, query);
  };
  const above = [...title, ...headings];
  const [own, all] = [match(headings), match(above)];
  const { similarities } = all;
  const nearness = nearnessOf(above, query.stems.length);
  if (firstUnder > 0 && isAsked(headings.slice(-firstUnder), all, query))
    return { headings: { similarities, bm25: 1 }, titleAndHeadings: similarities, nearness };
  return {
    headings: length <= FEW_WORDS && own.bm25 > 0 ? all : own,
    titleAndHeadings: similarities,
    nearness,
  };
}

const FEW_WORDS = 12;

/** Are more than half of a heading's words asked, and does it, with title and headings, have all that is asked? */
function isAsked(
  heading: readonly WordMatch[],
  { similarities }: Pick<Match, 'similarities'>,
  { stems }: WeightedQuery,
): boolean {
  const asked = heading.filter(({ stem }) => stems[stem]?.isContentWord).length;
  const all = stems.every(({ isContentWord }, q) => !isContentWord || (similarities[q] as number) > 0);
  return asked > 0 && all && asked * 2 > heading.length;
}
