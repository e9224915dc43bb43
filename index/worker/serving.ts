import { answer } from '../answer.ts';
import { collectHeadings } from '../articles/catalogue.ts';
import { type Contents, summarise } from '../articles/contents.ts';
import { createArticleLookup } from '../articles/lookup.ts';
import { createArticleReader } from '../articles/reader.ts';
import type { Index } from '../engine/languageIndex.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Seed } from '../ingest/seed.ts';
import { once } from '../text/once.ts';
import { withPictures } from './pictures.ts';
import type { Tasks } from './protocol.ts';

/** An index, the seeds that it was made of, and all that is done with it. */
export interface Serving {
  index: Index;
  seeds: Seed[];
  contents: Contents;
  tasks: { [T in keyof Tasks]: (input: Tasks[T][0]) => Tasks[T][1] | Promise<Tasks[T][1]> };
}

/** `found` are the seeds of the folder: those of them are kept that are in the index. */
export function openServing(
  index: Index,
  found: readonly Seed[],
  problems: Problem[],
  seedsDir: string,
): Serving {
  const used = new Set(index.articles);
  const seeds = found.filter(({ article }) => used.has(article));
  const hashes = new Map(seeds.map((seed) => [seed.article.path, seed.hash]));
  // They look through all articles and passages: not at each small change, nor before the first answer.
  const reader = once(() => createArticleReader(index, hashes));
  const lookup = once(() => createArticleLookup({ articles: index.articles, headings: headingsOf(index) }));
  return {
    index,
    seeds,
    contents: { ...summarise(index), problems, hashes },
    tasks: {
      ask: async (question) => {
        const answered = await answer(index, question);
        return question.pictures ? withPictures(answered, seedsDir) : answered;
      },
      read: (request) => reader()(request),
      find: (request) => lookup()(request),
    },
  };
}

function headingsOf({ languages }: Index) {
  return new Map(Array.from(languages, ([language, { passages }]) => [language, collectHeadings(passages)]));
}
