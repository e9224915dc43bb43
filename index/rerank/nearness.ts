import type { PackedMeaning } from '../engine/analyzer.ts';
import { leastSimilarity, type QueryStem } from '../engine/query.ts';
import { CELLS, cosineAbove, nearestCells } from '../wordvectors/nearestWords.ts';
import { sharedWordVectors } from '../wordvectors/shared.ts';

/**
 * Tells how near each of some words is to each stem of a question, 0 to 1, by its meaning and by its similarity in spelling (see
 * `similaritiesTo`), whichever is greater; null for a stranger to all. Both lists have one of each word.
 */
export type Nearness = (
  meanings: readonly (PackedMeaning | null)[],
  similarities: readonly (Float32Array | null)[],
) => (Float32Array | null)[];

export function nearnessTo(stems: readonly QueryStem[]): Nearness {
  const table = sharedWordVectors();
  return (meanings, similarities) => {
    const all = [...similarities];
    // One small array is looked through for each stem; what lies behind it, only for those near.
    const cells = new Uint16Array(meanings.length);
    for (let i = 0; i < cells.length; i++) cells[i] = meanings[i]?.packed[0] ?? CELLS;
    // All words of one stem before the next, so that its products stay in the processor's cache.
    for (const [place, stem] of stems.entries()) {
      if (!stem.meaning || stem.rarity < MIN_RARITY) continue;
      const products = table.products(stem.meaning);
      const isNear = new Uint8Array(CELLS);
      for (const cell of nearestCells(table, stem.meaning, NEAR_CELLS)) isNear[cell] = 1;
      const least = leastSimilarity(stem);
      for (let i = 0; i < meanings.length; i++) {
        if (isNear[cells[i] as number] !== 1) continue;
        const meaning = meanings[i] as PackedMeaning;
        const cosine = cosineAbove(least, products, meaning.packed, meaning.scale);
        let nearness = all[i] as Float32Array | null;
        if (cosine <= (nearness?.[place] ?? 0)) continue;
        if (!nearness || nearness === similarities[i])
          nearness = nearness?.slice() ?? new Float32Array(stems.length);
        nearness[place] = Math.min(1, cosine);
        all[i] = nearness;
      }
    }
    return all;
  };
}

/**
 * Of the words at least 0.45 near a word 99 % lie in its 64 nearest cells, of those at least 0.3 near 94 %; of all words, 29 %
 * (26 November 2026).
 */
const NEAR_CELLS = 64;

/** What the words nearest to commoner ones add cannot be told from nothing: such a word is more than 1 in 200 of a language. */
const MIN_RARITY = 0.15;
