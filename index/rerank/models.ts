import {
  type AnswerabilityModel,
  type AnswerProbabilityModel,
  crossLingualAnswerability,
  crossLingualAnswerProbability,
  crossLingualRankingWeights,
  crossLingualThreshold,
  rankingWeights,
  sameLanguageAnswerability,
  sameLanguageAnswerProbability,
  sameLanguageThreshold,
  smallCorpusAllowance,
  type Weights,
} from './model.ts';

/** What judges passages in the language of the question, and in another. */
export interface Models {
  sameLanguage: RerankModel;
  crossLingual: RerankModel;
}

export interface RerankModel {
  ranking: Weights;
  answerability: AnswerabilityModel;
  answerProbability: AnswerProbabilityModel;
  /** Below this answerability the articles don't say, in a large collection. */
  threshold: number;
  /** How much lower that is in a small one, as log-odds, times `smallCorpus` beyond that of 100 passages. */
  smallCorpusAllowance: number;
}

/** Without an embedding model, or while it does not respond. */
export const wordModels: Models = {
  sameLanguage: {
    ranking: rankingWeights,
    answerability: sameLanguageAnswerability,
    answerProbability: sameLanguageAnswerProbability,
    threshold: sameLanguageThreshold,
    smallCorpusAllowance,
  },
  crossLingual: {
    ranking: crossLingualRankingWeights,
    answerability: crossLingualAnswerability,
    answerProbability: crossLingualAnswerProbability,
    threshold: crossLingualThreshold,
    smallCorpusAllowance: 0,
  },
};
