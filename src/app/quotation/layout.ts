import type { Block, Context, Stretch } from '../../../index/index.ts';
import { headerOf, linesIn, NOTHING, type Part, partsOf } from './parts.ts';
import { type Line, piecesOf, unmarked } from './pieces.ts';

/** What is to be laid out: a text, what it is made of, and what answers in it. */
export interface Quoted {
  text: string;
  blocks?: readonly Block[];
  bold: [from: number, to: number];
  /** Nothing is drawn bold. */
  plain?: boolean;
  /** What stands elsewhere and is shown with it. */
  context?: readonly Context[];
  /** First and last line in the file. */
  lines?: [from: number, to: number];
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
  /** Addresses of the pictures in it, as the article has them. */
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
  const inTable = header !== undefined && shown[0]?.kind === 'row' && !shown[0].header;
  const before = gap || stretch.before;
  const [start, end] = quoted.bold;
  const parts = partsOf(quoted.text, shown, quoted.plain ? NOTHING : { start, end }, {
    header: header && headerOf(header),
    gap: before,
  });
  const own = (wanted: (kind: Context['kind']) => boolean) =>
    context.filter(({ kind }) => wanted(kind)).flatMap(({ text, blocks }) => contextLines(text, blocks));
  return {
    headings: own((kind) => kind === 'heading'),
    introduction: own((kind) => kind !== 'heading' && !(inTable && kind === 'header')),
    before: before && !inTable,
    parts: parts.length > 0 ? parts : [{ kind: 'line', pieces: unmarked(quoted.text), indent: 0 }],
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

function contextLines(text: string, blocks: readonly Block[]): Line[] {
  return covering(text, blocks).flatMap((block) =>
    linesIn(text, block).map((line) => piecesOf({ text, marks: block.marks ?? [], bold: NOTHING }, line)),
  );
}

function picturesIn(blocks: readonly Block[]): string[] {
  const all = blocks.flatMap(({ marks = [] }) =>
    marks.flatMap((mark) => (mark.kind === 'image' ? mark.url : [])),
  );
  return [...new Set(all)];
}
