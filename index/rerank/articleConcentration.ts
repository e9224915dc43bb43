import type { IndexedPassage } from '../engine/orama/build.ts';
import type { Candidate } from '../engine/orama/search.ts';
import type { Article } from '../ingest/article.ts';

/**
 * Per article, its share of the candidates beyond its share of all passages, 0 to 1: candidates that gather in one
 * article are about its subject. `passages` are those that were searched; an article's follow one another there.
 */
export function computeArticleConcentration(
  passages: readonly IndexedPassage[],
  candidates: readonly Candidate[],
): Map<Article, number> {
  const concentration = new Map<Article, number>();
  for (const { passage, doc } of candidates) {
    const { article } = passage;
    const before = concentration.get(article) ?? -countPassages(passages, doc - 1) / passages.length;
    concentration.set(article, before + 1 / Math.max(MIN_CANDIDATES, candidates.length));
  }
  for (const [article, share] of concentration) concentration.set(article, Math.max(0, share));
  return concentration;
}

/** Fewer candidates than this tell little by where they stand. */
const MIN_CANDIDATES = 10;

/** How many passages the article of the passage at `place` has. */
function countPassages(passages: readonly IndexedPassage[], place: number): number {
  const article = passages[place]?.article;
  let from = place;
  while (passages[from - 1]?.article === article) from--;
  let to = place + 1;
  while (passages[to]?.article === article) to++;
  return to - from;
}
