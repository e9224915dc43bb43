import type { EvidenceName } from './evidence.ts';

// Fitted by `npm run fit` (test/eval/fit.ts) on questions in 13 languages, by cross-validation over articles; one table
// for all languages. Weights multiply evidence that is about 0 to 1, so they can be compared with each other.

/** What evidence weighs when sentences are ranked: the exponents of a softmax over all sentences of the candidates. */
export const rankWeights: Weights = {
  passage: 4.38,
  subwords: 2.49,
  relative: 2.44,
  article: 6.77,
  title: 5.12,
  cosine: 2.91,
  covered: 3.14,
  alike: 7.18,
  before: 4.53,
  after: 2.89,
  sentence: 5.79,
  number: 0.88,
  name: 1.47,
};

/** Evidence of the best sentence, by its name; what is missing weighs nothing. */
export type Weights = Readonly<Partial<Record<EvidenceName, number>>>;

/** A logistic regression: the evidence of the first citation's bold sentence → is the question answered at all? */
export interface Confidence {
  weights: Weights;
  /** Weight of 1 / (1 + passages / 20): evidence is thinner in a small corpus. */
  small: number;
  bias: number;
}

/** For articles in the language of the question. */
export const home: Confidence = {
  weights: { passage: 10.33, subwords: 14.38, covered: -2.32, alike: 5.06, sentence: 5.0, article: 6.65 },
  small: 4.43,
  bias: -8.48,
};

/** For articles in another language, where hardly a word is the same and names and kindred words must do. */
export const foreign: Confidence = {
  weights: { passage: 2.79, subwords: 13.47, covered: -3.07, alike: 5.98, sentence: 2.27, article: 1.16, cosine: 1.55 },
  small: 0,
  bias: -0.93,
};

/** Below this confidence the articles don't say. */
export const threshold = 0.35;

/** The same for articles in another language. */
export const foreignThreshold = 0.58;
