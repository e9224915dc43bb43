import type { Passage } from '../ingest/passages.ts';
import { collapseWhitespace } from '../text/whitespace.ts';

/** Enough of a quotation to find it again, in a few characters. */
export interface QuoteFingerprint {
  /** The line that it began in. */
  line: number;
  /** UTF-16 units. */
  length: number;
  /** A check of its text. */
  hash: number;
}

/** Of a quotation as people read it, whatever its white space. */
export function fingerprintQuote(quoted: string, line: number): QuoteFingerprint {
  const text = collapseWhitespace(quoted);
  return { line, length: text.length, hash: checksum(text) };
}

/**
 * Where a quotation stands now, as its passage and its stretch of the text: in the passage around its line or, when
 * lines have come or gone above it, in any other. It begins with a sentence. Null when no passage holds it any more.
 */
export function locateQuote(
  quote: QuoteFingerprint,
  text: string,
  passages: readonly Pick<Passage, 'line' | 'end' | 'sentences'>[],
): { passage: number; start: number; end: number } | null {
  if (quote.length === 0) return null;
  const next = passages.findIndex(({ line }) => line > quote.line);
  const near = (next < 0 ? passages.length : next) - 1;
  for (const passage of [near, ...passages.keys()]) {
    const { end, sentences } = passages[passage] ?? { end: 0, sentences: [] };
    for (const sentence of sentences) {
      const rest = collapseWhitespace(text.slice(sentence.start, end));
      if (rest.length < quote.length || checksum(rest.slice(0, quote.length)) !== quote.hash) continue;
      return {
        passage,
        start: sentence.start,
        end: sentence.start + expand(text, sentence.start, quote.length),
      };
    }
  }
  return null;
}

/** What the buttons of earlier versions carry too: a polynomial in 1,000,003, modulo 2³². */
function checksum(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 1_000_003) + text.charCodeAt(at)) | 0;
  return hash >>> 0;
}

/** How much of a text, from a word on, is so long once its white space is collapsed. */
function expand(text: string, from: number, length: number): number {
  let at = from;
  for (let left = length; left > 0 && at < text.length; left--) {
    if (/\s/u.test(text.charAt(at))) while (/\s/u.test(text.charAt(at + 1))) at++;
    at++;
  }
  return at - from;
}
