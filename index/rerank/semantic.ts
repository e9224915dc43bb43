import type { Candidate } from '../engine/searchEngine.ts';
import type { QuestionScale } from '../engine/statistics.ts';

/** What an embedding model says of a candidate: all 0 where it says nothing. */
export interface SemanticFeatures {
  /** Where its cosine lies between those of unrelated texts, 0, and of answers, 2/3. */
  semanticNearness: number;
  /** The same of the ordinary passage. */
  semanticBackground: number;
  /** 1 / its place among the candidates by their cosines. */
  semanticRank: number;
}

/** The features of each candidate; `scale`: what the model's cosines mean, null without a model. */
export function computeSemantic(
  candidates: readonly Pick<Candidate, 'cosine'>[],
  scale: QuestionScale | null,
): SemanticFeatures[] {
  if (!scale) return candidates.map(() => ({ semanticNearness: 0, semanticBackground: 0, semanticRank: 0 }));
  const { unrelated, related, ordinary } = scale;
  const nearness = (cosine: number) =>
    Math.min(1, Math.max(0, (cosine - unrelated) / (related - unrelated) / NEAREST));
  const sorted = candidates.map(({ cosine }) => cosine).sort((a, b) => b - a);
  return candidates.map(({ cosine }) => ({
    semanticNearness: nearness(cosine),
    semanticBackground: nearness(ordinary),
    semanticRank: 1 / (1 + sorted.indexOf(cosine)),
  }));
}

/** A passage that says the same as the question is nearer than the ordinary answer. */
const NEAREST = 1.5;
