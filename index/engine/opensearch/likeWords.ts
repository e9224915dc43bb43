import type { SoughtTerms } from '../fieldScorer.ts';
import type { Collection } from './collection.ts';

/**
 * The words of a collection by their subwords. A passage scores by subwords because some word of it has them: so a cluster is asked for
 * these words, and need not index ten subwords for each.
 */
export class LikeWords {
  #collection: Collection;
  /** The words of each part, and where they begin. */
  #words: Uint32Array;
  #starts: Uint32Array;
  /** By word, of the question at hand. */
  #sums: Float64Array;

  constructor(collection: Collection) {
    this.#collection = collection;
    const { words, subwords } = collection;
    const starts = new Uint32Array(subwords.terms.size + 2);
    const used = Array.from({ length: words.size }, (_, word) => word).filter((word) =>
      collection.isIn('text', word),
    );
    for (const word of used)
      for (const part of collection.partsOf(word)) starts[part + 2] = (starts[part + 2] as number) + 1;
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
    this.#words = new Uint32Array(starts.at(-1) ?? 0);
    for (const word of used)
      for (const part of collection.partsOf(word)) {
        const at = starts[part + 1] as number;
        starts[part + 1] = at + 1;
        this.#words[at] = word;
      }
    this.#starts = starts;
    this.#sums = new Float64Array(words.size);
  }

  /** The stems whose words have most of these subwords, by weight, at most `limit`. */
  find(subwords: SoughtTerms, limit: number): [stem: number, weight: number][] {
    const sums = this.#sums;
    const touched: number[] = [];
    for (const [part, { weight }] of subwords)
      for (let i = this.#starts[part] as number; i < (this.#starts[part + 1] as number); i++) {
        const word = this.#words[i] as number;
        if (sums[word] === 0) touched.push(word);
        sums[word] = (sums[word] as number) + weight;
      }
    const stems = new Map<number, number>();
    for (const word of touched) {
      const stem = this.#collection.stemOf(word);
      const sum = sums[word] as number;
      sums[word] = 0;
      if (sum > (stems.get(stem) ?? 0)) stems.set(stem, sum);
    }
    return [...stems].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
  }
}
