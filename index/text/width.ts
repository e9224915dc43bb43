import { CJK } from './scripts.ts';

/**
 * How much room a text takes: its code points, a Chinese, Japanese or Korean one counted as 2.5 because it carries
 * about as much as two and a half letters.
 */
export function width(text: string): number {
  let sum = 0;
  for (const char of text) sum += codeWidth(char.codePointAt(0) as number);
  return sum;
}

/** The width of a text in one line: as after `collapseWhitespace`, which need not be made for it. */
export function collapsedWidth(text: string): number {
  let plain = 0;
  let isGap = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x1100 && !isDashOrQuote(code)) return widthOfAnyLine(text);
    const wasGap = isGap;
    isGap = code === 32 || (code < 14 && code > 8) || code === 0xa0;
    if (!isGap || !wasGap) plain++;
  }
  return isGap && plain > 0 ? plain - 1 : plain;
}

/** The same, letters of any script. */
function widthOfAnyLine(text: string): number {
  let sum = 0;
  let isSpace = true;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    const wasSpace = isSpace;
    // No regular expression for letters of most texts.
    isSpace = code === 32 || ((code < 32 || code >= 160) && whitespace.test(char));
    if (!isSpace) sum += codeWidth(code);
    else if (!wasSpace) sum++;
  }
  return isSpace && sum > 0 ? sum - 1 : sum;
}

/** The width of one code point. */
export function codeWidth(code: number): number {
  // Below the first Hangul Jamo nothing is wide: no regular expression for most of the world's text.
  return code >= 0x1100 && wide.test(String.fromCodePoint(code)) ? 2.5 : 1;
}

/** Hyphens, dashes, quotation marks, bullets, an ellipsis. */
function isDashOrQuote(code: number): boolean {
  return code >= 0x2010 && code <= 0x2027;
}

const whitespace = /\s/u;
const wide = new RegExp(`[${CJK}]`, 'u');
