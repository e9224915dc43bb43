import type { Index } from './build.ts';
import { articleId } from './read.ts';
import { bare } from './words/functionwords.ts';

/** What somebody types to name an article. */
export interface Finding {
  typed: string;
  /** The user's language (ISO 639-1): articles in it come first. */
  language?: string;
  limit: number;
  /** No headings. */
  onlyArticles?: boolean;
}

/** An article, or a heading in one. */
export interface Found {
  id: string;
  path: string;
  title: string;
  language: string;
  /** The heading that fits, and the first passage below it, counted from 0. */
  heading?: string;
  passage?: number;
}

/** A finder of articles by titles, headings and paths, as they are typed. */
export function finderOf(index: Index): (finding: Finding) => Found[] {
  let rows: Row[] | undefined;

  return ({ typed, language, limit, onlyArticles = false }) => {
    rows ??= rowsOf(index);
    const wanted = folded(typed);
    const fitting: { row: Row; rank: number }[] = [];
    for (const row of rows) {
      if (onlyArticles && row.found.heading) continue;
      const rank = rankOf(row, wanted);
      if (rank !== null) fitting.push({ row, rank });
    }
    const foreign = ({ row }: { row: Row }) => Number(row.found.language !== language);
    fitting.sort((a, b) => {
      // What is named in full is meant, whatever its language.
      const named = Number(b.rank === 0) - Number(a.rank === 0);
      return named || foreign(a) - foreign(b) || a.rank - b.rank || compare(a.row.order, b.row.order);
    });
    return fitting.slice(0, limit).map(({ row }) => row.found);
  };
}

interface Row {
  found: Found;
  text: string;
  /** The path, of an article; a heading has none of its own. */
  path: string;
  order: string;
}

function rowsOf(index: Index): Row[] {
  const rows: Row[] = index.articles.map(({ path, title, language }) => ({
    found: { id: articleId(path), path, title, language },
    text: folded(title),
    path: folded(path),
    order: folded(title),
  }));
  for (const { passages } of index.languages.values()) {
    let place = 0;
    for (const [at, { article, heading }] of passages.entries()) {
      const before = passages[at - 1];
      place = before?.article === article ? place + 1 : 0;
      if (!heading || (before?.article === article && before.heading === heading)) continue;
      const { path, title, language } = article;
      const found = { id: articleId(path), path, title, language, heading, passage: place };
      rows.push({ found, text: folded(heading), path: '', order: `${folded(title)} ${place}` });
    }
  }
  return rows;
}

/** Null: does not fit. Without anything typed the articles themselves are offered. */
function rankOf({ found, text, path }: Row, wanted: string): number | null {
  if (!wanted) return found.heading ? null : 1;
  const of = found.heading ? 0.5 : 0;
  if (text === wanted || path === wanted) return of;
  if (text.startsWith(wanted)) return 1 + of;
  const inside = text.indexOf(wanted);
  if (inside > 0) return (/[\p{L}\p{N}]/u.test(text.charAt(inside - 1)) ? 3 : 2) + of;
  return path.includes(wanted) ? 4 : null;
}

function folded(text: string): string {
  return bare(text.toLowerCase().replace(/\s+/gu, ' ').trim());
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
