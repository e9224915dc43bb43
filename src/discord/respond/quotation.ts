import type { Layout } from '../../app/quotation/layout.ts';
import { type Part, standApart, type Table } from '../../app/quotation/parts.ts';
import { inColumns, inLines, textOf } from '../../app/quotation/table.ts';
import { cells } from '../../util/cells.ts';
import { inline } from './inline.ts';
import { oneLine, turnsDirection } from './markup.ts';

/**
 * Columns of a table that a phone shows in one line. Of its 360 points, 130 go to the picture, the frame, the bar of the
 * quotation and the paddings; a character of code is some 7.5 wide.
 */
const COLUMNS = 30;

/** A quotation with what stands around it: that is not behind the bar. */
export function quotation(layout: Layout): string {
  const { headings, introduction, parts, after } = layout;
  const [first] = parts;
  const before = layout.before || (first?.kind === 'table' && first.gap && !inFence(first));
  return [
    ...headings.map((line) => `-# ${inline(line)}`),
    ...introduction.map(inline),
    ...(before ? [LEFT_OUT] : []),
    ...parts.flatMap(linesOf).map((line) => `> ${line}`),
    ...(after ? [LEFT_OUT] : []),
  ].join('\n');
}

const LEFT_OUT = '…';

/** The lines of the parts of a text as it stands in its article: paragraphs are a blank line apart. */
export function pageLines(parts: readonly Part[]): string[] {
  return parts.flatMap((part, at) => {
    const last = parts[at - 1];
    return last && standApart(last, part) ? ['', ...linesOf(part)] : linesOf(part);
  });
}

function linesOf(part: Part): string[] {
  switch (part.kind) {
    case 'line':
      return [indented(part.indent, inline(part.pieces))];
    case 'item': {
      const mark = part.number === undefined ? '-' : `${part.number}.`;
      return [indented(part.depth, `${mark} ${inline(part.pieces)}`)];
    }
    case 'code':
      return fence(part.lines.map(textOf), part.language);
    case 'table': {
      const columns = inFence(part);
      return columns ? fence(columns) : inLines(part).flatMap(linesOf);
    }
  }
}

function indented(steps: number, shown: string): string {
  return '  '.repeat(steps) + shown;
}

/** A block of code. Three backticks in it would end it: between them stands a space that takes no room. */
function fence(lines: readonly string[], language = ''): string[] {
  const shown = lines.map((line) => oneLine(line).replaceAll('``', '`\u200b`'));
  return [`\`\`\`${/^[\w+#.-]{1,20}$/.test(language) ? language : ''}`, ...shown, '```'];
}

/**
 * A table in columns, or null where it needs lines: too wide for a phone, or with characters that are not one column wide
 * in every client, or with links. Nothing is bold in a fence: a mark stands before the rows that answer.
 */
function inFence({ header, rows, gap }: Table): string[] | null {
  const all = [...(header ? [header] : []), ...rows];
  const texts = all.map((row) => row.map((cell) => oneLine(textOf(cell))));
  if (texts.flat().some((text) => cells(text) !== text.length || turnsDirection(text))) return null;
  if (all.flat(2).some(({ url }) => url)) return null;
  const answers = rows.map((row) => row.flat().some(({ bold }) => bold));
  const marks = answers.includes(true) && answers.includes(false);
  const columns = inColumns(texts, marks ? COLUMNS - MARK.length : COLUMNS);
  if (!columns) return null;
  const marked = (line: string, mark: boolean | undefined) => (marks ? (mark ? MARK : NO_MARK) + line : line);
  const [top, below] = header ? [columns.slice(0, 1), columns.slice(1)] : [[], columns];
  const rule = '-'.repeat(Math.max(...columns.map(({ length }) => length)));
  return [
    ...top.flatMap((line) => [line, rule]).map((line) => marked(line, false)),
    ...(gap ? [marked(LEFT_OUT, false)] : []),
    ...below.map((line, at) => marked(line, answers[at])),
  ];
}

const MARK = '→ ';
const NO_MARK = '  ';
