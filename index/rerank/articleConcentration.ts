import type { Candidate } from '../engine/searchEngine.ts';
import type { Article } from '../ingest/article.ts';

/**
 * Per article, its share of the candidates beyond its share of all `passages`, 0 to 1: candidates that gather in one article
 * are about its subject.
 */
export function computeArticleConcentration(
  passages: number,
  candidates: readonly Candidate[],
): Map<Article, number> {
  const concentration = new Map<Article, number>();
  for (const { passage, articlePassages } of candidates) {
    const { article } = passage;
    const before = concentration.get(article) ?? -articlePassages / passages;
    concentration.set(article, before + 1 / Math.max(MIN_CANDIDATES, candidates.length));
  }
  for (const [article, share] of concentration) concentration.set(article, Math.max(0, share));
  return concentration;
}

/** Fewer candidates than this tell little by where they stand. */
const MIN_CANDIDATES = 10;
