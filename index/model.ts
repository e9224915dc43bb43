import type { EvidenceName } from './evidence.ts';

// Fitted by `npm run fit` (test/eval/fit.ts) on questions in 13 languages, by cross-validation over articles; one table
// for all languages. Weights multiply evidence that is about 0 to 1, so they can be compared with each other.

/** What evidence weighs when sentences are ranked: the exponents of a softmax over all sentences of the candidates. */
export const rankWeights: Weights = {
  passage: 5.5,
  subwords: 2.6,
  relative: 2.5,
  article: 6,
  title: 4.7,
  cosine: 3.1,
  covered: 2.6,
  alike: 7.2,
  before: 4.8,
  after: 2.6,
  sentence: 5.9,
  date: 1.8,
  number: 0.65,
  name: 1.9,
  lost: -1.5,
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
  weights: { passage: 13.27, subwords: 12.14, covered: -2.06, alike: 4.76, sentence: 2.62, article: 6.94 },
  small: 4.23,
  bias: -8.17,
};

/** For articles in another language, where hardly a word is the same and names and kindred words must do. */
export const foreign: Confidence = {
  weights: { passage: 8.62, subwords: 14.14, covered: -1.73, alike: 4.43, sentence: -0.92, cosine: 0.77 },
  small: 0,
  bias: -0.94,
};

/** Below this confidence the articles don't say. */
export const threshold = 0.22;

/** The same for articles in another language. */
export const foreignThreshold = 0.58;
