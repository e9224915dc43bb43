import { UnusableFile } from './format.ts';

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
