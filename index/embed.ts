import { gramsOf, wordsOf } from './tokenize.ts';

/** Turns texts into unit vectors; what is alike in meaning (or, offline, in spelling) is near. */
export interface Embedder {
  /** Names everything that changes the vectors: model, revision, dimension, prefixes. */
  identity: string;
  dimensions: number;
  /** One vector a text, of length 1 (or all zeros for a text without words). */
  embed(texts: readonly string[], kind: 'query' | 'passage'): Promise<Float32Array[]>;
}

/**
 * The embedder that needs no download: the character grams of romanised words, hashed into 256 dimensions with a sign
 * (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning") and weighted by 1 + ln(count).
 */
export const offlineEmbedder: Embedder = {
  identity: 'grams-256-v1',
  dimensions: 256,
  embed: async (texts) => texts.map(embedGrams),
};

function embedGrams(text: string): Float32Array {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) {
    for (const gram of gramsOf(word)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  const vector = new Float32Array(offlineEmbedder.dimensions);
  for (const [gram, count] of counts) {
    const hash = fnv1a(gram);
    const at = hash % vector.length;
    const weight = (1 + Math.log(count)) * (hash & 0x80000000 ? -1 : 1);
    vector[at] = (vector[at] as number) + weight;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
