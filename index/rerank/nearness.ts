import { leastSimilarity, type QueryStem } from '../engine/query.ts';
import { sumParts } from '../engine/wordvectors/nearestWords.ts';
import { sharedWordVectors } from '../engine/wordvectors/shared.ts';
import { CODE_BYTES } from '../engine/wordvectors/wordVectors.ts';

/**
 * Tells how near a word is to each stem of a question, 0 to 1, by its packed meaning and by its similarity in spelling (see
 * `similaritiesTo`), whichever is greater; null for a stranger to all.
 */
export type Nearness = (meaning: Uint8Array | null, similarities: Float32Array | null) => Float32Array | null;

export function nearnessTo(stems: readonly QueryStem[]): Nearness {
  const table = sharedWordVectors();
  const squares = table.squares();
  const known = stems.flatMap((stem, place) =>
    stem.meaning ? [{ place, products: table.products(stem.meaning), least: leastSimilarity(stem) }] : [],
  );
  return (packed, similarities) => {
    if (!packed || known.length === 0) return similarities;
    const length = Math.sqrt(sum(squares, packed));
    let nearness: Float32Array | null = null;
    for (const { place, products, least } of known) {
      const cosine = sum(products, packed) / length;
      if (cosine < least || cosine <= (similarities?.[place] ?? 0)) continue;
      nearness ??= similarities?.slice() ?? new Float32Array(stems.length);
      nearness[place] = Math.min(1, cosine);
    }
    return nearness ?? similarities;
  };
}

/** What all parts of a packed meaning stand for, in sum; its first byte is its cell. */
function sum(parts: Float32Array, packed: Uint8Array): number {
  return sumParts(parts, packed, 1, 0) + sumParts(parts, packed, 1, CODE_BYTES / 2);
}
