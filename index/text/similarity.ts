import { HashFilter } from './hashFilter.ts';

/** Below this cosine two words are strangers: short words share a gram by chance. */
const MIN_COSINE = 0.35;

/** Tells a word's similarity to each word of a question by its n-grams (see `hashNgrams` in ngrams.ts), null for a stranger to all. */
export type NgramSimilarity = (ngrams: readonly number[]) => Float32Array | null;

/**
 * How alike the words of a question, each as its `hashNgrams`, and others are, by the cosine of their sets of character grams: 1 for
 * the same word, 0 for strangers. Finds inflections, compounds, typos and the same word in a related language.
 */
export function similaritiesTo(grams: readonly (readonly number[])[]): NgramSimilarity {
  const queriesByNgram = new Map<number, number[]>();
  for (const [q, list] of grams.entries()) {
    for (const gram of list) {
      const known = queriesByNgram.get(gram);
      if (known) known.push(q);
      else queriesByNgram.set(gram, [q]);
    }
  }
  const filter = new HashFilter(queriesByNgram.keys());
  return (own) => {
    let shared: Float32Array | null = null;
    for (const gram of own) {
      if (!filter.mayHave(gram)) continue;
      const queries = queriesByNgram.get(gram);
      if (!queries) continue;
      shared ??= new Float32Array(grams.length);
      for (const q of queries) shared[q] = (shared[q] as number) + 1;
    }
    if (!shared) return null;
    let some = false;
    for (let q = 0; q < shared.length; q++) {
      const cosine = (shared[q] as number) / Math.sqrt(own.length * (grams[q] as readonly number[]).length);
      shared[q] = cosine < MIN_COSINE ? 0 : cosine;
      some ||= cosine >= MIN_COSINE;
    }
    return some ? shared : null;
  };
}
