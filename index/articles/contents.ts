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
  qualifiers: Map<string, string>;
  passages: number;
  /** ISO 639-1 codes, most articles first. */
  languages: string[];
  problems: Problem[];
  /** Path of each article by its `articleId`. */
  paths: Map<string, string>;
  /** Hash of each article's file, by path. */
  hashes: Map<string, string>;
}

/** Counts what an index holds. */
export function summarise(index: Index): Omit<Contents, 'problems' | 'hashes'> {
  const counts = new Map<Article, number>();
  const perLanguage = new Map<string, number>();
  let passages = 0;
  for (const own of index.languages.values()) {
    passages += own.passages.length;
    for (const { article } of own.passages) counts.set(article, (counts.get(article) ?? 0) + 1);
  }
  for (const { language } of index.articles) perLanguage.set(language, (perLanguage.get(language) ?? 0) + 1);
  return {
    articles: index.articles.map((article) => {
      const { path, title, language } = article;
      return { path, title, language, passages: counts.get(article) ?? 0 };
    }),
    qualifiers: computeQualifiers(index.articles),
    passages,
    languages: [...perLanguage]
      .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
      .map(([language]) => language),
    paths: new Map(index.articles.map(({ path }) => [articleId(path), path])),
  };
}
