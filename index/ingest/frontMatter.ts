import { createRequire } from 'node:module';
import { parse as parseToml } from 'smol-toml';
import type Yaml from 'yaml';
import { truncate } from '../text/cut.ts';
import { languageCode } from '../text/franc.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { MAX_TITLE } from './title.ts';

/** What a file says of itself. */
export interface Fields {
  title?: string;
  language?: string;
  url?: string;
  date?: string;
}

// Read when first needed: its many modules are felt at start-up.
const require = createRequire(import.meta.url);

/** Larger front matter is not parsed. */
const MAX_FRONT_MATTER = 10_000;

/** And so much, in UTF-16 units, is looked through for its end: some tools keep a whole page in a field of it. */
const FARTHEST = 1_000_000;

/**
 * The front matter that a text begins with, blank lines before it aside: YAML between `---`, TOML between `+++`. `end` is
 * where the text goes on. Of front matter that is never closed, the lines are it, up to a blank one or a heading, that look like
 * it.
 */
export function readFrontMatter(text: string): { fields: Fields; end: number; problem?: string } {
  const none = { fields: {}, end: 0 };
  const [opening, mark] = /^\s*(---|\+\+\+)[ \t]*\n/.exec(text.slice(0, MAX_FRONT_MATTER)) ?? [];
  if (!opening || !mark) return none;
  const found = findEnd(text, opening.length, mark);
  if (!found) return none;
  const { end, close, problem } = found;
  if (close > MAX_FRONT_MATTER)
    return { fields: {}, end, problem: `expected at most ${MAX_FRONT_MATTER} characters, found ${close}` };
  // Lines before it count in the parser's messages.
  const own = '\n'.repeat(opening.split('\n').length - 1) + text.slice(opening.length, close);
  try {
    const data = mark === '+++' ? parseToml(own) : yaml(own);
    if (data === null || data === undefined) return { fields: {}, end };
    // A ruler, a line of prose, a ruler: no front matter at all.
    if (typeof data !== 'object' || Array.isArray(data)) return none;
    const read = readFields(data as Record<string, unknown>);
    const problems = [problem, read.problem].filter(Boolean).join('; ');
    return { fields: read.fields, end, ...(problems && { problem: problems }) };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const kind = mark === '+++' ? 'TOML' : 'YAML';
    // The parser's first line announces the lines that it points at.
    return { fields: {}, end, problem: `invalid ${kind}: ${why?.replace(/:$/, '')}` };
  }
}

function findEnd(
  text: string,
  from: number,
  mark: string,
): { close: number; end: number; problem?: string } | undefined {
  const closing = mark === '+++' ? /^\+\+\+[ \t]*(?:\n|$)/m : /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;
  const own = text.slice(from, FARTHEST);
  const found = closing.exec(own);
  const looksLikeIt = (part: string) => OWN_LINES.exec(part)?.[0].length === part.length;
  if (found && (found.index <= MAX_FRONT_MATTER || looksLikeIt(own.slice(0, found.index))))
    return { close: from + found.index, end: from + found.index + found[0].length };
  const [lines = ''] = OWN_LINES.exec(own.slice(0, MAX_FRONT_MATTER)) ?? [];
  const after = own.slice(lines.length, lines.length + 10);
  // A line of prose with a colon in it may stand alone.
  const alone = lines.trim().split('\n').length < 2 && !KNOWN.test(lines);
  if (!lines || alone || !/^(?:[ \t]*(?:\n|$)|#{1,6} )/.test(after)) return undefined;
  const end = from + lines.length;
  return { close: end, end, problem: `it is not closed: expected a line ${mark}` };
}

const KNOWN =
  /^(?:title|id|slug|layout|date|lang|url|tags|aliases|description|authors?|weight|sidebar_\w+)[ \t]*[:=]/i;

/** Lines of front matter: keys, and what belongs to each. */
const OWN_LINES = /^(?:[A-Za-z_][\w-]*[ \t]*[:=].*\n(?:(?:[ \t]+\S|-[ \t]|\[).*\n)*)+/;

function yaml(text: string): unknown {
  const { parse } = require('yaml') as typeof Yaml;
  return parse(text, {
    schema: 'core',
    // No aliases: a few lines of them can unfold into gigabytes.
    maxAliasCount: 0,
    // Errors thrown, warnings kept from the terminal.
    logLevel: 'error',
  });
}

/** Checks what a file says of itself: `title`, `lang`, `url` and `date`. What is wrong is left out and named. */
export function readFields(data: Record<string, unknown>): { fields: Fields; problem?: string } {
  const fields: Fields = {};
  const problems: string[] = [];
  const take = (
    name: keyof Fields,
    key: string,
    expected: string,
    accept: (value: string) => string | undefined,
  ) => {
    const value = data[key];
    if (value === undefined || value === null || value === '') return;
    const plain = asText(value);
    // Site makers know addresses within the site, which nobody else can follow.
    if (name === 'url' && plain.startsWith('/')) return;
    const good = plain && accept(plain);
    if (good) fields[name] = good;
    else problems.push(`${key}: expected ${expected}, found ${truncate(JSON.stringify(value), 80)}`);
  };
  take('title', 'title', 'a line of text', (s) => [...collapseWhitespace(s)].slice(0, MAX_TITLE).join(''));
  take('language', 'lang', 'a language code such as pt or pt-BR', (s) => {
    const code = languageCode(s);
    return code && /^[a-z]{2,3}$/.test(code) ? code : undefined;
  });
  take('url', 'url', 'an http or https address', webAddress);
  take('date', 'date', 'a date such as 2024-05-31', (s) => (isDate(s) ? s : undefined));
  return problems.length ? { fields, problem: problems.join('; ') } : { fields };
}

/** TOML has dates of its own. */
function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
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
