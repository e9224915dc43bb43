import { bm25Options, MAX_TF } from './bm25.ts';

/** A term of a question. */
export interface SoughtTerm {
  /** How often the question has it. */
  times: number;
  /** The same times its inverse document frequency to the field's power. */
  weight: number;
}

/** Terms by their numbers. */
export type SoughtTerms = ReadonlyMap<number, SoughtTerm>;

/** What a passage scores in each leg of a search. */
export interface LegScores {
  title: number;
  text: number;
  subwords: number;
  soft: number;
}

/** BM25 of one field, a passage at a time. */
export class FieldScorer {
  #places: Map<number, number>;
  #weights: Float64Array;
  #counts: Uint32Array;
  #options: { k1: number; b: number };
  #meanLength: number;

  constructor(terms: SoughtTerms, field: keyof typeof bm25Options, meanLength: number) {
    this.#places = new Map(Array.from(terms.keys(), (term, place) => [term, place]));
    this.#weights = Float64Array.from(terms.values(), ({ weight }) => weight);
    this.#counts = new Uint32Array(this.#weights.length);
    this.#options = bm25Options[field];
    this.#meanLength = meanLength;
  }

  take(term: number): void {
    const place = this.#places.get(term);
    if (place !== undefined) this.#counts[place] = (this.#counts[place] as number) + 1;
  }

  /** The score of what was taken, of a field of so many terms; begins anew. */
  score(length: number): number {
    const { k1, b } = this.#options;
    const norm = k1 * (1 - b + (b * length) / this.#meanLength);
    let sum = 0;
    for (let i = 0; i < this.#counts.length; i++) {
      const tf = Math.min(this.#counts[i] as number, MAX_TF);
      if (tf > 0) sum += (this.#weights[i] as number) * (k1 + 1) * (tf / (tf + norm));
    }
    this.#counts.fill(0);
    return sum;
  }
}
