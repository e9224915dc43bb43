import { cells } from '../util/cells.ts';

/** Text in lines of at most `columns` terminal cells, cut where words end; colours take no room, and each line has its own. */
export function wrap(text: string, columns: number): string[] {
  return withOwnColours(cut(text, columns));
}

/** The same cut anywhere, white space kept. */
export function hardWrap(text: string, columns: number): string[] {
  const lines = [''];
  let used = 0;
  for (const piece of text.split(COLOUR)) {
    if (COLOUR.test(piece)) {
      lines.push((lines.pop() ?? '') + piece);
      continue;
    }
    for (const { segment } of graphemes.segment(piece)) {
      const width = cells(segment);
      if (used + width > columns && used > 0) {
        lines.push('');
        used = 0;
      }
      lines.push((lines.pop() ?? '') + segment);
      used += width;
    }
  }
  return withOwnColours(lines);
}

/** What is open at the end of a line is closed there and opened again in the next: something may stand between them. */
function withOwnColours(lines: readonly string[]): string[] {
  let open: string[] = [];
  return lines.map((line) => {
    const before = open.map(sgr).join('');
    for (const [, code = ''] of line.matchAll(CODE)) {
      const closed = CLOSES[code];
      open = closed ? open.filter((one) => !closed.includes(one)) : [...open, code];
    }
    const closers = open.flatMap(
      (one) => Object.keys(CLOSES).find((code) => CLOSES[code]?.includes(one)) ?? [],
    );
    return before + line + [...new Set(closers)].reverse().map(sgr).join('');
  });
}

function sgr(code: string): string {
  return `\u001b[${code}m`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const CODE = /\u001b\[(\d+)m/g;

/** What ends which colours: bold and faint, slanted, underlined, struck out, the colour itself. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  22: ['1', '2'],
  23: ['3'],
  24: ['4'],
  29: ['9'],
  39: ['31', '32', '33', '34', '35', '36', '37'],
};

function cut(text: string, columns: number): string[] {
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const COLOUR = /(\u001b\[[\d;]*m)/;
// Marks after which a script without spaces may break.
const WIDE_STOP = /[、。，．！？；：」』）]$/u;

const graphemes = new Intl.Segmenter();
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

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
