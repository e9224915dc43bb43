import type { EvidenceName } from './evidence.ts';

// Fitted by `npm run fit` (test/eval/fit.ts) on questions in 13 languages, by cross-validation over articles; one table
// for all languages. Weights multiply evidence that is about 0 to 1, so they can be compared with each other.

/** What evidence weighs when sentences are ranked: the exponents of a softmax over all sentences of the candidates. */
export const rankWeights: Weights = {
  hybrid: 5.69,
  long: -9.3,
  article: 6.06,
  title: 3.91,
  covered: 4.07,
  alike: 7,
  before: 4.12,
  after: 2.49,
  sentence: 5.98,
  date: 1.61,
  number: 0.72,
  name: 1.82,
  lost: -1.2,
};

/** Evidence of the best sentence, by its name; what is missing weighs nothing. */
export type Weights = Readonly<Partial<Record<EvidenceName, number>>>;

/** A logistic regression: the evidence of the first citation's bold sentence → is the question answered at all? */
export interface Confidence {
  weights: Weights;
  /** Weight of 1 / (1 + passages / 20): evidence is thinner in a small corpus. */
  small: number;
  /** Weight of 1 / number of words that tell: one match of two is less than three of six. */
  few: number;
  bias: number;
}

/** For articles in the language of the question. */
export const home: Confidence = {
  weights: { passage: 5.19, plenty: 10.3, article: 4.01, gathered: 7.49, alike: 4.7, lost: -1.31 },
  small: 1.88,
  few: 3.08,
  bias: -7.52,
};

/** For articles in another language, where hardly a word is the same and names and kindred words must do. */
export const foreign: Confidence = {
  weights: { passage: 1.13, plenty: 8.52, article: 13.67, gathered: 1.8, alike: 3.69, lost: -1.51 },
  small: 0.67,
  few: 0.19,
  bias: -1.07,
};

/** Below this confidence the articles don't say: off-topic questions declined against others kept. */
export const threshold = 0.22;

/** The same for articles in another language. */
export const foreignThreshold = 0.55;
