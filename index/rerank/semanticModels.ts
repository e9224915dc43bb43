import type { Models } from './models.ts';

/**
 * What judges with an embedding model (`EMBEDDINGS=… npm run fit`).
 */
export const semanticModels: Models = {
  sameLanguage: {
    ranking: {
      fusionScore: 2.5,
      passageLength: 1.5,
      coverage: 1.8,
      distinctiveCoverage: 1.8,
      previousCoverageGain: 4.6,
      nextCoverageGain: 2.4,
      sentenceBm25: 0.5,
      softMatch: 0.6,
      softSentence: 7.8,
      answerTypeDate: 0.6,
      answerTypeNumber: 2,
      answerTypeName: 1.9,
      missingEntityIdf: -1,
      introduces: -4.9,
      isQuestion: -4.7,
      semanticNearness: 11.7,
    },
    answerability: {
      weights: {
        passageBm25: 3.07,
        ngramBm25: 3.5,
        bestSiblingBm25: 4.47,
        articleConcentration: 4.65,
        coverage: 2.31,
        softMatch: 3.44,
        missingEntityIdf: -1.95,
        semanticNearness: 5,
      },
      smallCorpus: -1.46,
      shortQuery: 0.95,
      bias: -4.49,
    },
    answerProbability: {
      weights: {
        ngramBm25: 1.76,
        coverage: 1.02,
        softSecond: 1.92,
        missingEntityIdf: -2.08,
        semanticNearness: 5,
      },
      probabilityMass: 4.68,
      bias: -5.72,
    },
    threshold: 0.38,
  },
  crossLingual: {
    ranking: {
      fusionScore: 4.1,
      passageLength: 1.5,
      coverage: 1.1,
      previousCoverageGain: 0.4,
      nextCoverageGain: -7.3,
      softMatch: 10.5,
      softSentence: 15.6,
      answerTypeNumber: 2.5,
      answerTypeName: 2.6,
      introduces: -4.9,
      semanticNearness: 18,
    },
    answerability: {
      weights: {
        passageBm25: -0.42,
        ngramBm25: 5.09,
        articleConcentration: 2.88,
        coverage: -1.39,
        softMatch: -6.85,
        softHeadings: 4.37,
        softShare: 3.32,
        softSecond: 1.45,
        softSentence: 8.03,
        bestSiblingSoftMatch: 0.46,
        missingEntityIdf: -1.15,
        semanticNearness: 5,
      },
      smallCorpus: 2.95,
      shortQuery: 0.74,
      bias: -4.12,
    },
    answerProbability: {
      weights: {
        softShare: 2.91,
        softSecond: -0.42,
        missingEntityIdf: -0.18,
        semanticNearness: 5,
      },
      probabilityMass: 1.81,
      bias: -2.14,
    },
    threshold: 0.28,
  },
};
