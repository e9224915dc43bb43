import { bm25Options, inverseDocumentFrequency } from '../engine/bm25.ts';
import type { CorpusStatistics } from '../engine/statistics.ts';

/** BM25 of single passages for a question's terms in one field, by the statistics of all passages. */
export class Bm25 {
  /** By distinct term: its inverse document frequency to the field's power, times how often the question has it. */
  readonly weights: Float64Array;
  /** What no passage reaches: infinitely many of each term. The sum of weights times k1 + 1; 1 without terms. */
  readonly maxScore: number;
  /** The inverse document frequency of a term that no passage has, to the field's power. */
  readonly unseenIdf: number;
  /** The place of each distinct term. */
  readonly places: ReadonlyMap<string, number>;
  #k1: number;
  #b: number;
  #meanLength: number;

  /** `terms` as often as the question has them. */
  constructor(field: keyof typeof bm25Options, terms: readonly string[], statistics: CorpusStatistics) {
    const { k1, b, idfPower } = bm25Options[field];
    const idf = (n: number) => inverseDocumentFrequency(n, statistics.passages, idfPower);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    this.weights = Float64Array.from(
      counts,
      ([term, count]) => count * idf(statistics.documentFrequency(field, term)),
    );
    this.maxScore = this.weights.reduce((sum, weight) => sum + weight * (k1 + 1), 0) || 1;
    this.unseenIdf = idf(0);
    this.places = new Map(Array.from(counts.keys(), (term, place) => [term, place]));
    this.#k1 = k1;
    this.#b = b;
    this.#meanLength = statistics.meanLength(field);
  }

  /** One passage's, by how often it has each term, and how many terms it has in all. */
  score(frequencies: ArrayLike<number>, length: number): number {
    const norm = this.#k1 * (1 - this.#b + (this.#b * length) / this.#meanLength);
    let sum = 0;
    for (let i = 0; i < this.weights.length; i++) {
      const tf = frequencies[i] as number;
      if (tf > 0) sum += (this.weights[i] as number) * (this.#k1 + 1) * (tf / (tf + norm));
    }
    return sum;
  }
}
