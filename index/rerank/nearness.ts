import type { PackedMeaning } from '../engine/analyzer.ts';
import { leastSimilarity, type QueryStem } from '../engine/query.ts';
import { cosineAbove } from '../wordvectors/nearestWords.ts';
import { sharedWordVectors } from '../wordvectors/shared.ts';

/**
 * Tells how near a word is to each stem of a question, 0 to 1, by its meaning and by its similarity in spelling (see
 * `similaritiesTo`), whichever is greater; null for a stranger to all.
 */
export type Nearness = (
  meaning: PackedMeaning | null,
  similarities: Float32Array | null,
) => Float32Array | null;

export function nearnessTo(stems: readonly QueryStem[]): Nearness {
  const table = sharedWordVectors();
  const known = stems.flatMap((stem, place) =>
    stem.meaning && stem.rarity >= MIN_RARITY
      ? [{ place, products: table.products(stem.meaning), least: leastSimilarity(stem) }]
      : [],
  );
  return (meaning, similarities) => {
    if (!meaning) return similarities;
    let nearness: Float32Array | null = null;
    for (const { place, products, least } of known) {
      const cosine = cosineAbove(least, products, meaning.packed, meaning.scale);
      if (cosine <= (similarities?.[place] ?? 0)) continue;
      nearness ??= similarities?.slice() ?? new Float32Array(stems.length);
      nearness[place] = Math.min(1, cosine);
    }
    return nearness ?? similarities;
  };
}

/** What the words nearest to commoner ones add cannot be told from nothing: such a word is more than 1 in 200 of a language. */
const MIN_RARITY = 0.15;
