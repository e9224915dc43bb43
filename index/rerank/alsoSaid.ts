import { joinFinder } from '../text/joins.ts';
import { namesIn } from './namesMeant.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** Tells the question's own words for what these words of a sentence or a title say otherwise; `text` is where they stand. */
export type AlsoSaid = (words: readonly string[], text: string, isTitle?: boolean) => readonly string[];

/**
 * Finds what is written as one word and asked as several, or the other way round (Wi-Fi and wifi), and names of function words (The
 * Who). Nothing in most texts.
 */
export function alsoSaidFor({ contentWords, joins, functionNames }: WeightedQuery): AlsoSaid {
  const findJoined = joinFinder(contentWords);
  const parts = new Map(joins.map(({ joined, words }) => [joined, words]));
  return (words, text, isTitle = false) => {
    const joined = findJoined(words);
    if (parts.size === 0 && functionNames.length === 0) return joined;
    const apart = words.flatMap((word) => parts.get(word) ?? []);
    return [...joined, ...apart, ...namesIn(text, words, functionNames, isTitle)];
  };
}
