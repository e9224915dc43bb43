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
 * (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning"), a word weighted by 1 + ln(count).
 */
export const offlineEmbedder: Embedder = {
  identity: 'grams-256-v2',
  dimensions: 256,
  embed: async (texts) => texts.map(embedGrams),
};

function embedGrams(text: string): Float32Array {
  // Not in the middle of a text, whose words are counted here.
  if (words.size >= CACHED) words.clear();
  const distinct: Word[] = [];
  for (const word of wordsOf(text)) {
    const known = knownWord(word);
    if (known.count++ === 0) distinct.push(known);
  }
  const vector = new Float32Array(offlineEmbedder.dimensions);
  for (const word of distinct) {
    const weight = 1 + Math.log(word.count);
    word.count = 0;
    const { slots } = word;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number;
      const at = slot >> 1;
      vector[at] = (vector[at] as number) + (1 - 2 * (slot & 1)) * weight;
    }
  }
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square) || 1;
  return vector.map((value) => value / length);
}

/** A word, with what of it is the same in every text. */
interface Word {
  /** Where each of its grams adds to the vector: twice the dimension, and one more where it subtracts. */
  slots: Int16Array;
  /** How often the text at hand has it; 0 in between. */
  count: number;
}

const words = new Map<string, Word>();

/** Words kept with their slots: nearly all words of a corpus come again. */
const CACHED = 100_000;

function knownWord(text: string): Word {
  let word = words.get(text);
  if (!word) {
    const slots = Int16Array.from(gramsOf(text), (gram) => {
      const hash = fnv1a(gram);
      return 2 * (hash % offlineEmbedder.dimensions) + (hash >>> 31);
    });
    word = { slots, count: 0 };
    words.set(text, word);
  }
  return word;
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
