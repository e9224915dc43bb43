import { type Models, wordModels } from './models.ts';

const { sameLanguage, crossLingual } = wordModels;

/**
 * The same with an embedding model.
 */
export const semanticModels: Models = {
  sameLanguage: {
    ...sameLanguage,
    ranking: { ...sameLanguage.ranking, semanticZScore: 8 },
    answerability: {
      ...sameLanguage.answerability,
      weights: {
        ...sameLanguage.answerability.weights,
        semanticSignificance: 6,
        semanticZScore: 0.01,
        semanticLead: 0.01,
        semanticRank: 0.01,
      },
    },
    answerProbability: {
      ...sameLanguage.answerProbability,
      weights: {
        ...sameLanguage.answerProbability.weights,
        semanticSignificance: 6,
        semanticZScore: 0.01,
        semanticLead: 0.01,
        semanticRank: 0.01,
      },
    },
  },
  crossLingual: {
    ...crossLingual,
    ranking: { ...crossLingual.ranking, semanticZScore: 8 },
    answerability: {
      ...crossLingual.answerability,
      weights: {
        ...crossLingual.answerability.weights,
        semanticSignificance: 9,
        semanticZScore: 0.01,
        semanticLead: 0.01,
        semanticRank: 0.01,
      },
    },
    answerProbability: {
      ...crossLingual.answerProbability,
      weights: {
        ...crossLingual.answerProbability.weights,
        semanticSignificance: 9,
        semanticZScore: 0.01,
        semanticLead: 0.01,
        semanticRank: 0.01,
      },
    },
  },
};
