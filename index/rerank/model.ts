import type { FeatureName } from './featureNames.ts';

// Where these numbers come from: `npm run fit` (test/eval/fit.ts) on XQuAD (12 languages), the Portuguese SQuAD and four folders
// of real documentation, on 26 November 2026; figures by cross-validation over articles and folders. One table for all languages. Features are about
// 0 to 1, so that their weights can be compared with each other.

/**
 * What features weigh when sentences are ranked (`npm run fit -- --ranking`): their sum is the exponent of a softmax over all
 * sentences of the candidates. Right first, nothing declined: in XQuAD 0.876, in real documentation 0.405.
 */
export const rankingWeights: Weights = {
  passageBm25: 3.41,
  fusionScore: 4.32,
  passageLength: -2.07,
  bestSiblingBm25: 1.15,
  coverage: 4.09,
  distinctiveCoverage: 3.27,
  previousCoverageGain: 4.05,
  nextCoverageGain: 1.37,
  sentenceBm25: 4.56,
  softMatch: 2.76,
  answerTypeDate: 0.29,
  answerTypeNumber: 2.24,
  answerTypeName: 3.47,
  // Half of what a fit of them alone gives, on every 24th question: few ask for either.
  answerTypeDuration: 3,
  answerTypeReason: 2.5,
  missingEntityIdf: -3.8,
  introduces: -2.51,
  isQuestion: -4.07,
  headingDepth: -2.22,
};

/** The same for articles in another language than the question's, where words seldom read the same. */
export const crossLingualRankingWeights: Weights = {
  fusionScore: 2.68,
  passageLength: -4.19,
  coverage: 1.22,
  previousCoverageGain: 3.16,
  nextCoverageGain: -5.93,
  softMatch: 24.68,
  softSentence: 16.81,
  answerTypeNumber: 2.64,
  answerTypeName: 4.88,
  conflictingNumber: -2.42,
  introduces: -4.94,
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
    passageBm25: 2.7,
    ngramBm25: 3.61,
    bestSiblingBm25: 4.83,
    articleConcentration: 4.62,
    coverage: 2.61,
    softMatch: 3.07,
    missingEntityIdf: -2.0,
  },
  smallCorpus: -1.52,
  shortQuery: 1.05,
  bias: -4.47,
};

/** For articles in another language, where hardly a word is the same: names, kindred words and what words mean must do. */
export const crossLingualAnswerability: AnswerabilityModel = {
  weights: {
    passageBm25: 0.18,
    ngramBm25: 5.46,
    articleConcentration: 3.54,
    coverage: -1.74,
    softMatch: -4.7,
    softHeadings: 7.38,
    softShare: 3.32,
    softSecond: 0.56,
    softSentence: 9.3,
    bestSiblingSoftMatch: -0.5,
    otherScript: 1.41,
    missingEntityIdf: -0.85,
  },
  smallCorpus: 2.44,
  shortQuery: -0.33,
  bias: -4.67,
};

/** A logistic regression: the features of a citation's bold sentence → does it hold the answer? */
export interface AnswerProbabilityModel {
  weights: Weights;
  /** Weight of the excerpt's probability mass: its share of the softmax over all sentences ranked. */
  probabilityMass: number;
  bias: number;
}

/**
 * Fitted (`npm run fit -- --probability`) on questions as they are and on the same without the passages that hold their
 * answer: one in four asks for what the articles are about and do not say. On articles and folders that were not fitted on the
 * expected calibration error is 0.032 in XQuAD, 0.047 in real documentation.
 */
export const sameLanguageAnswerProbability: AnswerProbabilityModel = {
  weights: {
    ngramBm25: 1.76,
    coverage: 1.08,
    softSecond: 0.38,
    lacksAnswerType: -1.96,
    missingEntityIdf: -2.31,
  },
  probabilityMass: 4.74,
  bias: -4.25,
};

/** The same for articles in another language. */
export const crossLingualAnswerProbability: AnswerProbabilityModel = {
  weights: {
    softShare: 2.51,
    softSecond: -0.7,
    missingEntityIdf: -0.22,
  },
  probabilityMass: 2.31,
  bias: -1.99,
};

/**
 * Below this answerability the articles don't say. Of XQuAD's off-topic questions 0.78 are then declined, of those that its
 * articles answer 0.99 are not (`npm run eval`, 26 November 2026).
 */
export const sameLanguageThreshold = 0.4;

/** The same for articles in another language: 0.80 of the questions of eleven languages on English articles are not declined. */
export const crossLingualThreshold = 0.28;

/**
 * In a small collection a doubtful answer is soon looked through, and a decline hides much. With this, as log-odds, four in five of
 * the questions that are not answered are declined in a small collection too, and of those that are answered more are kept: in
 * documentation of fewer than 20 passages 0.52 instead of 0.33 (`npm run fit -- --answerability`).
 */
export const smallCorpusAllowance = 3;
