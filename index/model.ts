import type { EvidenceName } from './evidence.ts';

// Fitted by `npm run fit` (test/eval/fit.ts) on questions in 13 languages, by cross-validation over articles; one table
// for all languages. Weights multiply evidence that is about 0 to 1, so they can be compared with each other.

/** What evidence weighs when sentences are ranked: the exponents of a softmax over all sentences of the candidates. */
export const rankWeights: Weights = {
  passage: 4.23,
  subwords: 2.01,
  relative: 2.18,
  article: 5.48,
  title: 3.59,
  cosine: 3.61,
  covered: 2.55,
  alike: 7.34,
  before: 4.86,
  after: 2.79,
  sentence: 6.24,
  date: 1.71,
  number: 0.69,
  name: 1.88,
  lost: -1.17,
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
  weights: {
    passage: 7.75,
    subwords: 5.9,
    covered: -1.65,
    alike: 5.08,
    lost: -0.59,
    nameless: -1.47,
    standing: 0.45,
    article: 3.44,
  },
  small: 1.97,
  few: -2.67,
  bias: -4.88,
};

/** For articles in another language, where hardly a word is the same and names and kindred words must do. */
export const foreign: Confidence = {
  weights: {
    passage: 2.64,
    subwords: 10.51,
    covered: -2.15,
    alike: 3.56,
    lost: -0.83,
    nameless: -0.69,
    standing: 1,
  },
  small: 0.64,
  few: -0.94,
  bias: -0.45,
};

/** Below this confidence the articles don't say: off-topic questions declined against others kept. */
export const threshold = 0.25;

/** The same for articles in another language. */
export const foreignThreshold = 0.6;
