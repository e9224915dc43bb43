import type { HeadingPlace } from '../../articles/catalogue.ts';
import { type Contents, summariseArticles } from '../../articles/contents.ts';
import { openCatalogues } from '../../articles/lookup.ts';
import type { Embedder } from '../../embedders/embedder.ts';
import { offlineEmbedder } from '../../embedders/offline.ts';
import { openAnalyzer } from '../../engine/analyzer.ts';
import { Collection } from '../../engine/opensearch/collection.ts';
import { OpenSearchEngine } from '../../engine/opensearch/openSearchEngine.ts';
import type { Folders } from '../../ingest/serverFolders.ts';
import { once } from '../../text/once.ts';
import { type ArticleTasks, type Served, tasksOf } from '../served.ts';
import { readFromCluster } from './readFromCluster.ts';
import type { ArticleEntry, VersionState } from './versionState.ts';
import type { Target } from './versions.ts';

/** A published version, and all that is done with it. It never changes. */
export interface OpenVersion {
  version: number;
  contents: Contents;
  tasks: ArticleTasks;
}

export async function openVersion(
  target: Target,
  version: number,
  state: VersionState,
  folders: Folders,
  embedder: Embedder = offlineEmbedder,
): Promise<OpenVersion> {
  const languages = new Map<string, OpenSearchEngine>();
  for (const [language, { index, collection }] of state.languages)
    languages.set(
      language,
      new OpenSearchEngine(
        target.cluster,
        index,
        new Collection(await openAnalyzer(language), collection, embedder),
      ),
    );
  const articles = [...state.articles.values()];
  const catalogues = once(() => openCatalogues({ articles, headings: headingsOf(articles, languages) }));
  const contents: Contents = {
    ...summariseArticles(
      articles.map(({ path, title, language, passages }) => ({ path, title, language, passages })),
    ),
    problems: state.problems,
    hashes: new Map(articles.map(({ path, hash }) => [path, hash])),
  };
  const served: Served = {
    searchable: { articles, languages, embedder },
    async read(request) {
      const path = contents.paths.get(request.article) ?? request.article;
      const entry = state.articles.get(path);
      const index = entry && state.languages.get(entry.language)?.index;
      return entry && index ? readFromCluster(target.cluster, index, entry, request) : null;
    },
    catalogues,
  };
  return { version, contents, tasks: tasksOf(served, folders) };
}

/** By language; none at all where there are so many that they would take more memory than all else. */
function headingsOf(
  articles: readonly ArticleEntry[],
  languages: ReadonlyMap<string, unknown>,
): Map<string, HeadingPlace[]> {
  const all = new Map<string, HeadingPlace[]>([...languages.keys()].map((language) => [language, []]));
  const count = articles.reduce((sum, { headings }) => sum + headings.length, 0);
  if (count > MAX_HEADINGS) return all;
  for (const { path, language, headings } of articles)
    for (const [passage, heading] of headings) all.get(language)?.push({ path, heading, passage });
  return all;
}

/** At about 300 bytes. */
const MAX_HEADINGS = 200_000;
