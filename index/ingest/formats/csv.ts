import papaparse from 'papaparse';
import { decodeText } from '../decode.ts';
import type { Block, Stretch } from '../document.ts';
import { type Parse, UnusableFile } from '../format.ts';
import { looksLikeHeader } from './tableHeader.ts';

/** The most cells of one file, a million numbers or half a million words. */
const MAX_CELLS = 500_000;

/** A table, comma-separated or by whatever else: a block a row, which stands in its lines of the file. */
export const parseCsv: Parse = async (bytes, path) => {
  const { text: source, problem } = await decodeText(bytes);
  const rows = readRows(source, path);
  const header = looksLikeHeader(rows.slice(0, 2).map(({ cells }) => cells));
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  for (const [place, { cells }] of rows.entries()) {
    const start = length;
    const stretches: Stretch[] = [];
    for (const cell of cells) {
      if (stretches.length) length += SEPARATOR.length;
      stretches.push({ start: length, end: length + cell.length });
      length += cell.length;
    }
    parts.push(cells.join(SEPARATOR));
    blocks.push({
      kind: 'row',
      group: 1,
      header: header && place === 0,
      cells: stretches,
      start,
      end: length,
    });
    length++;
  }
  const sourceMap = {
    text: Uint32Array.from(blocks.flatMap(({ start, end }) => [start, end])),
    source: Uint32Array.from(rows.flatMap(({ start, end }) => [start, end])),
  };
  return { text: parts.join('\n'), source, sourceMap, blocks, ...(problem && { problem }) };
};

const SEPARATOR = ' | ';

interface Row {
  cells: string[];
  /** Where its lines begin in the file, and where they end, without what ends them. */
  start: number;
  end: number;
}

/** The rows that hold something; white space in a cell is one space. */
function readRows(source: string, path: string): Row[] {
  const rows: Row[] = [];
  let start = 0;
  let cells = 0;
  papaparse.parse<string[]>(source, {
    delimiter: /\.tsv$/i.test(path) ? '\t' : '',
    delimitersToGuess: [',', ';', '\t', '|'],
    step: ({ data, meta }) => {
      const row = data.map((cell) => cell.replace(/\s+/g, ' ').trim());
      cells += row.length;
      if (cells > MAX_CELLS)
        throw new UnusableFile({
          reason: 'too-large',
          detail: `expected at most ${MAX_CELLS.toLocaleString('en')} cells`,
        });
      const raw = source.slice(start, meta.cursor);
      if (row.some(Boolean)) rows.push({ cells: row, start, end: start + raw.trimEnd().length });
      start = meta.cursor;
    },
  });
  return rows;
}
