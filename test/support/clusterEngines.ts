import type { Embedder } from '../../index/embedders/embedder.ts';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { openAnalyzer } from '../../index/engine/analyzer.ts';
import { Collection } from '../../index/engine/opensearch/collection.ts';
import { OpenSearchEngine } from '../../index/engine/opensearch/openSearchEngine.ts';
import type { Article } from '../../index/ingest/article.ts';
import { Draft } from '../../index/worker/cluster/draft.ts';
import { openPassageVectors } from '../../index/worker/cluster/passageVectors.ts';
import type { VersionState } from '../../index/worker/cluster/versionState.ts';
import type { Target } from '../../index/worker/cluster/versions.ts';

/** Publishes some articles as the first version of a collection, and opens an engine for each of their languages. */
export async function publishArticles(
  target: Target,
  articles: readonly Article[],
  embedder: Embedder = offlineEmbedder,
): Promise<Map<string, OpenSearchEngine>> {
  const vectors =
    embedder.meaning && openPassageVectors(target, { ...embedder, meaning: true, slice: 8 }, null);
  const draft = new Draft(target, 1, 'test', {
    state: null,
    base: null,
    shards: 1,
    ...(vectors && { vectors }),
  });
  for (const article of articles) await draft.add(article, { hash: article.path, end: article.text.length });
  return openEngines(
    target,
    await draft.publish({ failures: [], problems: [] }, { confirm: async () => {} }),
    embedder,
  );
}

/** The engines of a version. */
export async function openEngines(
  { cluster }: Target,
  { languages }: VersionState,
  embedder: Embedder = offlineEmbedder,
): Promise<Map<string, OpenSearchEngine>> {
  const engines = new Map<string, OpenSearchEngine>();
  for (const [language, { index, collection }] of languages) {
    const own = new Collection(await openAnalyzer(language), structuredClone(collection), embedder);
    engines.set(language, new OpenSearchEngine(cluster, index, own));
  }
  return engines;
}
