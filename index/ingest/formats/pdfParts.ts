import type { Line } from './pdfLines.ts';

export type Kind = 'paragraph' | 'heading' | 'item' | 'code' | 'row';

export interface Part {
  kind: Kind;
  lines: Line[];
}

/** What is usual in a document. */
export interface Measure {
  size: number;
  /** From one line to the next, in sizes. */
  leading: number;
  /** Sizes of headings, the largest first. */
  headings: number[];
}

export function measureOf(lines: readonly Line[]): Measure {
  const size =
    mostOf(
      lines,
      (line) => round(line.size),
      ({ text }) => text.length,
    ) ?? 10;
  const leads = lines.flatMap((line, at) => {
    const next = lines[at + 1];
    const lead = next && next.page === line.page ? (line.baseline - next.baseline) / line.size : 0;
    return lead > 0.8 && lead < 3 && round(line.size) === size ? [Math.round(lead * 20) / 20] : [];
  });
  const large = lines.filter((line) => isLarge(line, size) && line.text.length <= MAX_HEADING);
  const headings = [...new Set(large.map((line) => round(line.size)))].sort((a, b) => b - a).slice(0, 5);
  return {
    size,
    leading:
      mostOf(
        leads,
        (lead) => lead,
        () => 1,
      ) ?? 1.2,
    headings,
  };
}

const MAX_HEADING = 200;

function isLarge(line: Line, size: number): boolean {
  return line.size > size * 1.12 && /\p{L}/u.test(line.text);
}

/** Lines that belong together, and what they are. */
export function toParts(lines: readonly Line[], measure: Measure): Part[] {
  const result: Part[] = [];
  for (const [at, line] of lines.entries()) {
    const last = result.at(-1);
    const before = last?.lines.at(-1);
    const kind = kindOf(line, before, lines[at + 1], measure);
    if (last && before && goesOn(last, before, line, kind, measure)) last.lines.push(line);
    else result.push({ kind, lines: [line] });
  }
  return result;
}

function kindOf(line: Line, before: Line | undefined, next: Line | undefined, measure: Measure): Kind {
  if (isLarge(line, measure.size) && line.text.length <= MAX_HEADING) return 'heading';
  if (line.fixed) return 'code';
  if (isRow(line) && ((before && isAligned(line, before)) || (next && isAligned(line, next)))) return 'row';
  if (isBoldHeading(line, before, next, measure)) return 'heading';
  return LIST_MARK.test(line.text) ? 'item' : 'paragraph';
}

function isRow({ cells }: Line): boolean {
  return cells.length >= 2 && !(cells.length === 2 && LIST_MARK.test(`${cells[0]?.text} `));
}

/** Whether two neighbours are rows of one table: their cells begin or end below each other. */
function isAligned(line: Line, other: Line): boolean {
  if (!isRow(other) || line.page !== other.page) return false;
  const near = (a: number, b: number) => Math.abs(a - b) < line.size;
  const [, ...inner] = line.cells;
  return inner.some((cell) => {
    return other.cells.slice(1).some(({ left, right }) => near(cell.left, left) || near(cell.right, right));
  });
}

function isBoldHeading(
  line: Line,
  before: Line | undefined,
  next: Line | undefined,
  measure: Measure,
): boolean {
  if (!line.bold || line.text.length > 100 || /[.,;:。，]$/.test(line.text) || !/\p{L}/u.test(line.text))
    return false;
  const apart =
    !before || before.page !== line.page || !before.bold || gap(before, line) > measure.leading * 1.15;
  if (!apart || !next || next.bold) return false;
  const narrow = line.right - line.column.left < 0.6 * (line.column.right - line.column.left);
  return narrow || (next.page === line.page && gap(line, next) > measure.leading * 1.15);
}

/** What an item begins with. */
export const LIST_MARK = /^(?:[•●▪◦‣·∙■□○➢✓–—*-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+/u;

/** From line to line, in sizes. */
function gap(before: Line, line: Line): number {
  return (before.baseline - line.baseline) / Math.max(before.size, line.size);
}

function goesOn(last: Part, before: Line, line: Line, kind: Kind, measure: Measure): boolean {
  const near = line.page === before.page && line.column.left === before.column.left;
  const lead = gap(before, line);
  if (kind === 'row') return false;
  if (kind === 'heading')
    return (
      last.kind === 'heading' && near && round(line.size) === round(before.size) && lead < 1.8 && lead > 0
    );
  if (kind === 'code') return last.kind === 'code' && (!near || (lead > 0 && lead < measure.leading * 2.2));
  if (kind === 'item' || (last.kind !== 'paragraph' && last.kind !== 'item')) return false;
  if (Math.abs(line.size - before.size) > 0.12 * measure.size) return false;
  if (!near) return isOpen(before) && /^\p{Ll}|^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(line.text);
  if (lead > measure.leading * 1.3 || lead <= 0) return false;
  const indent = line.left - before.left;
  // A first line that is set in, unless it hangs below the words of an item.
  if (last.kind === 'paragraph' && indent > line.size * 0.8 && last.lines.length > 1) return false;
  if (last.kind === 'item' && indent < -line.size * 0.5 && last.lines.length > 1) return false;
  // A line that ends early ends its paragraph.
  return isOpen(before) || before.right > before.column.right - 6 * before.size;
}

/** Whether a sentence goes on after a line. */
function isOpen({ text }: Line): boolean {
  return !/[.!?:;。！？：；][\s"'”’»)\]]*$/u.test(text);
}

/** Half points tell sizes apart. */
export function round(size: number): number {
  return Math.round(size * 2) / 2;
}

/** The value that most of the weight has. */
function mostOf<T>(
  all: readonly T[],
  keyOf: (one: T) => number,
  weightOf: (one: T) => number,
): number | undefined {
  const weights = new Map<number, number>();
  for (const one of all) weights.set(keyOf(one), (weights.get(keyOf(one)) ?? 0) + weightOf(one));
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}
