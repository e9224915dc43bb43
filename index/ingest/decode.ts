import { UnusableFile } from './format.ts';
import type { Fault } from './problem.ts';

/** Text, and what to say of how it was read. */
export interface Decoded {
  text: string;
  problem?: Fault;
}

/**
 * The text of a file, in NFC and with `\n` line ends: as `decode` reads it, else in the encoding that it names, else in the
 * older one that it looks like, if that is sure. Throws `UnusableFile` for bytes that are not text.
 */
export async function decodeText(bytes: Uint8Array, named?: string): Promise<Decoded> {
  try {
    return { text: decode(bytes) };
  } catch (error) {
    if (!isUnknown(error) || detectEncoding(bytes)[1] > 0) throw error;
    const { decodeAs, detectText } = await import('./charset.ts');
    const known = named && !/^utf-?8$/i.test(named) ? decodeAs(bytes, named) : null;
    if (known !== null) return { text: tidy(known) };
    const found = detectText(bytes);
    if (!found) throw error;
    return {
      text: tidy(found.text),
      problem: { reason: 'encoding-guessed', detail: `read as ${found.encoding}; save the file as UTF-8` },
    };
  }
}

function isUnknown(error: unknown): boolean {
  return error instanceof UnusableFile && error.problem.reason === 'encoding';
}

/**
 * The text of a file, in NFC and with `\n` line ends: UTF-8 with or without a byte order mark, or UTF-16 with one. Never
 * guesses or replaces characters: throws `UnusableFile` for bytes that are not text.
 */
export function decode(bytes: Uint8Array): string {
  const [encoding, skip] = detectEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
  } catch {
    // A NUL among the first bytes is how git and grep tell binary files.
    if (encoding === 'utf-8' && bytes.subarray(0, 8000).includes(0)) throw binary();
    const expected =
      encoding === 'utf-8' ? 'UTF-8, or UTF-16 with a byte order mark' : encoding.toUpperCase();
    throw new UnusableFile({ reason: 'encoding', detail: `expected ${expected}; save the file as UTF-8` });
  }
  if (text.includes('\0')) throw binary();
  return tidy(text);
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

function binary(): UnusableFile {
  return new UnusableFile({ reason: 'binary', detail: 'contains NUL bytes' });
}

function detectEncoding(bytes: Uint8Array): [encoding: string, bomLength: number] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8', 3];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 2];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 2];
  return ['utf-8', 0];
}
