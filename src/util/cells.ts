import { CJK } from '../../index/index.ts';

/** How many cells of a terminal, or columns of any fixed-width text, a text takes; colours take none. */
export function cells(text: string): number {
  const plain = text.replace(COLOUR, '');
  return Array.from(graphemes.segment(plain), ({ segment }) => graphemeCells(segment)).reduce(
    (a, b) => a + b,
    0,
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const COLOUR = /\u001b\[[\d;]*m/g;
const WIDE = new RegExp(`^[${CJK}\\p{Emoji_Presentation}\\u3000-\\u303f\\uff01-\\uff60]`, 'u');
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

const graphemes = new Intl.Segmenter();

function graphemeCells(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
