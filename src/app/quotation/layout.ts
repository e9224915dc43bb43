import { type Block, type Context, isListItem, type Stretch } from '../../../index/index.ts';
import { type Line, type Marked, piecesOf, webAddress } from './pieces.ts';

/** What is to be laid out: a text, what it is made of, and what answers in it. */
export interface Quoted {
  text: string;
  blocks?: readonly Block[];
  bold: [from: number, to: number];
  /** What stands elsewhere and is shown with it. */
  context?: readonly Context[];
  /** First and last line in the file. */
  lines?: [from: number, to: number];
}

/** A part of a quotation as every surface shows it, each in its own way. */
export type Part =
  | { kind: 'line'; pieces: Line /** Steps to the right. */; indent: number }
  | { kind: 'item'; pieces: Line /** 0 for the outermost shown. */; depth: number; number?: number }
  | { kind: 'code'; lines: Line[]; language?: string; indent: number }
  | Table;

/** Rows that stand in columns, under their header if it is known. */
export interface Table {
  kind: 'table';
  header?: Line[];
  /** Rows are left out between the header and the first. */
  gap: boolean;
  rows: Line[][];
}

/** A quotation and what stands around it. */
export interface Layout {
  /** The headings that it stands under. */
  headings: Line[];
  /** What introduces it: a lead, a question. */
  introduction: Line[];
  /** Whether something is left out between that and the quotation, or at its beginning; */
  before: boolean;
  parts: Part[];
  /** at its end. */
  after: boolean;
  /** Addresses of the pictures in it. */
  pictures: string[];
}

/** Lines of a quotation, at most, that stand one below the other. */
export const QUOTED_LINES = 12;

/** Lays out a quotation in at most `most` lines: those around what answers. */
export function layOut(quoted: Quoted, most = Number.POSITIVE_INFINITY): Layout {
  const blocks = covering(quoted.text, quoted.blocks ?? []);
  const stretch = shownStretch(quoted.text, blocks, quoted.bold, most);
  const shown = blocks.flatMap((block) => clipped(block, stretch));
  const { context = [], lines } = quoted;
  const last = context.at(-1);
  // Between a lead or a header and what follows, there is at most one line: a blank one, or the rule of a table.
  const gap =
    last !== undefined && last.kind !== 'heading' && lines !== undefined && lines[0] - last.lines[1] > 2;
  const header = context.find(({ kind }) => kind === 'header');
  const parts = partsOf(quoted, shown, header && headerOf(header), gap || stretch.before);
  const tabled = parts[0]?.kind === 'table' && parts[0].header !== undefined;
  const inTable = tabled && header !== undefined;
  const own = (wanted: (kind: Context['kind']) => boolean) =>
    context.filter(({ kind }) => wanted(kind)).flatMap(({ text, blocks }) => contextLines(text, blocks));
  return {
    headings: own((kind) => kind === 'heading'),
    introduction: own((kind) => kind !== 'heading' && !(inTable && kind === 'header')),
    before: (gap || stretch.before) && !inTable,
    parts,
    after: stretch.after,
    pictures: picturesIn(shown),
  };
}

/** The blocks of a text; what is in none is a paragraph. */
function covering(text: string, blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  let at = 0;
  const fill = (end: number) => {
    if (text.slice(at, end).trim()) all.push({ kind: 'paragraph', start: at, end });
  };
  for (const block of blocks) {
    fill(block.start);
    all.push(block);
    at = block.end;
  }
  fill(text.length);
  return all;
}

/** The lines of a text: each of its blocks is one, or as many as it has. */
function linesIn(text: string, { start, end }: Stretch): Stretch[] {
  const lines: Stretch[] = [];
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    lines.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  return lines;
}

/** As many lines as may be shown, from the first on or, where that answers later, up to there. */
function shownStretch(
  text: string,
  blocks: readonly Block[],
  [from, to]: [from: number, to: number],
  most: number,
): Stretch & { before: boolean; after: boolean } {
  const lines = blocks.flatMap((block) => linesIn(text, block));
  if (lines.length <= most) return { start: 0, end: text.length, before: false, after: false };
  const first = Math.max(
    0,
    lines.findIndex(({ end }) => end > from),
  );
  const last = Math.max(
    first,
    lines.findLastIndex(({ start }) => start < to),
  );
  const begin = Math.max(0, Math.min(first, last - most + 1));
  const shown = lines.slice(begin, begin + most);
  return {
    start: shown[0]?.start ?? 0,
    end: shown.at(-1)?.end ?? text.length,
    before: begin > 0,
    after: begin + most < lines.length,
  };
}

function clipped(block: Block, { start, end }: Stretch): Block[] {
  if (block.end <= start || block.start >= end) return [];
  return [{ ...block, start: Math.max(start, block.start), end: Math.min(end, block.end) }];
}

function partsOf(quoted: Quoted, blocks: readonly Block[], header: Line[] | undefined, gap: boolean): Part[] {
  const { text, bold } = quoted;
  const marked = (block: Block): Marked => ({
    text,
    marks: block.marks ?? [],
    bold: { start: bold[0], end: bold[1] },
    emphasis: block.kind === 'heading' || block.kind === 'term',
  });
  const outermost = Math.min(...blocks.map((block) => (block.kind === 'item' ? block.depth : Infinity)));
  const parts: Part[] = [];
  let list: { group: number; depth: number } | undefined;
  for (const block of blocks) {
    const all = linesIn(text, block);
    const inList = list !== undefined && block.group === list.group;
    const indent = inList ? (list?.depth ?? 0) + 1 : 0;
    if (block.kind === 'row') {
      addRow(
        parts,
        block,
        block.cells.map((cell) => piecesOf(marked(block), cell)),
        { header, gap },
      );
      continue;
    }
    if (block.kind === 'code') {
      const lines = all.map((line) => piecesOf(marked(block), line));
      const { language } = block;
      parts.push({ kind: 'code', lines, indent, ...(language && { language }) });
      continue;
    }
    const [first, ...rest] = all.filter((line) => text.slice(line.start, line.end).trim());
    if (!first) continue;
    const pieces = piecesOf(marked(block), first);
    // In plain text an item still holds its mark.
    if (block.kind === 'item' && !isListItem(text.slice(block.start, block.end))) {
      const depth = block.depth - outermost;
      list = block.group === undefined ? undefined : { group: block.group, depth };
      const { number } = block;
      parts.push({ kind: 'item', pieces, depth, ...(number !== undefined && { number }) });
      parts.push(...more(depth + 1));
    } else {
      const step = block.kind === 'definition' ? 1 : indent;
      parts.push({ kind: 'line', pieces, indent: step }, ...more(step));
    }

    function more(indent: number): Part[] {
      return rest.map((line) => ({ kind: 'line', pieces: piecesOf(marked(block), line), indent }));
    }
  }
  return parts.length > 0
    ? parts
    : [{ kind: 'line', pieces: piecesOf({ text, marks: [], bold: NOTHING }, whole(text)), indent: 0 }];
}

const NOTHING: Stretch = { start: 0, end: 0 };

/** A row of the table before it, if it is of the same; the header from elsewhere belongs to the first rows of all. */
function addRow(
  parts: Part[],
  block: Block & { kind: 'row' },
  cells: Line[],
  above: { header: Line[] | undefined; gap: boolean },
): void {
  const last = parts.at(-1);
  if (last?.kind === 'table' && !block.header) last.rows.push(cells);
  else if (block.header) parts.push({ kind: 'table', header: cells, gap: false, rows: [] });
  else {
    const first = parts.length === 0 && above.header;
    parts.push({
      kind: 'table',
      ...(first && { header: first }),
      gap: first ? above.gap : false,
      rows: [cells],
    });
  }
}

function headerOf({ text, blocks }: Context): Line[] | undefined {
  const row = blocks.find((block) => block.kind === 'row');
  const marks = row?.marks ?? [];
  return row?.kind === 'row'
    ? row.cells.map((cell) => piecesOf({ text, marks, bold: NOTHING }, cell))
    : undefined;
}

function contextLines(text: string, blocks: readonly Block[]): Line[] {
  return covering(text, blocks).flatMap((block) =>
    linesIn(text, block).map((line) => piecesOf({ text, marks: block.marks ?? [], bold: NOTHING }, line)),
  );
}

function picturesIn(blocks: readonly Block[]): string[] {
  const all = blocks.flatMap(({ marks = [] }) =>
    marks.flatMap((mark) => (mark.kind === 'image' ? (webAddress(mark.url) ?? []) : [])),
  );
  return [...new Set(all)];
}

function whole(text: string): Stretch {
  return { start: 0, end: text.length };
}
