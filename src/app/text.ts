/**
 * Text that a surface has yet to mark up: a sentence of ours, shown as it is; what somebody wrote, shown unchanged whatever
 * marks it holds; either of them in bold; or several of these in a row.
 */
export type Text = string | { written: string } | { strong: Text } | readonly Text[];

/** A line of a report. */
export type Line =
  | Text
  /** A row of a list. */
  | { row: Text }
  /** Rows of two columns that stand in line, under a heading and, if some were left out, above a last line. */
  | { heading: Text; table: readonly [left: string, right: string][]; rest?: string };

/** How a surface marks up text. */
export interface Style {
  /** What somebody wrote, escaped so that it is shown as it is. */
  text(written: string): string;
  strong(shown: string): string;
  /** A row of a list. */
  row(shown: string): string;
  /** Rows of two columns, each `left  right`, padded to stand in line. */
  table(rows: readonly string[]): string[];
}

export function markUp(text: Text, style: Style): string {
  if (typeof text === 'string') return text;
  if ('written' in text) return style.text(text.written);
  if ('strong' in text) return style.strong(markUp(text.strong, style));
  return text.map((part) => markUp(part, style)).join('');
}

export function markUpLine(line: Line, style: Style): string {
  if (typeof line !== 'object') return line;
  if ('row' in line) return style.row(markUp(line.row, style));
  if (!('table' in line)) return markUp(line, style);
  const widest = Math.max(0, ...line.table.map(([left]) => left.length));
  const rows = line.table.map(([left, right]) => `${left.padStart(widest)}  ${right}`);
  const shown = rows.length ? style.table(rows) : [];
  return [markUp(line.heading, style), ...shown, ...(line.rest ? [line.rest] : [])].join('\n');
}

/** A sentence of ours with a text in the place of its value. */
export function filled(say: (value: string) => string, value: Text): Text {
  const [before = '', ...after] = say(HERE).split(HERE);
  return [before, value, after.join(HERE)];
}

/** A noncharacter: no sentence of ours holds it. */
const HERE = '\ufdd0';
