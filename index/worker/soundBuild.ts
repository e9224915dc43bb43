import { offlineEmbedder } from '../embedders/offline.ts';
import { buildIndex } from '../engine/buildIndex.ts';
import type { Index } from '../engine/languageIndex.ts';
import type { Article } from '../ingest/article.ts';
import { describeReason, type Problem } from '../ingest/problem.ts';

/**
 * The index that `build` makes of the articles, without those at which it throws: they are named. Null where none is left.
 * Only when something has thrown is each article tried alone. Throws what `build` throws where no article is at fault.
 */
export async function buildSound(
  articles: Article[],
  build: (articles: Article[]) => Promise<Index>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<{ index: Index | null; problems: Problem[] }> {
  try {
    return { index: await build(articles), problems: [] };
  } catch (error) {
    const faults = new Map<Article, Problem>();
    for (const [done, article] of articles.entries()) {
      onProgress(done, articles.length);
      const fault = await findFault(article);
      if (fault) faults.set(article, fault);
    }
    if (faults.size === 0) throw error;
    const sound = articles.filter((article) => !faults.has(article));
    return { index: sound.length > 0 ? await build(sound) : null, problems: [...faults.values()] };
  }
}

async function findFault(article: Article): Promise<Problem | undefined> {
  try {
    await buildIndex([article], offlineEmbedder);
  } catch (error) {
    return { path: article.path, reason: 'failed', detail: describeReason(error) };
  }
}
