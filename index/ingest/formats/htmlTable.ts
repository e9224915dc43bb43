import type { Element } from 'domhandler';
import type { DocumentBuilder } from './documentBuilder.ts';
import { isElement, walk } from './htmlTree.ts';
import { looksLikeHeader } from './tableHeader.ts';

/** Whether a table holds data: many a page is laid out, and many a listing numbered, with a table around all of it. */
export function isDataTable(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(table.attribs.role ?? '')) return false;
  let cells = 0;
  let rows = 0;
  for (const { node, enter } of walk(table)) {
    if (!enter || !isElement(node)) continue;
    if (/^(?:table|pre|h[1-6]|blockquote|dl)$/.test(node.name)) return false;
    if (node.name === 'tr') rows++;
    if (node.name === 'td' || node.name === 'th') cells++;
  }
  return cells > rows;
}

interface Row {
  cells: string[];
  header: boolean;
}

/** The rows of a table while it is read. */
export class HtmlTable {
  readonly element: Element;
  readonly #rows: Row[] = [];
  /** Of cells that reach down: how many rows more, by column. */
  readonly #down: number[] = [];
  inCell = false;

  constructor(element: Element) {
    this.element = element;
  }

  enter({ name }: Element): void {
    if (name === 'tr') this.#rows.push({ cells: [], header: true });
    if (name !== 'td' && name !== 'th') return;
    if (this.#rows.length === 0) this.#rows.push({ cells: [], header: true });
    this.#fill();
    this.inCell = true;
  }

  leaveCell({ name, attribs }: Element, text: string): void {
    this.inCell = false;
    const row = this.#rows.at(-1);
    if (!row) return;
    if (name === 'td') row.header = false;
    const [across, down] = [span(attribs.colspan), span(attribs.rowspan)];
    for (let at = 0; at < across; at++) {
      this.#down[row.cells.length] = down - 1;
      row.cells.push(at === 0 ? text.replace(/\s+/g, ' ').trim() : '');
    }
  }

  addTo(builder: DocumentBuilder): void {
    const group = builder.newGroup();
    const rows = this.#rows.filter(({ cells }) => cells.some(Boolean));
    const [first] = rows;
    // Only the rows at the top name the columns.
    const named = rows.findIndex(({ header }) => !header);
    const until = named < 0 ? Math.min(1, rows.length - 1) : named;
    const guessed = first && until === 0 && looksLikeHeader(rows.map(({ cells }) => cells)) ? 1 : until;
    for (const [at, { cells }] of rows.entries()) builder.addRow(group, at < guessed, cells);
  }

  /** Leaves the places free that cells of the rows above reach into. */
  #fill(): void {
    const row = this.#rows.at(-1);
    if (!row) return;
    for (let left = this.#down[row.cells.length]; left; left = this.#down[row.cells.length]) {
      this.#down[row.cells.length] = left - 1;
      row.cells.push('');
    }
  }
}

/** How many columns or rows a cell takes; more than a hundred is no table that people read. */
function span(value: string | undefined): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, 100) : 1;
}
