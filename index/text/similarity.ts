import { fnv1a } from './hash.ts';
import { charNgrams } from './tokenize.ts';

/** Below this cosine two words are strangers: short words share a gram by chance. */
const MIN_COSINE = 0.35;

/**
 * How alike the words of a question and a vocabulary are, by the cosine of their sets of character grams: 1 for the same
 * word, 0 for strangers. Finds inflections, compounds, typos and the same word in a related language.
 */
export class WordSimilarity {
  #vocabulary: (id: number) => string;
  #grams: (Uint32Array | undefined)[] = [];

  /** `vocabulary` gives the word of an id. */
  constructor(vocabulary: (id: number) => string) {
    this.#vocabulary = vocabulary;
  }

  /**
   * A function that tells a vocabulary word's similarity to each question word, or null where it is a stranger to all.
   * It caches what it has compared: use one a question.
   */
  similaritiesTo(words: readonly string[]): (id: number) => Float32Array | null {
    const grams = words.map(hashNgrams);
    const queriesByNgram = new Map<number, number[]>();
    for (const [q, list] of grams.entries()) {
      for (const gram of list) {
        const known = queriesByNgram.get(gram);
        if (known) known.push(q);
        else queriesByNgram.set(gram, [q]);
      }
    }
    const cache = new Map<number, Float32Array | null>();
    return (id) => {
      let similarities = cache.get(id);
      if (similarities === undefined) {
        similarities = this.#compare(id, grams, queriesByNgram);
        cache.set(id, similarities);
      }
      return similarities;
    };
  }

  #compare(id: number, grams: Uint32Array[], queriesByNgram: Map<number, number[]>): Float32Array | null {
    let own = this.#grams[id];
    if (!own) {
      own = hashNgrams(this.#vocabulary(id));
      this.#grams[id] = own;
    }
    let shared: Float32Array | null = null;
    for (const gram of own) {
      const queries = queriesByNgram.get(gram);
      if (!queries) continue;
      shared ??= new Float32Array(grams.length);
      for (const q of queries) shared[q] = (shared[q] as number) + 1;
    }
    if (!shared) return null;
    let some = false;
    for (let q = 0; q < shared.length; q++) {
      const cosine = (shared[q] as number) / Math.sqrt(own.length * (grams[q] as Uint32Array).length);
      shared[q] = cosine < MIN_COSINE ? 0 : cosine;
      some ||= cosine >= MIN_COSINE;
    }
    return some ? shared : null;
  }
}

/** The distinct grams of a word, hashed: a collision in 32 bits changes one similarity a little. */
function hashNgrams(word: string): Uint32Array {
  const set = new Set<number>();
  for (const gram of charNgrams(word)) {
    set.add(fnv1a(gram) >>> 0);
  }
  return Uint32Array.from(set);
}
