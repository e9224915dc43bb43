import { collectHeadings } from '../articles/catalogue.ts';
import { type Contents, summarise } from '../articles/contents.ts';
import { openCatalogues } from '../articles/lookup.ts';
import { createArticleReader } from '../articles/reader.ts';
import type { Index } from '../engine/languageIndex.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Seed } from '../ingest/seed.ts';
import type { Folders } from '../ingest/serverFolders.ts';
import { once } from '../text/once.ts';
import { type ArticleTasks, type Served, tasksOf } from './served.ts';

/** An index, the seeds that it was made of, and all that is done with it. */
export interface Serving extends Served {
  index: Index;
  seeds: Seed[];
  contents: Contents;
  tasks: ArticleTasks;
}

/** `found` are the seeds of the folder: those of them are kept that are in the index. */
export function openServing(
  index: Index,
  found: readonly Seed[],
  problems: Problem[],
  folders: Folders,
): Serving {
  const used = new Set(index.articles);
  const seeds = found.filter(({ article }) => used.has(article));
  const hashes = new Map(seeds.map((seed) => [seed.article.path, seed.hash]));
  // They look through all articles and passages: not at each small change, nor before the first answer.
  const reader = once(() => createArticleReader(index, hashes));
  const catalogues = once(() => openCatalogues({ articles: index.articles, headings: headingsOf(index) }));
  const served: Served = { searchable: index, read: (request) => reader()(request), catalogues };
  return {
    ...served,
    index,
    seeds,
    contents: { ...summarise(index), problems, hashes },
    tasks: tasksOf(served, folders),
  };
}

function headingsOf({ languages }: Index) {
  return new Map(Array.from(languages, ([language, { passages }]) => [language, collectHeadings(passages)]));
}
