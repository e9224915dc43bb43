import type { Stretch } from '../../document.ts';
import { lines } from '../../lines.ts';

/** Longer pages are parsed piece by piece: what a parser needs grows faster than the page. */
const PIECE = 6000;

/** The stretches of a page to parse one after the other: all of it, or cut at headings and blank lines. */
export function cutSource(source: string, from: number): Stretch[] {
  if (source.length - from <= 4 * PIECE) return [{ start: from, end: source.length }];
  const pieces: Stretch[] = [];
  let start = from;
  let fence: string | undefined;
  let blank = true;
  for (const line of lines(source, from)) {
    const text = source.slice(line.start, Math.min(line.end, line.start + 200));
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    const size = line.start - start;
    // Code is left whole where it is no monster.
    const inside = fence !== undefined && size < 4 * PIECE;
    const cuts =
      (size > PIECE && blank && /^[^\s>|\-*+\d]/.test(text) && !inside) || (size > 2 * PIECE && !inside);
    if (cuts) {
      pieces.push({ start, end: line.start });
      start = line.start;
      fence = undefined;
    }
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    blank = text.trim() === '';
    // A line without end is cut where it must be.
    for (let end = 0; line.end - start > 4 * PIECE; start = end) {
      end = cutAt(source, start + 2 * PIECE, line.end);
      if (end >= line.end) break;
      pieces.push({ start, end });
    }
  }
  pieces.push({ start, end: source.length });
  return pieces;
}

/** Between words: the data of a picture is one word. */
function cutAt(source: string, from: number, end: number): number {
  const space = source.slice(from, end).search(/\s/);
  return space < 0 ? end : from + space + 1;
}

/** The link definitions of a page, which count in all of its pieces. */
export function definitionsIn(source: string): string {
  return (source.match(/^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]{0,500}$/gm) ?? [])
    .slice(0, MAX_DEFINITIONS)
    .join('\n');
}

const MAX_DEFINITIONS = 100;
