import type { EvidenceName } from './evidence.ts';

/** What a sentence's evidence weighs when sentences are ranked: the exponent of a softmax over all of them. */
export const rankWeights: Readonly<Record<EvidenceName, number>> = {
  passage: 12,
  subwords: 10,
  title: 0.5,
  cosine: 1,
  covered: 2,
  alike: 4,
  around: 2,
  passageAlike: 2,
  pairs: 2,
  sentence: 2,
  length: 0.5,
  number: 0.1,
  numberAsked: 0.5,
  name: 0.1,
  first: 0.1,
};

/** Confidence below which the bot declines. */
export const threshold = 0.5;
export const foreignThreshold = 0.5;
