import { answer } from '../../answer.ts';
import type { HeadingPlace } from '../../articles/catalogue.ts';
import { type Contents, summariseArticles } from '../../articles/contents.ts';
import { createArticleLookup } from '../../articles/lookup.ts';
import type { Embedder } from '../../embedders/embedder.ts';
import { offlineEmbedder } from '../../embedders/offline.ts';
import { openAnalyzer } from '../../engine/analyzer.ts';
import { Collection } from '../../engine/opensearch/collection.ts';
import { OpenSearchEngine } from '../../engine/opensearch/openSearchEngine.ts';
import { once } from '../../text/once.ts';
import { withPictures } from '../pictures.ts';
import type { Tasks } from '../protocol.ts';
import { readFromCluster } from './readFromCluster.ts';
import type { ArticleEntry, VersionState } from './versionState.ts';
import type { Target } from './versions.ts';

/** A published version, and all that is done with it. It never changes. */
export interface OpenVersion {
  version: number;
  contents: Contents;
  tasks: { [T in keyof Tasks]: (input: Tasks[T][0]) => Promise<Tasks[T][1]> };
}

export async function openVersion(
  target: Target,
  version: number,
  state: VersionState,
  seedsDir: string,
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
  const lookup = once(() => createArticleLookup({ articles, headings: headingsOf(articles, languages) }));
  const contents: Contents = {
    ...summariseArticles(
      articles.map(({ path, title, language, passages }) => ({ path, title, language, passages })),
    ),
    problems: state.problems,
    hashes: new Map(articles.map(({ path, hash }) => [path, hash])),
  };
  return {
    version,
    contents,
    tasks: {
      ask: async (question) => {
        const answered = await answer({ articles, languages, embedder }, question);
        return question.pictures ? withPictures(answered, seedsDir) : answered;
      },
      read: async (request) => {
        const path = contents.paths.get(request.article) ?? request.article;
        const entry = state.articles.get(path);
        const index = entry && state.languages.get(entry.language)?.index;
        return entry && index ? readFromCluster(target.cluster, index, entry, request) : null;
      },
      find: async (request) => lookup()(request),
    },
  };
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
