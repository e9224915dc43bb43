import picocolors from 'picocolors';
import type { Style } from '../app/text.ts';
import { escapeControlChars } from './wrap.ts';

/** How a terminal shows things. */
export interface TerminalTheme {
  style: Style;
  /** The telling part of a quotation, visible without colours too. */
  highlight(shown: string): string;
  faint(shown: string): string;
  /** Marks of the author's, which are seen in colours only. */
  emphasis(shown: string): string;
  strike(shown: string): string;
  code(shown: string): string;
  columns: number;
  /** Where it is known. */
  rows?: number;
}

const WIDEST = 100;
const USUAL = 80;
const NARROWEST = 20;

/** For a terminal of so many columns, and rows, or for a pipe or terminal that does not tell (undefined or 0). */
export function themeFor(colors: boolean, columns?: number, rows?: number): TerminalTheme {
  const pc = picocolors.createColors(colors);
  return {
    style: {
      text: escapeControlChars,
      strong: pc.bold,
      row: (shown) => `  ${shown}`,
      table: (rows) => rows.map((row) => `  ${row}`),
    },
    highlight: colors ? pc.bold : (shown) => `**${shown}**`,
    faint: pc.dim,
    emphasis: pc.italic,
    strike: pc.strikethrough,
    code: pc.cyan,
    columns: Math.max(NARROWEST, Math.min(columns || USUAL, WIDEST)),
    ...(rows && { rows }),
  };
}
