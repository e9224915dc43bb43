import type { IndexedPassage } from '../../index/engine/searchEngine.ts';
import type { Article } from '../../index/ingest/article.ts';

/** Passages that a small folder has, about. */
const SIZES = [12, 30, 80];

/**
 * The articles of a folder in parts, as those who have few articles would ask them: once in parts of about each of `SIZES`. Articles
 * that are far longer are left out.
 */
export function* partsOf(passages: readonly IndexedPassage[]): Generator<Article[]> {
  const counts = new Map<Article, number>();
  for (const { article } of passages) counts.set(article, (counts.get(article) ?? 0) + 1);
  for (const size of SIZES) {
    let part: Article[] = [];
    let together = 0;
    for (const [article, count] of counts) {
      if (count > 2 * size) continue;
      part.push(article);
      together += count;
      if (together < size) continue;
      yield part;
      part = [];
      together = 0;
    }
  }
}
