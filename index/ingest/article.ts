import { detectArticleLanguage } from '../text/language.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import type { Block, Document } from './document.ts';
import { titleFromPath } from './title.ts';

/** A document in the collection. */
export interface Article extends Omit<Document, 'source' | 'problem'> {
  /** Path below the seeds folder, with forward slashes. */
  path: string;
  title: string;
  /** ISO 639-1 where there is a two-letter code, else ISO 639-3; `und` when nothing told it. */
  language: string;
  /** Absent: `text` is all of it. */
  source?: string;
}

/** A document that names neither title nor language gets them from its path and its words. */
export function toArticle(path: string, { source, problem: _, ...document }: Document): Article {
  return {
    ...document,
    path,
    title: titleOf(path, document),
    language: document.language ?? detectArticleLanguage(runningText(document)),
    ...(source !== document.text && { source }),
  };
}

/** A title that names no subject, such as “README”, gives way to the first heading, else to the folder. */
function titleOf(
  path: string,
  { title = titleFromPath(path), text, blocks }: Omit<Document, 'source'>,
): string {
  if (!/^_?(?:home|index|read ?me)$/i.test(title)) return title;
  const heading = blocks.find(({ kind }) => kind === 'heading');
  if (heading) return collapseWhitespace(text.slice(heading.start, heading.end));
  return path.includes('/') ? titleFromPath(path.slice(0, path.lastIndexOf('/'))) : title;
}

/** What was read from the file, as it stands there. */
export function sourceOf(article: Article): string {
  return article.source ?? article.text;
}

/** Do its line breaks mean something? In plain text, lines only wrap. */
export function isRendered({ sourceMap, places }: Pick<Document, 'sourceMap' | 'places'>): boolean {
  return sourceMap !== undefined || places !== undefined;
}

/** What of a document tells its language: its paragraphs, and its items and rows where there are few words in those. */
export function runningText(document: Omit<Document, 'source'>): string {
  const { text, blocks } = document;
  if (!isRendered(document)) return text.slice(blocks[0]?.start ?? 0, blocks.at(-1)?.end ?? 0);
  const of = (...kinds: Block['kind'][]) =>
    blocks
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ start, end }) => text.slice(start, end))
      .join('\n');
  const running = of('paragraph', 'quote', 'definition');
  return running.length >= MIN_RUNNING
    ? running
    : of('heading', 'paragraph', 'quote', 'term', 'definition', 'item', 'row') || text;
}

/** A shorter text, in UTF-16 units, tells little. */
const MIN_RUNNING = 120;
