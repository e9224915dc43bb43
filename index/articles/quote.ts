/** Enough of a quotation to find it again, in a few characters. */
export interface QuoteFingerprint {
  /** The line that it began in. */
  line: number;
  /** UTF-16 units. */
  length: number;
  /** Of its text. */
  hash: number;
}

export function fingerprintQuote(excerpt: string, line: number): QuoteFingerprint {
  let hash = 0;
  for (let at = 0; at < excerpt.length; at++) hash = rollHash(hash, excerpt.charCodeAt(at));
  return { line, length: excerpt.length, hash: hash >>> 0 };
}

/**
 * Where a quotation stands now: in the passage around its line or, when the file has changed, in any other. `texts` are
 * those of the passages, white space folded as in the quotation. Null when no passage holds it any more.
 */
export function locateQuote(
  mark: QuoteFingerprint,
  passages: readonly { line: number }[],
  texts: readonly string[],
): { passage: number; at: [from: number, to: number] } | null {
  if (mark.length === 0) return null;
  let near = passages.findIndex(({ line }) => line > mark.line);
  near = (near < 0 ? passages.length : near) - 1;
  const order = [near, ...texts.keys()].filter((passage) => passage >= 0);
  for (const passage of order) {
    const from = indexOf(texts[passage] ?? '', mark);
    if (from >= 0) return { passage, at: [from, from + mark.length] };
  }
  return null;
}

const BASE = 1_000_003;

function rollHash(hash: number, code: number): number {
  return (Math.imul(hash, BASE) + code) | 0;
}

// Rabin and Karp: the hash of each slice follows from the one before, so that a book takes milliseconds.
function indexOf(text: string, { length, hash: wanted }: QuoteFingerprint): number {
  if (text.length < length) return -1;
  let hash = 0;
  let power = 1;
  for (let at = 0; at < length; at++) {
    hash = rollHash(hash, text.charCodeAt(at));
    if (at > 0) power = Math.imul(power, BASE);
  }
  for (let from = 0; ; from++) {
    if (hash >>> 0 === wanted) return from;
    if (from + length >= text.length) return -1;
    hash = rollHash(hash - Math.imul(text.charCodeAt(from), power), text.charCodeAt(from + length));
  }
}
