import { collapseWhitespace } from '../text/whitespace.ts';

/** Longer first lines are a paragraph, not a title. */
export const MAX_TITLE = 200;

/** Can a line that stands alone be a title? What ends like a sentence or goes on is none. */
export function isTitle(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line) && line.length <= MAX_TITLE && !/[.。．।,;:，；：]$/u.test(line);
}

/**
 * The title of a plain text is a short first line that stands alone; where that line is repeated, the copies belong to the
 * title. Where front matter names the title, only a line that says the same is one. `end` is where the body begins.
 */
export function findTitle(text: string, from: number, known?: string): { text?: string; end: number } {
  const lastEnd = text.trimEnd().length;
  const at = skipBlank(text, from);
  const line = lineAt(text, at);
  const first = collapseWhitespace(line.text);
  const next = collapseWhitespace(lineAt(text, line.end).text);
  const isOne =
    known === undefined ? (next === '' || next === first) && isTitle(first) : isSame(first, known);
  let { end } = line;
  if (!isOne || end >= lastEnd) return { end: at };
  for (;;) {
    const copy = lineAt(text, skipBlank(text, end));
    if (collapseWhitespace(copy.text) !== first || copy.end >= lastEnd) return { text: first, end };
    end = copy.end;
  }
}

function isSame(a: string, b: string): boolean {
  return /[\p{L}\p{N}]/u.test(a) && a.length <= MAX_TITLE && a.toLowerCase() === b.toLowerCase();
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

/** The name of a file as a title. */
export function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return (
    name
      .replace(/[\s_-]+/g, ' ')
      .trim()
      .normalize('NFC') || name
  );
}
