import type { DocumentBuilder } from './documentBuilder.ts';
import type { Line } from './pdfLines.ts';
import { LIST_MARK, type Measure, measureOf, type Part, round, toParts } from './pdfParts.ts';
import { looksLikeHeader } from './tableHeader.ts';
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
    for (; begun <= page; begun++) starts[begun] = begun === 0 ? 0 : offset;
  };
  for (const run of runs(toParts(lines, measure))) {
    const add = adder(builder, run, measure, vocabulary);
    for (const part of run) {
      const offsets = add(part);
      const start = builder.blocks.at(-1)?.start ?? 0;
      for (const [at, line] of part.lines.entries()) reach(line.page, start + (offsets[at] ?? 0));
    }
  }
  reach(pages.length - 1, builder.length);
  return starts;
}

/** Neighbours of one kind. */
function runs(parts: readonly Part[]): Part[][] {
  const result: Part[][] = [];
  for (const part of parts) {
    const run = result.at(-1);
    if (run?.[0]?.kind === part.kind) run.push(part);
    else result.push([part]);
  }
  return result;
}

/** Adds the parts of a run, and tells where in what is added each of a part's lines begins. */
function adder(
  builder: DocumentBuilder,
  run: readonly Part[],
  measure: Measure,
  vocabulary: Vocabulary,
): (part: Part) => number[] {
  const lefts = run.flatMap(({ lines }) => lines.slice(0, 1).map(({ left }) => left));
  const edge = Math.min(...lefts);
  const read = (lines: readonly Line[]) =>
    unwrap(
      lines.map(({ text }) => text),
      vocabulary,
    );
  const [{ kind } = { kind: 'paragraph' as const }] = run;
  if (kind === 'row') {
    const group = builder.newGroup();
    const rows = run.map(({ lines }) => lines[0]?.cells.map(({ text }) => text) ?? []);
    const header = looksLikeHeader(rows) ? run[0] : undefined;
    return (part) => {
      builder.addRow(group, part === header, part.lines[0]?.cells.map(({ text }) => text) ?? []);
      return [0];
    };
  }
  if (kind === 'item') {
    const group = builder.newGroup();
    return ({ lines }) => {
      const { text, starts } = read(lines);
      const mark = LIST_MARK.exec(text)?.[0] ?? '';
      const number = /\d+/.exec(mark)?.[0];
      const depth = Math.min(8, Math.round(((lines[0]?.left ?? edge) - edge) / (1.5 * measure.size)));
      builder.add(
        { kind, group, depth, ...(number && { number: Number(number) }) },
        { text: text.slice(mark.length) },
      );
      return starts.map((start) => Math.max(0, start - mark.length));
    };
  }
  return ({ lines }) => {
    if (kind === 'code') {
      const left = Math.min(...lines.map((line) => line.left));
      const rows = lines.map((line) => indentOf(line, left) + line.text.replaceAll('\u00ad', '-'));
      builder.add({ kind }, { text: rows.join('\n') });
      return offsets(rows, 1);
    }
    const { text, starts } = read(lines);
    const [first] = lines;
    builder.add(
      kind === 'heading' && first ? { kind, level: levelOf(first, measure) } : { kind: 'paragraph' },
      { text },
    );
    return starts;
  };
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
