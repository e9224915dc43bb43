import type { PackedMeaning } from '../engine/analyzer.ts';
import { leastSimilarity, type QueryStem } from '../engine/query.ts';
import { cosineAbove, markNearest } from '../wordvectors/nearestWords.ts';
import { productsOf } from '../wordvectors/products.ts';
import { sharedWordVectors } from '../wordvectors/shared.ts';
import { CODE_BYTES } from '../wordvectors/wordVectors.ts';

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
    const { places, cells, codes, scales } = gather(meanings);
    // All words of one stem before the next, so that its products stay in the processor's cache.
    for (const [stemPlace, stem] of stems.entries()) {
      if (!stem.meaning || stem.rarity < MIN_RARITY) continue;
      const products = productsOf(table, stem.meaning);
      const isNear = markNearest(products.cells, NEAR_CELLS);
      const least = leastSimilarity(stem);
      for (let i = 0; i < places.length; i++) {
        if (isNear[cells[i] as number] !== 1) continue;
        const cosine = cosineAbove(least, products.parts, codes, i * CODE_BYTES, scales[i] as number);
        if (cosine === 0) continue;
        const place = places[i] as number;
        let nearness = all[place] as Float32Array | null;
        if (cosine <= (nearness?.[stemPlace] ?? 0)) continue;
        if (!nearness || nearness === similarities[place])
          nearness = nearness?.slice() ?? new Float32Array(stems.length);
        nearness[stemPlace] = Math.min(1, cosine);
        all[place] = nearness;
      }
    }
    return all;
  };
}

/** The meanings that there are, each part side by side with its like: each is looked at once a stem. */
function gather(meanings: readonly (PackedMeaning | null)[]) {
  const places = new Uint32Array(meanings.reduce((count, meaning) => count + Number(meaning !== null), 0));
  const cells = new Uint8Array(places.length);
  const codes = new Uint8Array(places.length * CODE_BYTES);
  const scales = new Float64Array(places.length);
  let count = 0;
  for (let place = 0; place < meanings.length; place++) {
    const meaning = meanings[place];
    if (!meaning) continue;
    const { packed, scale } = meaning;
    places[count] = place;
    cells[count] = packed[0] as number;
    scales[count] = scale;
    for (let i = 0, at = count * CODE_BYTES; i < CODE_BYTES; i++) codes[at + i] = packed[1 + i] as number;
    count++;
  }
  return { places, cells, codes, scales };
}

/**
 * Of the words at least 0.45 near a word 99 % lie in its 64 nearest cells, of those at least 0.3 near 94 %; of all words, 29 %
 * (26 November 2026).
 */
const NEAR_CELLS = 64;

/** What the words nearest to commoner ones add cannot be told from nothing: such a word is more than 1 in 200 of a language. */
const MIN_RARITY = 0.15;
