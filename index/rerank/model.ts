import type { FeatureName } from './featureNames.ts';

// Where these numbers come from: `npm run fit` (test/eval/fit.ts) on XQuAD (12 languages) and the Portuguese SQuAD, on
// 22 November 2026; figures by five-fold cross-validation over articles. One table for all languages. Features are about
// 0 to 1, so that their weights can be compared with each other.

/**
 * What features weigh when sentences are ranked (`npm run fit -- --ranking`): their sum is the exponent of a softmax over all
 * sentences of the candidates. Right first in XQuAD, nothing declined: 0.878, in bold 0.747.
 */
export const rankingWeights: Weights = {
  passageBm25: 4.14,
  fusionScore: 3.54,
  passageLength: -2.04,
  bestSiblingBm25: 2.92,
  coverage: 4.86,
  distinctiveCoverage: 2.33,
  previousCoverageGain: 4.69,
  nextCoverageGain: 1.45,
  sentenceBm25: 5.9,
  softMatch: 2.89,
  answerTypeDate: 0.65,
  answerTypeNumber: 1.74,
  answerTypeName: 4.24,
  missingEntityIdf: -4.09,
  introduces: -2.51,
  isQuestion: -4.5,
  headingDepth: -2.01,
};

/** The same for articles in another language than the question's, where words seldom read the same. */
export const crossLingualRankingWeights: Weights = {
  fusionScore: 2.6,
  passageLength: -4.49,
  coverage: 5.55,
  previousCoverageGain: 6.6,
  nextCoverageGain: -5.06,
  softMatch: 15.02,
  softSentence: 11.21,
  answerTypeNumber: 2.71,
  answerTypeName: 5.57,
  introduces: -4.23,
};

/** By feature; what is missing weighs nothing. */
export type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A logistic regression: the features of the first citation's bold sentence → is the question answered at all? */
export interface AnswerabilityModel {
  weights: Weights;
  /** Weight of 1 / (1 + passages / 20): in a small corpus the features tell less. */
  smallCorpus: number;
  /** Weight of 1 / content words: one match of two is less than three of six. */
  shortQuery: number;
  bias: number;
}

/**
 * For articles in the language of the question (`npm run fit -- --answerability`): each question is asked of an index with
 * and of one without its article.
 */
export const sameLanguageAnswerability: AnswerabilityModel = {
  weights: {
    passageBm25: 5.96,
    ngramBm25: 5.74,
    bestSiblingBm25: 3.63,
    articleConcentration: 7.11,
    coverage: 5.09,
    missingEntityIdf: -2.09,
  },
  smallCorpus: 1.85,
  shortQuery: 2.97,
  bias: -7.82,
};

/** For articles in another language, where hardly a word is the same and names and kindred words must do. */
export const crossLingualAnswerability: AnswerabilityModel = {
  weights: {
    passageBm25: 7.3,
    ngramBm25: 4.21,
    articleConcentration: 3.91,
    coverage: 3.34,
    missingEntityIdf: -1.55,
  },
  smallCorpus: 1.06,
  shortQuery: 0.22,
  bias: -1.29,
};

/** A logistic regression: the features of a citation's bold sentence → does it hold the answer? */
export interface AnswerProbabilityModel {
  weights: Weights;
  /** Weight of the excerpt's probability mass: its share of the softmax over all sentences ranked. */
  probabilityMass: number;
  bias: number;
}

/**
 * Added to the log-odds as fitted, so that 0.3, below which an answer is doubtful, is where they say one half: of what
 * documentation does not answer, on folders that were not fitted on, then 7 of 100 would be shown as sure. Hence a score is
 * no frequency; what is sure is.
 */
const DOUBT = Math.log(0.3 / 0.7);

/**
 * Fitted (`npm run fit -- --probability`) on questions as they are and on the same without the passages that hold their
 * answer: every second one asks for what the articles are about and do not say.
 */
export const sameLanguageAnswerProbability: AnswerProbabilityModel = {
  weights: { ngramBm25: 2.74, coverage: 2.78, missingEntityIdf: -2.01 },
  probabilityMass: 3.45,
  bias: -5.15 + DOUBT,
};

/** The same for articles in another language. */
export const crossLingualAnswerProbability: AnswerProbabilityModel = {
  weights: { ngramBm25: 4.09, coverage: -5.01, missingEntityIdf: -0.82, softMatch: -7, softSentence: 7.57 },
  probabilityMass: 2.24,
  bias: -1.82 + DOUBT,
};

/**
 * Below this answerability the articles don't say: off-topic questions declined against others kept, by the table that the
 * fit prints.
 */
export const sameLanguageThreshold = 0.27;

/** The same for articles in another language. */
export const crossLingualThreshold = 0.45;
