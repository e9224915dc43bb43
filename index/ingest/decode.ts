import type { Problem } from './problem.ts';

/** Why bytes are not text. */
export type Undecodable = Pick<Problem, 'reason' | 'detail'>;

/**
 * The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one. Never guesses or replaces characters:
 * for bytes that are not text it returns the reason.
 */
export function decode(bytes: Uint8Array): string | Undecodable {
  const [encoding, skip] = detectEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
  } catch {
    // A NUL among the first bytes is how git and grep tell binary files.
    if (encoding === 'utf-8' && bytes.subarray(0, 8000).includes(0)) return binary;
    const expected =
      encoding === 'utf-8' ? 'UTF-8, or UTF-16 with a byte order mark' : encoding.toUpperCase();
    return { reason: 'encoding', detail: `expected ${expected}; save the file as UTF-8` };
  }
  return text.includes('\0') ? binary : text;
}

const binary: Undecodable = { reason: 'binary', detail: 'contains NUL bytes' };

function detectEncoding(bytes: Uint8Array): [encoding: string, bomLength: number] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8', 3];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 2];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 2];
  return ['utf-8', 0];
}
