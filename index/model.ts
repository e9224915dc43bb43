import type { EvidenceName } from './evidence.ts';

/** What a sentence's evidence weighs when sentences are ranked: the exponent of a softmax over all of them. */
export const rankWeights: Readonly<Record<EvidenceName, number>> = {
  passage: 5.1,
  subwords: 0,
  relative: 3.9,
  article: 4.7,
  title: 5.2,
  cosine: 3.2,
  covered: 1.7,
  alike: 9,
  before: 3.4,
  after: 2,
  sentence: 4.2,
  strongest: 0,
  second: 0,
  third: 0,
  number: 1.1,
  name: 1.5,
};

/** Confidence below which the bot declines. */
export const threshold = 0.5;
export const foreignThreshold = 0.5;
