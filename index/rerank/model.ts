import type { FeatureName } from './featureNames.ts';

// Where these numbers come from: `npm run fit` (test/eval/fit.ts) on XQuAD (12 languages), the Portuguese SQuAD and four folders
// of real documentation, on 26 November 2026; figures by cross-validation over articles and folders. One table for all languages. Features are about
// 0 to 1, so that their weights can be compared with each other.

/**
 * What features weigh when sentences are ranked (`npm run fit -- --ranking`): their sum is the exponent of a softmax over all
 * sentences of the candidates. Right first, nothing declined: in XQuAD 0.876, in real documentation 0.405.
 */
export const rankingWeights: Weights = {
  passageBm25: 3.57,
  fusionScore: 4.35,
  passageLength: -1.63,
  bestSiblingBm25: 1.31,
  coverage: 4.55,
  distinctiveCoverage: 3.18,
  previousCoverageGain: 4.04,
  nextCoverageGain: 1.62,
  sentenceBm25: 4.17,
  softMatch: 2.63,
  answerTypeDate: 0.55,
  answerTypeNumber: 1.78,
  answerTypeName: 3.31,
  // Half of what a fit of them alone gives, on every 24th question: few ask for either.
  answerTypeDuration: 3,
  answerTypeReason: 2.5,
  missingEntityIdf: -3.89,
  introduces: -2.46,
  isQuestion: -4.1,
  headingDepth: -2.9,
};

/** The same for articles in another language than the question's, where words seldom read the same. */
export const crossLingualRankingWeights: Weights = {
  fusionScore: 3.21,
  passageLength: -3.18,
  coverage: 1.05,
  previousCoverageGain: 2.59,
  nextCoverageGain: -5.89,
  softMatch: 23.13,
  softSentence: 15.01,
  answerTypeNumber: 2.65,
  answerTypeName: 4.9,
  conflictingNumber: -2.35,
  introduces: -5.05,
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
    passageBm25: 2.55,
    ngramBm25: 3.74,
    bestSiblingBm25: 4.43,
    articleConcentration: 4.77,
    coverage: 2.23,
    softMatch: 3.05,
    missingEntityIdf: -2.05,
  },
  smallCorpus: -1.53,
  shortQuery: 1.38,
  bias: -4.33,
};

/** For articles in another language, where hardly a word is the same: names, kindred words and what words mean must do. */
export const crossLingualAnswerability: AnswerabilityModel = {
  weights: {
    passageBm25: -1.91,
    ngramBm25: 5.6,
    articleConcentration: 2.21,
    coverage: -3.09,
    softMatch: -2.86,
    softHeadings: 12.26,
    softShare: 3.69,
    softSecond: 1.01,
    softSentence: 8.96,
    bestSiblingSoftMatch: -1.05,
    otherScript: 1.26,
    missingEntityIdf: -0.79,
  },
  smallCorpus: 2.55,
  shortQuery: -0.09,
  bias: -5.07,
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
 * expected calibration error is 0.027 in XQuAD, 0.059 in real documentation. The bias is 0.48 more than that fit's: most of those
 * questions are declined, so what is shown holds the answer more often (Platt scaling of what is shown: 0.48 and a slope of 0.99).
 */
export const sameLanguageAnswerProbability: AnswerProbabilityModel = {
  weights: {
    ngramBm25: 2.05,
    coverage: 1.34,
    softSecond: -0.15,
    lacksAnswerType: -2.0,
    missingEntityIdf: -2.26,
  },
  probabilityMass: 5.11,
  bias: -3.85,
};

/** The same for articles in another language. */
export const crossLingualAnswerProbability: AnswerProbabilityModel = {
  weights: {
    softShare: 2.58,
    softSecond: -0.31,
    missingEntityIdf: -0.0,
  },
  probabilityMass: 2.88,
  bias: -2.79,
};

/**
 * Below this answerability the articles don't say. Of XQuAD's off-topic questions 0.76 are then declined, of those that its
 * articles answer 0.99 are not (`npm run eval`, 26 November 2026).
 */
export const sameLanguageThreshold = 0.38;

/** The same for articles in another language: 0.80 of the questions of eleven languages on English articles are not declined. */
export const crossLingualThreshold = 0.28;

/**
 * In a small collection a doubtful answer is soon looked through, and a decline hides much. With this, as log-odds, four in five of
 * the questions that are not answered are declined in a small collection too, and of those that are answered more are kept: in
 * documentation of fewer than 20 passages 0.52 instead of 0.33 (`npm run fit -- --answerability`).
 */
export const smallCorpusAllowance = 3;
