import { collapseWhitespace } from '../text/whitespace.ts';

/** Longer first lines are a paragraph, not a title. */
export const MAX_TITLE = 200;

/**
 * The title is the first heading of a Markdown file, or a short first line that stands alone; where that line is
 * repeated, the copies belong to the title. Where front matter names the title, only a line that says the same is
 * one. `end` is where the body begins.
 */
export function findTitle(
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
function cleanTitle(line: string, markdown: boolean): string {
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
