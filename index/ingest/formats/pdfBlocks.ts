import type { DocumentBuilder, Inline } from './documentBuilder.ts';
import type { Line } from './pdfLines.ts';
import { unwrap, type Vocabulary, vocabularyOf } from './unwrap.ts';

/**
 * Adds the lines of a PDF as blocks: lines that go on are one paragraph, across columns and pages; larger or bold ones
 * that stand alone are headings. Returns where each page begins in the text.
 */
export function addLines(builder: DocumentBuilder, pages: readonly (readonly Line[])[]): Uint32Array {
  const lines = pages.flat();
  const measure = measureOf(lines);
  const vocabulary = vocabularyOf(lines.map(({ text }) => text));
  const starts = new Uint32Array(pages.length);
  let begun = 0;
  const reach = (page: number, offset: number) => {
    for (; begun <= page; begun++) starts[begun] = offset;
  };
  let group: { kind: Kind; number: number } | undefined;
  for (const part of parts(lines, measure)) {
    const { kind } = part;
    const linked = kind === 'row' || kind === 'item';
    if (linked && group?.kind !== kind) group = { kind, number: builder.newGroup() };
    else if (!linked) group = undefined;
    const before = builder.length;
    const pieces = add(builder, part, measure, vocabulary, group?.number);
    // What is added is preceded by the end of the block before it.
    const start = builder.blocks.at(-1)?.start ?? before;
    for (const [at, line] of part.lines.entries()) reach(line.page, start + (pieces[at] ?? 0));
  }
  reach(pages.length - 1, builder.length);
  return starts;
}

type Kind = 'paragraph' | 'heading' | 'item' | 'code' | 'row';

interface Part {
  kind: Kind;
  lines: Line[];
}

/** What is usual in a document. */
interface Measure {
  size: number;
  /** From one line to the next, in sizes. */
  leading: number;
  /** Sizes of headings, the largest first. */
  headings: number[];
}

function measureOf(lines: readonly Line[]): Measure {
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

function parts(lines: readonly Line[], measure: Measure): Part[] {
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
  return apart && next !== undefined && !next.bold;
}

const LIST_MARK = /^(?:[•●▪◦‣·∙■□○➢✓–—*-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+/u;

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

/** Adds one part, and returns where in it each of its lines begins. */
function add(
  builder: DocumentBuilder,
  { kind, lines }: Part,
  measure: Measure,
  vocabulary: Vocabulary,
  group: number | undefined,
): number[] {
  const [first] = lines;
  if (!first) return [];
  if (kind === 'row') {
    builder.addRow(
      group ?? builder.newGroup(),
      false,
      first.cells.map(({ text }) => text),
    );
    return [0];
  }
  if (kind === 'code') {
    const left = Math.min(...lines.map((line) => line.left));
    const rows = lines.map((line) => indentOf(line, left) + line.text.replaceAll('\u00ad', '-'));
    builder.add({ kind }, { text: rows.join('\n') });
    return offsets(rows, 1);
  }
  const { text, starts } = unwrap(
    lines.map((line) => line.text),
    vocabulary,
  );
  if (kind === 'item') {
    const mark = LIST_MARK.exec(text)?.[0] ?? '';
    const number = /\d+/.exec(mark)?.[0];
    const depth = Math.max(0, Math.round((first.left - first.column.left) / (2 * first.size)));
    const item = { kind, depth: Math.min(depth, 8), ...(number && { number: Number(number) }) } as const;
    builder.add({ ...item, ...(group && { group }) }, { text: text.slice(mark.length) });
    return starts.map((start) => Math.max(0, start - mark.length));
  }
  const inline: Inline = { text };
  if (kind === 'heading') builder.add({ kind, level: levelOf(first, measure) }, inline);
  else builder.add({ kind }, inline);
  return starts;
}

function levelOf(line: Line, { headings }: Measure): number {
  const level = headings.indexOf(round(line.size)) + 1;
  return level || Math.min(6, headings.length + 1);
}

/** What code is set in by, in letters of its one width. */
function indentOf({ left, right, text }: Line, edge: number): string {
  const letter = (right - left) / Math.max(1, text.length);
  return letter > 0 ? ' '.repeat(Math.min(40, Math.round((left - edge) / letter))) : '';
}

function offsets(rows: readonly string[], between: number): number[] {
  let at = 0;
  return rows.map((row) => {
    const start = at;
    at += row.length + between;
    return start;
  });
}

function round(size: number): number {
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
