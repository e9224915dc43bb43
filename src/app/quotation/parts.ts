import { type Block, type Context, isListItem, type Stretch } from '../../../index/index.ts';
import { type Line, type Marked, piecesOf } from './pieces.ts';

/** A part of a quotation as every surface shows it, each in its own way. */
export type Part =
  /** Steps to the right; `goesOn`: it is no paragraph of its own. */
  | { kind: 'line'; pieces: Line; indent: number; goesOn?: boolean }
  | { kind: 'item'; pieces: Line /** 0 for the outermost shown. */; depth: number; number?: number }
  | { kind: 'code'; lines: Line[]; indent: number; language?: string }
  | Table;

/** Rows that stand in columns, under their header if it is known. */
export interface Table {
  kind: 'table';
  header?: Line[];
  /** Rows are left out between the header and the first. */
  gap: boolean;
  rows: Line[][];
}

/** What stands above the first row: the header of its table, from elsewhere. */
export interface Above {
  header: Line[] | undefined;
  gap: boolean;
}

/** The parts of a text that is made of these blocks. */
export function partsOf(
  text: string,
  blocks: readonly Block[],
  bold: Stretch,
  above: Above = { header: undefined, gap: false },
): Part[] {
  const depths = blocks.flatMap((block) => (block.kind === 'item' ? [block.depth] : []));
  const outermost = Math.min(...depths);
  const parts: Part[] = [];
  let list: { group: number | undefined; depth: number } | undefined;
  for (const [at, block] of blocks.entries()) {
    const { marks = [], kind, group } = block;
    const marked: Marked = { text, marks, bold, emphasis: kind === 'heading' || kind === 'term' };
    const lines = linesIn(text, block);
    const inList = list !== undefined && group !== undefined && group === list.group;
    const indent = inList ? (list?.depth ?? 0) + 1 : 0;
    if (block.kind === 'row') {
      const cells = block.cells.map((cell) => piecesOf(marked, cell));
      const last = parts.at(-1);
      if (last?.kind === 'table' && group === blocks[at - 1]?.group && !block.header) last.rows.push(cells);
      else parts.push(tableFrom(cells, block.header, at === 0 ? above : undefined));
    } else if (block.kind === 'code') {
      const { language } = block;
      const code = lines.map((line) => piecesOf(marked, line));
      parts.push({ kind: 'code', lines: code, indent, ...(language && { language }) });
    } else if (block.kind === 'item' && !isListItem(text.slice(block.start, block.end))) {
      const { depth, number } = { ...block, depth: block.depth - outermost };
      list = { group, depth };
      const [first = [], ...rest] = paragraph(marked, lines);
      parts.push({ kind: 'item', pieces: first, depth, ...(number !== undefined && { number }) });
      parts.push(
        ...rest.map((pieces) => ({ kind: 'line', pieces, indent: depth + 1, goesOn: true }) as const),
      );
    } else {
      // An item of plain text still holds its mark.
      const steps = kind === 'definition' ? 1 : indent;
      const under = blocks[at - 1]?.kind === 'heading';
      for (const [place, pieces] of paragraph(marked, lines).entries())
        parts.push({ kind: 'line', pieces, indent: steps, ...((place > 0 || under) && { goesOn: true }) });
    }
  }
  return parts;
}

/** Does a blank line stand between two parts where there is room: between paragraphs, after a list? */
export function standApart(last: Part, next: Part): boolean {
  if (next.kind !== 'line' || next.indent > 0 || next.goesOn) return false;
  return last.kind === 'item' || last.kind === 'line';
}

/** The cells of a header that stands elsewhere. */
export function headerOf({ text, blocks }: Pick<Context, 'text' | 'blocks'>): Line[] | undefined {
  const row = blocks.find((block) => block.kind === 'row');
  if (row?.kind !== 'row') return undefined;
  return row.cells.map((cell) => piecesOf({ text, marks: row.marks ?? [], bold: NOTHING }, cell));
}

/** No part of a text. */
export const NOTHING: Stretch = { start: 0, end: 0 };

/** The lines of a stretch of a text. */
export function linesIn(text: string, { start, end }: Stretch): Stretch[] {
  let at = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const stretch = { start: at, end: at + line.length };
      at = stretch.end + 1;
      return stretch;
    });
}

function paragraph(marked: Marked, lines: readonly Stretch[]): Line[] {
  return lines
    .filter(({ start, end }) => marked.text.slice(start, end).trim())
    .map((line) => piecesOf(marked, line));
}

function tableFrom(cells: Line[], isHeader: boolean, { header, gap }: Partial<Above> = {}): Table {
  if (isHeader) return { kind: 'table', header: cells, gap: false, rows: [] };
  return {
    kind: 'table',
    ...(header && { header }),
    gap: header !== undefined && gap === true,
    rows: [cells],
  };
}
