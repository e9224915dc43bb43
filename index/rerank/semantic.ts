import type { BackgroundDistribution } from '../engine/statistics.ts';
import type { Weights } from './model.ts';

/**
 * What the vectors of a real model weigh beside the features of index/rerank/model.ts, which stays as it is. Not fitted but
 * assumed, until `npm run fit` has been run with such a model: in ranking, a passage that is eight deviations nearer to the
 * question than the ordinary one counts for about as much as one that has all the question's words. In the answerability, a
 * passage without any shared word answers when so near a one comes by chance once in 50,000 questions, and in another
 * language, where words are no help, once in 250.
 */
export const semanticWeights: { rank: Weights; sameLanguage: Weights; crossLingual: Weights } = {
  rank: { semanticZScore: 8 },
  sameLanguage: { semanticSignificance: 6 },
  crossLingual: { semanticSignificance: 9 },
};

/** From here on (1 : 250 by chance) a passage in another language answers also when it shares no word with the question. */
export const SIGNIFICANT = 0.4;

/** What a cosine is worth, whatever the model: both 0 where there is no vector. */
export interface SemanticFeatures {
  /** How many deviations nearer than the ordinary passage, 8 or more count as 1. */
  semanticZScore: number;
  /** How unlikely it is that any of all passages comes so near by chance: 1 : 10 is 1/6, 1 : a million or less is 1. */
  semanticSignificance: number;
}

/**
 * Compares a cosine with those of ordinary passages and the same question. The number of passages that come as near by
 * chance is their number times the upper tail of a normal distribution, as BLAST's E-value is (Karlin & Altschul 1990);
 * the tail by the approximation e^(-z²/2) / (1.64 z + √(0.76 z² + 4)).
 */
export function computeSemantic(cosine: number, background: BackgroundDistribution | null): SemanticFeatures {
  if (!background) return { semanticZScore: 0, semanticSignificance: 0 };
  const z = Math.max(0, (cosine - background.median) / background.robustSigma);
  const tail = Math.exp((-z * z) / 2) / (1.64 * z + Math.sqrt(0.76 * z * z + 4));
  const expected = Math.max(background.count * tail, 1e-30);
  return {
    semanticZScore: Math.min(1, z / 8),
    semanticSignificance: Math.min(1, Math.max(0, -Math.log10(expected) / 6)),
  };
}
