/**
 * Text as Discord shows it unchanged: a backslash before each character that Discord would take for markup, a
 * mention, an emoji, a link or the start of a list, heading or quote. Line breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
  return escaped(text, specialCharacters(text), 0);
}

/** A part of a text that begins at `start`, a backslash before each of the special characters. */
export function escaped(part: string, special: ReadonlySet<number>, start: number): string {
  let shown = '';
  for (const [at, unit] of oneLine(part).split('').entries())
    shown += (special.has(start + at) ? '\\' : '') + unit;
  return shown;
}

/** Where in a text a character stands that Discord would not show, or take for something else. */
export function specialCharacters(text: string): ReadonlySet<number> {
  return new Set(Array.from(oneLine(text).matchAll(MARKUP), ({ index }) => index));
}

/** The text without line breaks, as long. */
export function oneLine(text: string): string {
  return text.replace(LINE_BREAK, ' ');
}

/** The text again of what `escapeMarkdown` made, isolates and bold marks around it taken off. */
export function unescapeMarkdown(shown: string): string {
  const [, inner = ''] = /^(?:\*\*)?\u2068?([\s\S]*?)\u2069?(?:\*\*)?$/u.exec(shown) ?? [];
  return inner.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/gu;

// A colon matters before `//` (a link) and in `:name:` (an emoji); the rest of the second half only starts a line.
const MARKUP = /[\\`*_~|<@[\]]|:(?=\/\/|[^\s:]+:)|[#>+-](?<=^\s*.)|\.(?<=^\s*\d+\.)/gu;

/**
 * A line of an article as Discord shows it, `shown`, of this text. Where it is written from right to left, or holds marks
 * that turn the direction, it stands between isolates of its own direction: outside of it, so that what is copied from
 * between them is verbatim.
 */
export function directed(shown: string, text: string): string {
  if (!turnsDirection(text)) return shown;
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
  return turnsDirection(text) ? `\u2068${text}\u2069` : text;
}

/** Is anything in it written from right to left, or a mark that turns the direction? */
export function turnsDirection(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

const RIGHT_TO_LEFT_LETTERS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
