import type { Candidate } from '../engine/searchEngine.ts';
import type { BackgroundDistribution } from '../engine/statistics.ts';

/** From here on (1 : 250 by chance) a passage in another language answers also when it shares no word with the question. */
export const SIGNIFICANT = 0.4;

/** What a cosine is worth, whatever the model: all 0 where there is no vector. */
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

/** Where a candidate stands among the others by their cosines: all 0 where there is no vector. */
export interface SemanticPlace {
  semanticRank: number;
  semanticLead: number;
  bestSiblingSemantic: number;
}

export function computeSemanticPlaces(
  candidates: readonly Pick<Candidate, 'cosine' | 'passage'>[],
  background: BackgroundDistribution | null,
): SemanticPlace[] {
  if (!background)
    return candidates.map(() => ({ semanticRank: 0, semanticLead: 0, bestSiblingSemantic: 0 }));
  const sorted = candidates.map(({ cosine }) => cosine).sort((a, b) => b - a);
  return candidates.map(({ cosine, passage }) => {
    const others = candidates.filter(
      (other) => other.passage !== passage && other.passage.article === passage.article,
    );
    const lead = (cosine - (sorted[1] ?? cosine)) / background.robustSigma;
    return {
      semanticRank: 1 / (1 + sorted.indexOf(cosine)),
      semanticLead: Math.min(1, Math.max(0, lead) / 4),
      bestSiblingSemantic: Math.max(
        0,
        ...others.map((other) => computeSemantic(other.cosine, background).semanticZScore),
      ),
    };
  });
}
