import { type Ranks, topK } from '../topK.ts';
import type { Field } from './field.ts';

/** Sums over properties, each divided by its own maximum. One search after another shares the arrays. */
export class ScoreAccumulator {
  #sum = new Float64Array(0);
  #own = new Float64Array(0);
  /** Documents with a sum, and with a score of the property at hand. */
  #summed = new Uint32Array(0);
  #touched = new Uint32Array(0);
  #count = 0;
  #limit: number;

  /** `limit` bounds what `topDocs` returns. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Makes room for documents below `maxDoc`, and forgets the search before. */
  clear(maxDoc: number): void {
    if (this.#sum.length < maxDoc) {
      this.#sum = new Float64Array(maxDoc);
      this.#own = new Float64Array(maxDoc);
      this.#summed = new Uint32Array(maxDoc);
      this.#touched = new Uint32Array(maxDoc);
    }
    for (let i = 0; i < this.#count; i++) this.#sum[this.#summed[i] as number] = 0;
    this.#count = 0;
  }

  /** Adds a property's scores of a question's tokens, times a weight. */
  add(field: Field, tokens: string[], weight: number): void {
    // Not read anew for each of a hundred thousand documents.
    const [own, sum, touched, summed] = [this.#own, this.#sum, this.#touched, this.#summed];
    const count = field.postings.accumulate(field.query(tokens), own, touched);
    let most = 0;
    for (let i = 0; i < count; i++) {
      const score = own[touched[i] as number] as number;
      if (score > most) most = score;
    }
    let summedCount = this.#count;
    for (let i = 0; i < count; i++) {
      const doc = touched[i] as number;
      const before = sum[doc] as number;
      if (before === 0) summed[summedCount++] = doc;
      sum[doc] = before + (weight * (own[doc] as number)) / most;
      own[doc] = 0;
    }
    this.#count = summedCount;
  }

  /** The best, or the best of those in `only`, best first; `ranks` as for `topK`. */
  topDocs(only?: ReadonlySet<number>, ranks?: Ranks): [doc: number, score: number][] {
    const found = this.#summed.subarray(0, this.#count);
    const kept = only ? found.filter((doc) => only.has(doc)) : found;
    return topK(kept, kept.length, this.#sum, this.#limit, ranks);
  }
}
