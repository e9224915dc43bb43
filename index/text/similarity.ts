import { HashFilter } from './hashFilter.ts';

/** Below this cosine two words are strangers: short words share a gram by chance. */
const MIN_COSINE = 0.35;

/**
 * How alike the words of a question, each as its `hashNgrams`, and others are, by the cosine of their sets of character grams: 1 for
 * the same word, 0 for strangers. Finds inflections, compounds, typos and the same word in a related language.
 */
export class NgramSimilarity {
  #filter: HashFilter;
  /** By gram, the words of the question that have it. */
  #owners = new Map<number, number[]>();
  #lengths: number[];
  /** One word after another: most share a gram or two by chance, and are strangers. */
  #shared: Uint16Array;

  constructor(words: readonly ArrayLike<number>[]) {
    for (const [q, grams] of words.entries())
      for (let i = 0; i < grams.length; i++) {
        const gram = grams[i] as number;
        const owners = this.#owners.get(gram);
        if (owners) owners.push(q);
        else this.#owners.set(gram, [q]);
      }
    this.#filter = new HashFilter(this.#owners.keys());
    this.#lengths = words.map(({ length }) => length);
    this.#shared = new Uint16Array(words.length);
  }

  /**
   * Writes how alike each word of the question is to the one whose grams stand in `grams` from `from` to before `to`: to `into` from
   * `at` on, where zeros stand. False for a stranger to all, of which nothing is written.
   */
  compare(grams: ArrayLike<number>, from: number, to: number, into: Float32Array, at: number): boolean {
    const [filter, owners, shared] = [this.#filter, this.#owners, this.#shared];
    let isShared = false;
    for (let i = from; i < to; i++) {
      const gram = grams[i] as number;
      if (!filter.mayHave(gram)) continue;
      const own = owners.get(gram);
      if (!own) continue;
      for (let j = 0; j < own.length; j++) {
        const q = own[j] as number;
        shared[q] = (shared[q] as number) + 1;
      }
      isShared = true;
    }
    if (!isShared) return false;
    let isAlike = false;
    for (let q = 0; q < shared.length; q++) {
      if (shared[q] === 0) continue;
      const cosine = (shared[q] as number) / Math.sqrt((to - from) * (this.#lengths[q] as number));
      shared[q] = 0;
      if (cosine < MIN_COSINE) continue;
      into[at + q] = cosine;
      isAlike = true;
    }
    return isAlike;
  }
}
