/**
 * Text as Discord shows it unchanged: a backslash before each character that Discord would take for markup, a
 * mention, an emoji, a link or the start of a list, heading or quote. Line breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
  return withBold(text, [0, 0]);
}

/** The text again of what `escapeMarkdown` made, isolates and bold marks around it taken off. */
export function unescapeMarkdown(shown: string): string {
  const [, inner = ''] = /^(?:\*\*)?\u2068?([\s\S]*?)\u2069?(?:\*\*)?$/u.exec(shown) ?? [];
  return inner.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}

/** The same with the part from `from` to `to` (UTF-16 units) in bold. */
export function withBold(text: string, [from, to]: [from: number, to: number]): string {
  const line = text.replace(LINE_BREAKS, (breaks) => ' '.repeat(breaks.length));
  const bold = trimmed(line, from, to);
  const special = new Set(Array.from(line.matchAll(MARKUP), (match) => match.index));
  let shown = '';
  for (let at = 0; at < line.length; at++) {
    if (bold && (at === bold[0] || at === bold[1])) shown += '**';
    if (special.has(at)) shown += '\\';
    shown += line[at];
  }
  return bold?.[1] === line.length ? `${shown}**` : shown;
}

const LINE_BREAKS = /[\n\v\f\r\u0085\u2028\u2029]+/gu;

// A colon matters before `//` (a link) and in `:name:` (an emoji); the rest of the second half only starts a line.
const MARKUP = /[\\`*_~|<@[\]]|:(?=\/\/|[^\s:]+:)|[#>+-](?<=^\s*.)|\.(?<=^\s*\d+\.)/gu;

// Discord's clients differ on `** bold **`, so the marks stand next to what they mark.
function trimmed(line: string, from: number, to: number): [from: number, to: number] | null {
  let start = Math.max(0, from);
  let end = Math.min(line.length, to);
  while (start < end && /\s/.test(line.charAt(start))) start++;
  while (end > start && /\s/.test(line.charAt(end - 1))) end--;
  if (start < end && isLow(line, start)) start--;
  if (start < end && isLow(line, end)) end++;
  return start < end ? [start, end] : null;
}

/** Is this the second half of a surrogate pair? */
function isLow(line: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(line.charAt(at)) && /[\ud800-\udbff]/.test(line.charAt(at - 1));
}

/**
 * A quotation as Discord shows it, with a part in bold. Where it is written from right to left, or holds marks that turn
 * the direction, it stands between isolates of its own direction: outside of it, so that what is copied from between
 * them is verbatim.
 */
export function quoted(text: string, bold: [from: number, to: number]): string {
  const shown = withBold(text, bold);
  if (!RIGHT_TO_LEFT.test(text)) return shown;
  const backwards = text.match(RIGHT_TO_LEFT_LETTERS)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return `${backwards * 2 > letters ? '\u2067' : '\u2066'}${shown}${'\u2069'.repeat(1 + unclosed(text))}`;
}

/** Isolates that a text opens and does not close. */
function unclosed(text: string): number {
  let open = 0;
  for (const [mark] of text.matchAll(/[\u2066-\u2069]/g)) {
    open = mark === '\u2069' ? Math.max(0, open - 1) : open + 1;
  }
  return open;
}

/** Keeps right-to-left text, and stray direction marks, from turning round what stands beside it. */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

const RIGHT_TO_LEFT_LETTERS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
