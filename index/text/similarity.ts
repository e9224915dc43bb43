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
  const lengths = grams.map(({ length }) => length);
  /** One word after another: most share a gram or two by chance, and are strangers. */
  const shared = new Uint16Array(grams.length);
  return (own) => {
    let count = 0;
    for (let i = 0; i < own.length; i++) {
      const gram = own[i] as number;
      const queries = filter.mayHave(gram) ? queriesByNgram.get(gram) : undefined;
      if (!queries) continue;
      for (let j = 0; j < queries.length; j++) {
        const q = queries[j] as number;
        shared[q] = (shared[q] as number) + 1;
      }
      count++;
    }
    if (count === 0) return null;
    let similarities: Float32Array | null = null;
    for (let q = 0; q < shared.length; q++) {
      if (shared[q] === 0) continue;
      const cosine = (shared[q] as number) / Math.sqrt(own.length * (lengths[q] as number));
      shared[q] = 0;
      if (cosine < MIN_COSINE) continue;
      similarities ??= new Float32Array(grams.length);
      similarities[q] = cosine;
    }
    return similarities;
  };
}
