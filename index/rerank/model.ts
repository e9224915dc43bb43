import type { EvidenceName } from './featureNames.ts';

// Fitted by `npm run fit` (test/eval/fit.ts) on questions in 13 languages, by cross-validation over articles; one table
// for all languages. Weights multiply evidence that is about 0 to 1, so they can be compared with each other.

/** What evidence weighs when sentences are ranked: the exponents of a softmax over all sentences of the candidates. */
export const rankWeights: Weights = {
  passage: 5.2,
  hybrid: 6.11,
  long: -4.88,
  article: 6.78,
  alike: 5.31,
  apart: 3.5,
  before: 4.09,
  after: 2.37,
  sentence: 4.32,
  date: 1.66,
  number: 0.72,
  name: 4.82,
  lost: -3.2,
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
  weights: { passage: 5.96, plenty: 5.74, article: 3.63, gathered: 7.11, alike: 5.09, lost: -2.09 },
  small: 1.85,
  few: 2.97,
  bias: -7.82,
};

/** For articles in another language, where hardly a word is the same and names and kindred words must do. */
export const foreign: Confidence = {
  weights: { passage: 7.3, plenty: 4.21, gathered: 3.91, alike: 3.34, lost: -1.55 },
  small: 1.06,
  few: 0.22,
  bias: -1.29,
};

/** A logistic regression: the evidence of a citation's bold sentence → does it hold the answer? */
export interface Holds {
  weights: Weights;
  /** Weight of the excerpt's chance among all that was looked at. */
  chance: number;
  bias: number;
}

/**
 * Fitted on questions as they are and on the same without the passages that hold their answer: every second one asks for
 * what the articles are about and do not say.
 */
export const homeHolds: Holds = {
  weights: { plenty: 3.76, alike: 5, lost: -1.83 },
  chance: 3.59,
  bias: -7.76,
};

/** The same for articles in another language. */
export const foreignHolds: Holds = {
  weights: { plenty: 4.59, alike: 1.47, lost: -0.69 },
  chance: 2.72,
  bias: -3.77,
};

/** Below this answerability the articles don't say: off-topic questions declined against others kept. */
export const threshold = 0.27;

/** The same for articles in another language. */
export const foreignThreshold = 0.45;
