import { inverseDocumentFrequency } from './bm25.ts';
import type { QueryStem } from './query.ts';

/**
 * The stems of a question that are looked for by meaning, those that weigh most first; none where none means anything but itself: that is
 * what all other legs look for. `frequencyOf` tells in how many of `passages` passages a stem stands.
 */
export function tellingStems(
  stems: readonly QueryStem[],
  passages: number,
  frequencyOf: (stem: string) => number,
): { stem: QueryStem; weight: number }[] {
  if (stems.every(({ meaning }) => !meaning)) return [];
  const weighted = stems.map((stem) => ({
    stem,
    weight: stem.rarity * inverseDocumentFrequency(frequencyOf(stem.stem), passages, 1),
  }));
  const heaviest = Math.max(0, ...weighted.map(({ weight }) => weight));
  return weighted
    .filter(({ weight }) => weight >= heaviest * LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight);
}

/** A word that weighs less than so much of the weightiest finds half of all documents and tells nothing. */
const LEAST_WEIGHT = 0.2;
