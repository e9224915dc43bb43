import type { PdfPage, Piece } from './pdfium.ts';

/** A line as it is read. */
export interface Line extends Piece {
  /** Counted from 0. */
  page: number;
  /** The left edge of the column that it stands in, and its right. */
  column: { left: number; right: number };
  /** Its parts, where wide gaps part it as they do a table's cells. */
  cells: Piece[];
}

/** The lines of a page in the order in which they are read: column by column, what spans the columns between them. */
export function readLines({ pieces }: PdfPage, page: number): Line[] {
  return columns(withoutLineNumbers(pieces), 0).flatMap((column) => {
    const left = Math.min(...column.map((piece) => piece.left));
    const right = Math.max(...column.map((piece) => piece.right));
    return rows(column).map((row) => toLine(row, page, { left, right }));
  });
}

/** Drafts and statutes number their lines in the margin: many numbers, one below the other, each the next. */
function withoutLineNumbers(pieces: Piece[]): Piece[] {
  const margins = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (!/^\d{1,3}$/.test(piece.text)) continue;
    const edge = Math.round(piece.right / 4);
    margins.set(edge, [...(margins.get(edge) ?? []), piece]);
  }
  const numbers = new Set<Piece>();
  for (const margin of margins.values()) {
    if (margin.length < 15) continue;
    const inOrder = margin.sort((a, b) => b.baseline - a.baseline).map(({ text }) => Number(text));
    const step = (inOrder[1] ?? 0) - (inOrder[0] ?? 0);
    const regular = inOrder.filter((number, at) => at === 0 || number - (inOrder[at - 1] ?? 0) === step);
    if (step > 0 && regular.length > inOrder.length * 0.8) for (const piece of margin) numbers.add(piece);
  }
  return pieces.filter((piece) => !numbers.has(piece));
}

/** Pages have up to three columns, and a box beside one; deeper it gets only by mistake. */
const MAX_DEPTH = 4;

function columns(pieces: Piece[], depth: number): Piece[][] {
  const gutter = depth < MAX_DEPTH ? findGutter(pieces) : undefined;
  if (gutter === undefined) return pieces.length ? [pieces] : [];
  const crosses = (piece: Piece) => piece.left < gutter && piece.right > gutter;
  // What crosses the gutter, a title or a wide picture's caption, parts the page into bands.
  const bars = pieces.filter(crosses).sort((a, b) => b.baseline - a.baseline);
  const result: Piece[][] = [];
  let top = Infinity;
  let spanning: Piece[] = [];
  const band = (bottom: number) => {
    const within = pieces.filter((p) => !crosses(p) && p.baseline <= top && p.baseline > bottom);
    if (within.length === 0) return;
    if (spanning.length) result.push(...columns(spanning, depth + 1));
    spanning = [];
    result.push(
      ...columns(
        within.filter((p) => p.right <= gutter),
        depth + 1,
      ),
    );
    result.push(
      ...columns(
        within.filter((p) => p.left >= gutter),
        depth + 1,
      ),
    );
  };
  for (const bar of bars) {
    band(bar.baseline);
    spanning.push(bar);
    top = bar.baseline;
  }
  band(-Infinity);
  if (spanning.length) result.push(...columns(spanning, depth + 1));
  return result;
}

/**
 * Where white space runs down between two columns of running text; undefined where there is one column only. A table is
 * none: its cells are short.
 */
function findGutter(pieces: Piece[]): number | undefined {
  if (pieces.length < 2 * MIN_LINES) return undefined;
  const left = Math.min(...pieces.map((piece) => piece.left));
  const right = Math.max(...pieces.map((piece) => piece.right));
  const width = right - left;
  let best: { at: number; crossing: number } | undefined;
  for (let step = 0; step <= 100; step++) {
    const at = left + width * (0.2 + (0.6 * step) / 100);
    const crossing = pieces.filter((piece) => piece.left < at + 1 && piece.right > at - 1).length;
    if (!best || crossing < best.crossing) best = { at, crossing };
  }
  if (!best || best.crossing > pieces.length * 0.5) return undefined;
  const gutter = best.at;
  const sides = [
    pieces.filter((piece) => piece.right <= gutter),
    pieces.filter((piece) => piece.left >= gutter),
  ];
  return sides.every(isText) && overlap(sides[0] ?? [], sides[1] ?? []) ? gutter : undefined;
}

/** Fewer lines are no column. */
const MIN_LINES = 4;

function isText(pieces: Piece[]): boolean {
  const long = pieces.filter(({ text }) => widthOf(text) >= MIN_LENGTH);
  const lengthOf = (some: Piece[]) => some.reduce((sum, { text }) => sum + widthOf(text), 0);
  return long.length >= MIN_LINES && lengthOf(long) > 0.6 * lengthOf(pieces);
}

/** Most of a column's text is in lines of at least this length; narrower ones are not set. */
const MIN_LENGTH = 20;

/** In letters: those of Chinese, Japanese and Korean count twice. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu)?.length ?? 0);
}

/** Whether columns stand side by side, not one below the other. */
function overlap(one: Piece[], other: Piece[]): boolean {
  const span = (pieces: Piece[]) => {
    const lines = pieces.map(({ baseline }) => baseline);
    return [Math.min(...lines), Math.max(...lines)] as const;
  };
  const [[low, high], [from, to]] = [span(one), span(other)];
  return Math.min(high, to) - Math.max(low, from) > 0.5 * Math.min(high - low, to - from);
}

/** Pieces on one baseline, from the top down. */
function rows(pieces: Piece[]): Piece[][] {
  const result: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.baseline - a.baseline)) {
    const row = result.at(-1);
    const [first] = row ?? [];
    if (row && first && first.baseline - piece.baseline < 0.4 * Math.min(first.size, piece.size))
      row.push(piece);
    else result.push([piece]);
  }
  return result;
}

function toLine(row: Piece[], page: number, column: Line['column']): Line {
  const rightToLeft = /^[^\p{Lu}\p{Ll}]*[\p{sc=Arab}\p{sc=Hebr}]/u.test(row.map(({ text }) => text).join(''));
  const inOrder = row.sort((a, b) => (rightToLeft ? b.right - a.right : a.left - b.left));
  const cells: Piece[] = [];
  for (const piece of inOrder) {
    const last = cells.at(-1);
    const gap = last ? (rightToLeft ? last.left - piece.right : piece.left - last.right) : 0;
    if (last && gap < 2 * piece.size) cells[cells.length - 1] = join(last, piece);
    else cells.push(piece);
  }
  const [first, ...rest] = cells as [Piece, ...Piece[]];
  const line = rest.reduce(join, first);
  return { ...line, page, column, cells };
}

function join(one: Piece, other: Piece): Piece {
  const longer = one.text.length >= other.text.length ? one : other;
  return {
    text: `${one.text} ${other.text}`,
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
    baseline: longer.baseline,
    size: longer.size,
    bold: one.bold && other.bold,
    fixed: one.fixed && other.fixed,
  };
}
