import { type Ranks, topK } from '../topK.ts';
import type { Field } from './field.ts';

/**
 * Sums over properties, each divided by its own maximum. One search after another shares the arrays, which are read from end to end:
 * most documents have some word of most questions.
 */
export class ScoreAccumulator {
  #sum = new Float64Array(0);
  /** Of the property at hand. */
  #own = new Float64Array(0);
  /** Documents with a sum. */
  #summed = new Uint32Array(0);
  #maxDoc = 0;
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
    } else this.#sum.fill(0, 0, this.#maxDoc);
    this.#maxDoc = maxDoc;
  }

  /** Adds a property's scores of a question's tokens, times a weight. */
  add(field: Field, tokens: string[], weight: number): void {
    // Not read anew for each of a hundred thousand documents.
    const [own, sum, maxDoc] = [this.#own, this.#sum, this.#maxDoc];
    if (field.postings.accumulate(field.query(tokens), own) === 0) return;
    let most = 0;
    for (let doc = 0; doc < maxDoc; doc++) {
      const score = own[doc] as number;
      if (score > most) most = score;
    }
    // Everything that was read may have been removed.
    if (most === 0) return;
    const share = weight / most;
    for (let doc = 0; doc < maxDoc; doc++) sum[doc] = (sum[doc] as number) + share * (own[doc] as number);
    own.fill(0, 0, maxDoc);
  }

  /** The best, or the best of those in `only`, best first; `ranks` as for `topK`. */
  topDocs(only?: ReadonlySet<number>, ranks?: Ranks): [doc: number, score: number][] {
    const [sum, summed] = [this.#sum, this.#summed];
    let count = 0;
    for (let doc = 0; doc < this.#maxDoc; doc++)
      if ((sum[doc] as number) > 0 && (!only || only.has(doc))) summed[count++] = doc;
    return topK(summed, count, sum, this.#limit, ranks);
  }
}
