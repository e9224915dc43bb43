import { gramsOf, wordsOf } from './tokenize.ts';

/** Turns texts into unit vectors; what is alike in meaning (or, offline, in spelling) is near. */
export interface Embedder {
  /** Names everything that changes the vectors: model, revision, dimension, prefixes. */
  identity: string;
  dimensions: number;
  /** Its vectors are near where texts mean the same, also across languages; absent: only where they are spelt alike. */
  meaning?: true;
  /** One vector a text, of length 1 (or all zeros for a text without words). `signal` gives up. */
  embed(texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal): Promise<Float32Array[]>;
}

/**
 * The embedder that needs no download: the character grams of romanised words, hashed into 256 dimensions with a sign
 * (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning"), a word weighted by 1 + ln(count).
 */
export const offlineEmbedder: Embedder = {
  identity: 'grams-256-v2',
  dimensions: 256,
  embed: async (texts) => texts.map(embedGrams),
};

function embedGrams(text: string): Float32Array {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vector = new Float32Array(offlineEmbedder.dimensions);
  for (const [word, count] of counts) {
    const weight = 1 + Math.log(count);
    for (const slot of slotsOf(word)) {
      const at = slot >= 0 ? slot : ~slot;
      vector[at] = (vector[at] as number) + (slot >= 0 ? weight : -weight);
    }
  }
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square) || 1;
  return vector.map((value) => value / length);
}

const slots = new Map<string, Int16Array>();

/** Words kept with their slots: nearly all words of a corpus come again. */
const CACHED = 100_000;

/** Where the grams of a word add to the vector: a dimension, or its complement (~) where they subtract. */
function slotsOf(word: string): Int16Array {
  let own = slots.get(word);
  if (!own) {
    own = Int16Array.from(gramsOf(word), (gram) => {
      const hash = fnv1a(gram);
      const at = hash % offlineEmbedder.dimensions;
      return hash & 0x80000000 ? ~at : at;
    });
    if (slots.size >= CACHED) slots.clear();
    slots.set(word, own);
  }
  return own;
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
