import { type Article, toArticle } from '../../index/ingest/article.ts';
import type { Document } from '../../index/ingest/document.ts';
import { readMarkdown } from '../../index/ingest/formats/markdown.ts';
import { readText } from '../../index/ingest/formats/text.ts';

/** A text as the article that a file of this name would be, without the file; its language is `und` unless it says so. */
export function readArticle(path: string, raw: string): { article: Article; problem?: string } {
  const text = raw.replace(/\r\n?/g, '\n').normalize('NFC');
  const document = path.toLowerCase().endsWith('.txt') ? readText(text) : readMarkdown(text, path);
  const article = toArticle(path, { language: 'und', ...document });
  return document.problem ? { article, problem: document.problem.detail } : { article };
}

/** What there is to quote of a document. */
export function bodyOf({ text, blocks }: Pick<Document, 'text' | 'blocks'>): string {
  return text.slice(blocks[0]?.start ?? text.length, blocks.at(-1)?.end);
}
