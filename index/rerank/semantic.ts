import type { CosineScale } from '../embedders/embedder.ts';
import type { Candidate } from '../engine/searchEngine.ts';

/** What an embedding model says of a candidate: both 0 where it says nothing. */
export interface SemanticFeatures {
  /** Where its cosine lies between those of unrelated texts, 0, and of answers, 2/3. */
  semanticNearness: number;
  /** 1 / its place among the candidates by their cosines. */
  semanticRank: number;
}

/** The features of each candidate; `scale`: what the model's cosines mean, null without a model. */
export function computeSemantic(
  candidates: readonly Pick<Candidate, 'cosine'>[],
  scale: CosineScale | null,
): SemanticFeatures[] {
  if (!scale) return candidates.map(() => ({ semanticNearness: 0, semanticRank: 0 }));
  const { unrelated, related } = scale;
  const sorted = candidates.map(({ cosine }) => cosine).sort((a, b) => b - a);
  return candidates.map(({ cosine }) => {
    const nearness = (cosine - unrelated) / (related - unrelated);
    return {
      semanticNearness: Math.min(1, Math.max(0, nearness / NEAREST)),
      semanticRank: 1 / (1 + sorted.indexOf(cosine)),
    };
  });
}

/** A passage that says the same as the question is nearer than the ordinary answer. */
const NEAREST = 1.5;
