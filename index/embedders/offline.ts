import { unitVector } from '../text/unitVector.ts';
import type { Embedder } from './embedder.ts';
import { NgramHasher } from './ngramHasher.ts';

/**
 * The embedder that needs no download: the character grams of romanised words, hashed into 256 dimensions with a sign
 * (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning"), a word weighted by 1 + ln(count).
 */
export const offlineEmbedder: Embedder = {
  identity: 'grams-256-v2',
  dimensions: 256,
  async embed(texts, _kind, signal) {
    signal?.throwIfAborted();
    return texts.map(embedGrams);
  },
};

function embedGrams(text: string): Float32Array {
  // Not in the middle of a text: its words have the numbers of one vocabulary.
  if (hasher.words.size >= CACHED) hasher = new NgramHasher(offlineEmbedder.dimensions);
  const words = hasher.wordIds(text);
  const counts = new Map<number, number>();
  for (let i = 0; i < words.length; i++) {
    const word = words.values[i] as number;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const vector = new Float32Array(offlineEmbedder.dimensions);
  for (const [word, count] of counts) hasher.addTo(vector, word, 1 + Math.log(count));
  return unitVector(vector);
}

let hasher = new NgramHasher(offlineEmbedder.dimensions);

/** Words kept with what their grams add: nearly all words of a corpus come again. */
const CACHED = 100_000;
