import type { Index } from '../engine/languageIndex.ts';
import type { IndexedPassage } from '../engine/searchEngine.ts';
import { type Article, isRendered } from '../ingest/article.ts';
import { articleId } from '../ingest/articleId.ts';
import type { Block, Stretch } from '../ingest/document.ts';
import { linesAt } from '../ingest/lines.ts';
import { type Place, placeAt } from '../ingest/places.ts';
import { placeIn, quote } from '../ingest/quotation.ts';
import { BULLET, ITEM_NUMBER } from '../text/listItem.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { locateQuote, type QuoteFingerprint } from './quote.ts';

/** What to read of an article: some of its passages, or those around a quotation. */
export interface ReadRequest {
  /** Its path or its `articleId`. */
  article: string;
  /** First and last passage wanted, counted from 0, the end exclusive; a quotation's own come instead of them. */
  from: number;
  to: number;
  /** A quotation to look for. */
  quote?: QuoteFingerprint;
  /** Read around the quotation: `from` and `to` count from its passage. */
  around?: boolean;
}

/** A passage as people read it. */
export interface ReadPassage {
  /** Line breaks in it mean something: they part blocks, items, rows, lines of code. */
  text: string;
  /** What it is made of, in stretches of it; of plain text, nothing is known. */
  blocks?: Block[];
  /** First and last line in the file, 1-based. */
  lines: [from: number, to: number];
  /** Where it is in a file that has no lines. */
  place?: Place;
  /** The headings above it; empty where there are none. */
  heading: string;
}

/** Passages of an article that follow one another. */
export interface ArticleText {
  path: string;
  id: string;
  title: string;
  language: string;
  url?: string;
  date?: string;
  /** A short hash of the file: another one, another text. */
  version: string;
  /** Where `passages` begins among all of them, and how many there are. */
  from: number;
  total: number;
  passages: ReadPassage[];
  /** Where the quotation stands: its passage, counted from 0 in the article, and its place in that passage's text. */
  quote: { passage: number; at: [from: number, to: number] } | null;
}

/** Makes a reader of an index's articles; `hashes` are those of their files, by path. */
export function createArticleReader(index: Index, hashes: ReadonlyMap<string, string>) {
  const articles = new Map<string, Article>();
  for (const article of index.articles) {
    articles.set(articleId(article.path), article);
    articles.set(article.path, article);
  }
  const passages = groupPassages(index);

  /** Null when there is no such article. */
  return (request: ReadRequest): ArticleText | null => {
    const article = articles.get(request.article);
    if (!article) return null;
    const all = passages.get(article) ?? [];
    const hash = hashes.get(article.path) ?? '';
    return readArticle({ article, hash, passages: all, first: 0, total: all.length }, request);
  };
}

/** An article as far as it is at hand: its passages from `first` on, of `total`; all of them where a quotation is looked for. */
export interface Readable {
  article: Article;
  /** Of its file. */
  hash: string;
  passages: readonly IndexedPassage[];
  first: number;
  total: number;
}

export function readArticle(
  { article, hash, passages, first, total }: Readable,
  { from, to, quote: wanted, around }: ReadRequest,
): ArticleText {
  const found = wanted ? locateQuote(wanted, article.text, passages) : null;
  const start = around ? (found?.passage ?? 0) : 0;
  const [begin, end] = rangeOf(start + from, start + to, total);
  const { path, title, language, url, date } = article;
  return {
    path,
    id: articleId(path),
    title,
    language,
    ...(url && { url }),
    ...(date && { date }),
    version: hash.slice(0, 8),
    from: begin,
    total,
    passages: passages.slice(begin - first, end - first).map(readPassage),
    quote: found && {
      passage: found.passage,
      at: placesOf(passages[found.passage] as IndexedPassage, found),
    },
  };
}

/** Which passages of `total` are read where some are wanted, the end exclusive: one at least. */
export function rangeOf(from: number, to: number, total: number): [from: number, to: number] {
  const first = Math.max(0, Math.min(from, total - 1));
  return [first, Math.max(first + 1, to)];
}

function readPassage(passage: IndexedPassage): ReadPassage {
  const { article, heading } = passage;
  const place = placeAt(article, passage.start);
  const standing = { lines: linesAt(passage, passage), ...(place && { place }) };
  if (isRendered(article)) return { ...quote(article, passage), ...standing, heading };
  const raw = article.text.slice(passage.start, passage.end);
  const text = hasMeaningfulLines(raw.split('\n')) ? keepLineBreaks(raw) : collapseWhitespace(raw);
  return { text, ...standing, heading };
}

/** Where a stretch of the article stands in the text of its passage. */
function placesOf({ article, start }: IndexedPassage, part: Stretch): [from: number, to: number] {
  const from = placeIn(article, start, part.start);
  return [from, from + placeIn(article, part.start, part.end)];
}

const MEANINGFUL = new RegExp(`^\\s*(?:\\||${BULLET}|${ITEM_NUMBER}\\s)`);

/** Lines that mean something: the items of a list, the rows of a table. */
function hasMeaningfulLines(rows: string[]): boolean {
  return rows.filter((row) => MEANINGFUL.test(row)).length > 1;
}

// As long as the folded text, so that places in the one are places in the other.
function keepLineBreaks(text: string): string {
  return text.trim().replace(/\s+/gu, (space) => (space.includes('\n') ? '\n' : ' '));
}

function groupPassages(index: Index): Map<Article, IndexedPassage[]> {
  const all = new Map<Article, IndexedPassage[]>();
  for (const { passages } of index.languages.values())
    for (const passage of passages) {
      const own = all.get(passage.article);
      if (own) own.push(passage);
      else all.set(passage.article, [passage]);
    }
  return all;
}
