import { parse } from 'yaml';
import { truncate } from '../text/cut.ts';
import { languageCode } from '../text/franc.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { MAX_TITLE } from './title.ts';

/** Larger front matter is text between two rulers. */
const MAX_FRONT_MATTER = 10_000;

/** What a file says of itself. */
export interface Fields {
  title?: string;
  language?: string;
  url?: string;
  date?: string;
}

/** The front matter that a text begins with; `end` is where the text goes on. */
export function readFrontMatter(text: string): { fields: Fields; end: number; problem?: string } {
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
  const take = (
    name: keyof Fields,
    key: string,
    expected: string,
    accept: (value: string) => string | undefined,
  ) => {
    const value = data[key];
    if (value === undefined || value === null || value === '') return;
    const plain = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
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
