import { parse } from 'yaml';
import { truncate } from '../text/cut.ts';
import { languageCode } from '../text/franc.ts';
import { collapseWhitespace } from '../text/whitespace.ts';

/** A seed, read. */
export interface Article {
  /** Path below the seeds folder, with forward slashes. */
  path: string;
  title: string;
  /** ISO 639-1 where there is a two-letter code, else ISO 639-3; `und` when nothing told it. */
  language: string;
  /** The whole file in NFC with `\n` line ends: every offset and line number counts in this text. */
  text: string;
  /** Offset in `text` where front matter and title end. */
  bodyStart: number;
  /** From front matter. */
  url?: string;
  date?: string;
}

/** An article whose language is not known yet, and what was wrong with its front matter, if anything was. */
export interface ReadArticle {
  article: Article;
  problem?: string;
}

/** Reads one file's text. `article.language` is the front matter's, or `und`: detection is not done here. */
export function readArticle(path: string, raw: string): ReadArticle {
  const text = raw.replace(/\r\n?/g, '\n').normalize('NFC');
  const front = frontMatter(text);
  const title = findTitle(text, front.end, path.toLowerCase().endsWith('.md'), front.fields.title);
  const article: Article = {
    path,
    title: front.fields.title ?? title.text ?? titleFromPath(path),
    language: front.fields.lang ?? 'und',
    text,
    bodyStart: title.end,
    ...(front.fields.url && { url: front.fields.url }),
    ...(front.fields.date && { date: front.fields.date }),
  };
  return front.problem ? { article, problem: front.problem } : { article };
}

/** Longer first lines are a paragraph, not a title. */
const MAX_TITLE = 200;

/** Larger front matter is text between two rulers. */
const MAX_FRONT_MATTER = 10_000;

interface Fields {
  title?: string;
  lang?: string;
  url?: string;
  date?: string;
}

function frontMatter(text: string): { fields: Fields; end: number; problem?: string } {
  const none = { fields: {}, end: 0 };
  if (!/^---[ \t]*\n/.test(text)) return none;
  const close = text.slice(0, MAX_FRONT_MATTER).search(/\n(---|\.\.\.)[ \t]*(\n|$)/);
  if (close < 0) return none;
  const lineEnd = text.indexOf('\n', close + 1);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  try {
    // No aliases: a few lines of them can unfold into gigabytes.
    const data: unknown = parse(text.slice(0, close + 1), {
      schema: 'core',
      maxAliasCount: 0,
      // Errors thrown, warnings kept from the terminal.
      logLevel: 'error',
    });
    if (data === null || data === undefined) return { fields: {}, end };
    if (typeof data !== 'object' || Array.isArray(data)) {
      // A ruler, a line of prose, a ruler: no front matter at all.
      return none;
    }
    return { ...readFields(data as Record<string, unknown>), end };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return {
      fields: {},
      end,
      // The parser's first line announces the lines that it points at.
      problem: `invalid YAML: ${why?.replace(/:$/, '')}`,
    };
  }
}

function readFields(data: Record<string, unknown>): { fields: Fields; problem?: string } {
  const fields: Fields = {};
  const problems: string[] = [];
  const take = (key: keyof Fields, expected: string, accept: (value: string) => string | undefined) => {
    const value = data[key];
    if (value === undefined || value === null || value === '') return;
    const plain = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    const good = plain && accept(plain);
    if (good) fields[key] = good;
    else problems.push(`${key}: expected ${expected}, found ${truncate(JSON.stringify(value), 80)}`);
  };
  take('title', 'a line of text', (s) => [...collapseWhitespace(s)].slice(0, MAX_TITLE).join(''));
  take('lang', 'a language code such as pt or pt-BR', (s) => {
    const code = languageCode(s);
    return code && /^[a-z]{2,3}$/.test(code) ? code : undefined;
  });
  take('url', 'an http or https address', webAddress);
  take('date', 'a date such as 2024-05-31', (s) => (isDate(s) ? s : undefined));
  return problems.length ? { fields, problem: problems.join('; ') } : { fields };
}

function isDate(value: string): boolean {
  if (Number.isNaN(Date.parse(value))) return false;
  // JavaScript takes 30 February for 2 March.
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(value) ?? [];
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return day === undefined || Number(day) <= days;
}

function webAddress(value: string): string | undefined {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? new URL(value).href : undefined;
}

/**
 * The title is the first heading of a Markdown file, or a short first line that stands alone; where that line is
 * repeated, the copies belong to the title. Where front matter names the title, only a line that says the same is
 * one. `end` is where the body begins.
 */
function findTitle(
  text: string,
  from: number,
  markdown: boolean,
  known?: string,
): { text?: string; end: number } {
  const lastEnd = text.trimEnd().length;
  const at = skipBlank(text, from);
  const line = lineAt(text, at);
  const first = cleanTitle(line.text, markdown);
  const next = lineAt(text, line.end);
  const underlined = markdown && isUnderline(next.text);
  const heading = underlined || (markdown && /^ {0,3}#{1,6}\s/.test(line.text));
  const standsAlone = next.text.trim() === '' || cleanTitle(next.text, markdown) === first;
  let end = underlined ? next.end : line.end;
  const isTitle =
    /[\p{L}\p{N}]/u.test(first) &&
    end < lastEnd &&
    first.length <= MAX_TITLE &&
    (known === undefined
      ? heading || (standsAlone && !/[.。．।,;:，；：]$/u.test(first))
      : sameTitle(first, known));
  if (!isTitle) return { end: at };
  for (;;) {
    const copy = lineAt(text, skipBlank(text, end));
    if (cleanTitle(copy.text, markdown) !== first || copy.end >= lastEnd) return { text: first, end };
    end = copy.end;
  }
}

/** Whether a line of Markdown makes the line above it a heading. */
export function isUnderline(line: string): boolean {
  return /^ {0,3}(?:=+|-{2,})\s*$/.test(line);
}

function sameTitle(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A line as a title: without the marks of a Markdown heading, white space folded. */
export function cleanTitle(line: string, markdown: boolean): string {
  const text = collapseWhitespace(line);
  return markdown && /^#{1,6}(?: |$)/.test(text) ? text.replace(/^#+ ?/, '').replace(/(?:^| )#+$/, '') : text;
}

/** Offset of the first line from `at` on that is not blank; the end of the text where all are. */
function skipBlank(text: string, at: number): number {
  const solid = /\S/g;
  solid.lastIndex = at;
  const first = solid.exec(text);
  return first ? Math.max(at, text.lastIndexOf('\n', first.index) + 1) : text.length;
}

function lineAt(text: string, start: number): { text: string; end: number } {
  const newline = text.indexOf('\n', start);
  return newline < 0
    ? { text: text.slice(start), end: text.length }
    : { text: text.slice(start, newline), end: newline + 1 };
}

function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return (
    name
      .replace(/[\s_-]+/g, ' ')
      .trim()
      .normalize('NFC') || name
  );
}
