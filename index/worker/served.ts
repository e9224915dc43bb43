import { answer, type Searchable } from '../answer.ts';
import type { Catalogue } from '../articles/catalogue.ts';
import { createArticleLookup } from '../articles/lookup.ts';
import type { ArticleText, ReadRequest } from '../articles/reader.ts';
import type { Folders } from '../ingest/serverFolders.ts';
import { withPictures } from './pictures.ts';
import type { Tasks } from './protocol.ts';
import { together } from './together.ts';

/** Articles that are answered from, by themselves or beside others. */
export interface Served {
  searchable: Searchable;
  /** Null when there is no such article. */
  read(request: ReadRequest): ArticleText | null | Promise<ArticleText | null>;
  catalogues(): readonly Catalogue[];
}

/** What is done with articles: those alone, or others `beside` them. */
export type ArticleTasks = {
  [T in keyof Tasks]: (input: Tasks[T][0], beside?: readonly Served[]) => Promise<Tasks[T][1]>;
};

export function tasksOf(own: Served, folders: Folders): ArticleTasks {
  return {
    async ask(question, beside = []) {
      const others = beside.map(({ searchable }) => searchable);
      const answered = await answer(together([own.searchable, ...others]), question);
      return question.pictures ? withPictures(answered, folders) : answered;
    },
    async read(request, beside = []) {
      for (const one of [own, ...beside]) {
        const found = await one.read(request);
        if (found) return found;
      }
      return null;
    },
    async find(request, beside = []) {
      // A server's own come first where they fit as well.
      return createArticleLookup([...beside, own].flatMap((one) => one.catalogues()))(request);
    },
  };
}
