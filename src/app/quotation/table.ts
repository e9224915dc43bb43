import { cells } from '../../util/cells.ts';
import type { Part, Table } from './parts.ts';
import { type Line, type Piece, unmarked } from './pieces.ts';

/** Rows in columns two spaces apart; null where a row would take more than `most` cells. */
export function inColumns(rows: readonly (readonly string[])[], most: number): string[] | null {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...rows.map((row) => cells(row[at] ?? ''))),
  );
  if (widths.reduce((sum, width) => sum + width, GAP * (count - 1)) > most) return null;
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - cells(cell)))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

const GAP = 2;

/** A table too wide for columns: a line for each row, every cell after the header of its column. */
export function inLines({ header, rows }: Table): Part[] {
  if (rows.length === 0) return [{ kind: 'line', pieces: row(header ?? []), indent: 0 }];
  return rows.map((cells): Part => {
    const pieces = header ? labelled(cells, header) : row(cells);
    return rows.length > 1 ? { kind: 'item', pieces, depth: 0 } : { kind: 'line', pieces, indent: 0 };
  });
}

function labelled(cells: readonly Line[], header: readonly Line[]): Line {
  return between(
    cells.flatMap((cell, at) => {
      const label = textOf(header[at] ?? []).trim();
      if (!textOf(cell).trim()) return [];
      return [label ? [...unmarked(/[:：?]$/.test(label) ? `${label} ` : `${label}: `), ...cell] : cell];
    }),
    ' · ',
  );
}

function row(cells: readonly Line[]): Line {
  return between(cells, ' | ');
}

function between(lines: readonly Line[], text: string): Line {
  return lines.flatMap((line, at) => (at ? [...unmarked(text), ...line] : line));
}

export function textOf(line: readonly Piece[]): string {
  return line.map(({ text }) => text).join('');
}
