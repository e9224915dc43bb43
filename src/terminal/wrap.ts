import { CJK } from '../../index/index.ts';
/** Text in lines of at most `columns` terminal cells, cut where words end; colours take no room. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const chunk of chunks(text).flatMap((whole) => fitting(whole, columns))) {
    if (used + cells(chunk.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += chunk;
    used += cells(chunk);
  }
  return [...lines, line.trimEnd()];
}

/** Control characters as pictures of themselves, so that no article can steer the terminal; one for one. */
export function escapeControlChars(text: string): string {
  return text.replace(/[\n\v\f\r\t\u0085\u2028\u2029]/g, ' ').replace(CONTROL, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** How many cells of a terminal a text takes. */
export function cells(text: string): number {
  const plain = text.replace(COLOUR, '');
  return Array.from(graphemes.segment(plain), ({ segment }) => graphemeCells(segment)).reduce(
    (a, b) => a + b,
    0,
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const COLOUR = /(\u001b\[[\d;]*m)/;
const WIDE = new RegExp(`^[${CJK}\\p{Emoji_Presentation}\\u3000-\\u303f\\uff01-\\uff60]`, 'u');
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
// Marks after which a script without spaces may break.
const WIDE_STOP = /[、。，．！？；：」』）]$/u;

const graphemes = new Intl.Segmenter();
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function graphemeCells(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

// Pieces that a line may end after. Two words in a row without a space are of a script that writes none.
function chunks(text: string): string[] {
  const all: string[] = [];
  let before: { text: string; word: boolean } | null = null;
  for (const piece of text.split(COLOUR)) {
    if (COLOUR.test(piece)) {
      if (before && /\s$/.test(before.text)) {
        all.push('');
        before = null;
      }
      all.push((all.pop() ?? '') + piece);
      continue;
    }
    for (const { segment, isWordLike } of segmenter.segment(piece)) {
      const word = isWordLike ?? false;
      const space = /^\s+$/.test(segment);
      if (
        before &&
        !space &&
        (/\s$/.test(before.text) || (word && (before.word || WIDE_STOP.test(before.text))))
      ) {
        all.push('');
      }
      all.push((all.pop() ?? '') + segment);
      before = { text: segment, word };
    }
  }
  return all;
}

function fitting(chunk: string, columns: number): string[] {
  if (cells(chunk.trimEnd()) <= columns) return [chunk];
  const parts = [''];
  let used = 0;
  for (const { segment } of graphemes.segment(chunk)) {
    const width = cells(segment);
    if (used + width > columns) {
      parts.push('');
      used = 0;
    }
    parts.push((parts.pop() ?? '') + segment);
    used += width;
  }
  return parts;
}
