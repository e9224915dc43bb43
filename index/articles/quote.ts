import type { Passage } from '../ingest/passages.ts';
import { collapsedLength, collapseWhitespace } from '../text/whitespace.ts';

/** Enough of a quotation to find it again, in a few characters. */
export interface QuoteFingerprint {
  /** The line that it began in. */
  line: number;
  /** UTF-16 units. */
  length: number;
  /** A check of its text. */
  hash: number;
}

export function fingerprintQuote(excerpt: string, line: number): QuoteFingerprint {
  return { line, length: excerpt.length, hash: checksum(excerpt) };
}

/**
 * Where a quotation stands now, as its passage and the place in that, white space collapsed: in the passage around its line
 * or, when lines have come or gone above it, in any other. It begins with a sentence. Null when no passage holds it any
 * more.
 */
export function locateQuote(
  quote: QuoteFingerprint,
  text: string,
  passages: readonly Pick<Passage, 'line' | 'start' | 'end' | 'sentences'>[],
): { passage: number; at: [from: number, to: number] } | null {
  if (quote.length === 0) return null;
  const next = passages.findIndex(({ line }) => line > quote.line);
  const near = (next < 0 ? passages.length : next) - 1;
  for (const passage of [near, ...passages.keys()]) {
    const { start, end, sentences } = passages[passage] ?? { start: 0, end: 0, sentences: [] };
    for (const sentence of sentences) {
      const rest = collapseWhitespace(text.slice(sentence.start, end));
      if (rest.length < quote.length || checksum(rest.slice(0, quote.length)) !== quote.hash) continue;
      const from = collapsedLength(text.slice(start, sentence.start));
      return { passage, at: [from, from + quote.length] };
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
