import type { Layout } from '../app/quotation/layout.ts';
import { type Part, standApart, type Table } from '../app/quotation/parts.ts';
import type { Line } from '../app/quotation/pieces.ts';
import { inColumns, inLines, textOf } from '../app/quotation/table.ts';
import { cells } from '../util/cells.ts';
import type { TerminalTheme } from './theme.ts';
import { escapeControlChars, hardWrap, wrap } from './wrap.ts';

/** Lines of a quotation, behind a bar, with what stands around it, each at most `columns` wide. */
export function quotation(layout: Layout, columns: number, theme: TerminalTheme): string[] {
  const { headings, introduction, parts, before, after } = layout;
  const above = [...headings, ...introduction].flatMap((line) => wrap(plain(line), columns));
  const [first] = parts;
  const gap = before || (first?.kind === 'table' && first.gap && !grid(first, columns - BAR.length, theme));
  return [
    ...[...above, ...(gap ? [LEFT_OUT] : [])].map(theme.faint),
    ...partLines(parts, columns - BAR.length, theme).map((line) => `${theme.faint('│')} ${line}`.trimEnd()),
    ...(after ? [theme.faint(LEFT_OUT)] : []),
  ];
}

const BAR = '│ ';
const LEFT_OUT = '…';

/** The lines of the parts of a text, each at most `columns` wide; code and tables stand apart from the rest. */
export function partLines(parts: readonly Part[], columns: number, theme: TerminalTheme): string[] {
  return parts.flatMap((part, at) => {
    const last = parts[at - 1];
    const lines = linesOf(part, columns, theme);
    return last && blankBetween(last, part) ? ['', ...lines] : lines;
  });
}

function blankBetween(last: Part, next: Part): boolean {
  const boxes = [last.kind, next.kind].some((kind) => kind === 'code' || kind === 'table');
  return boxes || standApart(last, next);
}

function linesOf(part: Part, columns: number, theme: TerminalTheme): string[] {
  switch (part.kind) {
    case 'line':
      return hanging('  '.repeat(part.indent), styled(part.pieces, theme), columns);
    case 'item': {
      const mark = part.number === undefined ? '•' : `${part.number}.`;
      return hanging(`${'  '.repeat(part.depth)}${mark} `, styled(part.pieces, theme), columns);
    }
    case 'code':
      return codeLines(part.lines, '  '.repeat(part.indent), columns, theme);
    case 'table':
      return grid(part, columns, theme) ?? partLines(inLines(part), columns, theme);
  }
}

/** Lines whose first begins with a mark, and the others below what follows it. */
function hanging(mark: string, text: string, columns: number): string[] {
  const indent = ' '.repeat(cells(mark));
  return wrap(text, Math.max(LEAST, columns - indent.length)).map((line, at) => (at ? indent : mark) + line);
}

/** However deep something stands, so much room is left for it. */
const LEAST = 10;

/** Code is wrapped only where it is wider than the screen, and then anywhere. */
function codeLines(lines: readonly Line[], indent: string, columns: number, theme: TerminalTheme): string[] {
  return lines
    .map((line) => styled(asCode(line), theme))
    .flatMap((line) => hardWrap(line, columns - indent.length))
    .map((line) => indent + line);
}

function asCode(line: Line): Line {
  return line.map((piece) => ({ ...piece, code: true, text: piece.text.replaceAll('\t', '    ') }));
}

/** A table in columns, its header above a rule; null where it is too wide. */
function grid({ header, rows, gap }: Table, columns: number, theme: TerminalTheme): string[] | null {
  const above = header ? [header.map((cell) => theme.faint(plain(cell)))] : [];
  const lines = inColumns([...above, ...rows.map((row) => row.map((cell) => styled(cell, theme)))], columns);
  if (!lines || !header) return lines;
  const [top = '', ...below] = lines;
  const rule = '─'.repeat(Math.max(...lines.map(cells)));
  return [top, theme.faint(rule), ...(gap ? [theme.faint(LEFT_OUT)] : []), ...below];
}

function plain(line: Line): string {
  return escapeControlChars(textOf(line));
}

/** A line in colours; what answers is highlighted, and seen without colours too. */
function styled(line: Line, theme: TerminalTheme): string {
  const runs: { bold: boolean; shown: string }[] = [];
  for (const [at, piece] of line.entries()) {
    let shown = escapeControlChars(piece.text);
    if (piece.code) shown = theme.code(shown);
    if (piece.emphasis) shown = theme.emphasis(shown);
    if (piece.strike) shown = theme.strike(shown);
    if (piece.url && line[at + 1]?.url !== piece.url) shown += address(line, piece.url, theme);
    const last = runs.at(-1);
    if (last?.bold === piece.bold) last.shown += shown;
    else runs.push({ bold: piece.bold, shown });
  }
  return runs.map(({ bold, shown }) => (bold ? theme.highlight(shown) : shown)).join('');
}

/** Where a link leads to, unless its text says it. */
function address(line: Line, url: string, theme: TerminalTheme): string {
  const text = textOf(line.filter((piece) => piece.url === url)).trim();
  return text === url || (url.includes(text) && text.includes('.'))
    ? ''
    : theme.faint(` <${escapeControlChars(url)}>`);
}
