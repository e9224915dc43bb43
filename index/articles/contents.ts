import type { Index } from '../engine/languageIndex.ts';
import type { Article } from '../ingest/article.ts';
import { articleId } from '../ingest/articleId.ts';
import type { Problem } from '../ingest/problem.ts';
import { compare } from '../text/compare.ts';
import { computeQualifiers } from './qualifiers.ts';

export interface ArticleSummary {
  path: string;
  title: string;
  language: string;
  passages: number;
}

/** What an index holds. */
export interface Contents {
  articles: ArticleSummary[];
  /** By path, what tells an article from others of its title; only where titles repeat. */
  qualifiers: Pick<ReadonlyMap<string, string>, 'get'>;
  passages: number;
  /** ISO 639-1 codes, most articles first. */
  languages: string[];
  problems: Problem[];
  /** Path of each article by its `articleId`. */
  paths: Pick<ReadonlyMap<string, string>, 'get'>;
  /** Hash of each article's file, by path. */
  hashes: Map<string, string>;
}

/** What the articles of a server hold, as far as somebody may read them. */
export interface ServerContents extends Pick<Contents, 'articles' | 'problems' | 'hashes'> {
  /** Another one, other contents. */
  version: number;
}

/** Counts what an index holds. */
export function summarise(index: Index): Omit<Contents, 'problems' | 'hashes'> {
  const counts = new Map<Article, number>();
  for (const own of index.languages.values())
    for (const { article } of own.passages) counts.set(article, (counts.get(article) ?? 0) + 1);
  return summariseArticles(
    index.articles.map((article) => {
      const { path, title, language } = article;
      return { path, title, language, passages: counts.get(article) ?? 0 };
    }),
  );
}

/** The same of what is known of its articles. */
export function summariseArticles(articles: ArticleSummary[]): Omit<Contents, 'problems' | 'hashes'> {
  const perLanguage = new Map<string, number>();
  for (const { language } of articles) perLanguage.set(language, (perLanguage.get(language) ?? 0) + 1);
  return {
    articles,
    qualifiers: computeQualifiers(articles),
    passages: articles.reduce((sum, { passages }) => sum + passages, 0),
    languages: [...perLanguage]
      .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
      .map(([language]) => language),
    paths: new Map(articles.map(({ path }) => [articleId(path), path])),
  };
}
