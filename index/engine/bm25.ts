/** How often terms count: BM25's k1 and b, and the power of the inverse document frequency. */
export interface Bm25Options {
  k1: number;
  b: number;
  idfPower: number;
  /**
   * Where there are `MAX_DOC_FREQ_FROM` passages and more, a term that stands in a larger share of them is not looked up: its postings
   * are the longest and tell the least.
   */
  maxDocFreq?: number;
}

/**
 * By field: k1 and b as Lucene and SQLite have them for the text, as Anserini has them for the others; with the square of the
 * inverse document frequency, grams that many words share count for little.
 */
export const bm25Options = {
  title: { k1: 0.9, b: 0.4, idfPower: 1 },
  text: { k1: 1.2, b: 0.75, idfPower: 1 },
  subwords: { k1: 0.9, b: 0.4, idfPower: 2, maxDocFreq: 0.3 },
} as const satisfies Record<string, Bm25Options>;

const MAX_DOC_FREQ_FROM = 1000;

/** A term that stands in more of so many passages is not looked up. */
export function mostLookedUp(passages: number, { maxDocFreq = 1 }: Bm25Options): number {
  return passages < MAX_DOC_FREQ_FROM ? passages : passages * maxDocFreq;
}

/** The most that a term counts in one passage. */
export const MAX_TF = 255;

/** Documents that a small corpus is taken to lack. */
export const PRIOR_DOCS = 20;

/**
 * Inverse document frequency as in Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), to a power; n of N passages have the term. N
 * counts `PRIOR_DOCS` more than there are: in an article or two, a word would else be rare or common by chance.
 */
export function inverseDocumentFrequency(n: number, passages: number, power: number): number {
  return Math.log(1 + (passages + PRIOR_DOCS - n + 0.5) / (n + 0.5)) ** power;
}
