import { createHash } from 'node:crypto';

/** The sections of a file of word vectors, as views of its bytes; tools/wordvectors/table.py says what each holds. */
export interface TableFile {
  /** SHA-256 of all sections, in hexadecimal: two tables with the same one are the same. */
  hash: string;
  /** Of the keys. */
  size: number;
  /** ISO 639-1, in the order of `rarerLanguage`. */
  languages: readonly string[];
  codebook: Float32Array;
  cells: Float32Array;
  blocks: Uint32Array;
  keys: Uint8Array;
  frequencies: Uint8Array;
  cellOf: Uint8Array;
  codes: Uint8Array;
  rarerWord: Uint32Array;
  rarerLanguage: Uint8Array;
  rarerFrequency: Uint8Array;
}

/** Throws an Error whose message is a sentence when the bytes are not those of a whole table. */
export function parseTable(bytes: Uint8Array): TableFile {
  if (bytes.length < 8 || MAGIC.some((byte, i) => bytes[i] !== byte))
    throw new Error('The file of word vectors is not one.');
  // Views of numbers have to begin at multiples of their size; a small file read by Node may begin anywhere.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const bodyStart = 8 + new DataView(aligned.buffer, aligned.byteOffset).getUint32(4, true);
  const header = readHeader(aligned.subarray(8, bodyStart));
  const body = aligned.subarray(Math.min(bodyStart, aligned.length));
  if (!header || createHash('sha256').update(body).digest('hex') !== header.sha256)
    throw new Error('The file of word vectors is damaged: it is not what its header says.');
  const section = (name: string) => {
    const [start = 0, length = 0] = header.sections[name] ?? [];
    return body.subarray(start, start + length);
  };
  const floats = (name: string) => {
    const { buffer, byteOffset, length } = section(name);
    return new Float32Array(buffer, byteOffset, length / 4);
  };
  const integers = (name: string) => {
    const { buffer, byteOffset, length } = section(name);
    return new Uint32Array(buffer, byteOffset, length / 4);
  };
  return {
    hash: header.sha256,
    size: header.words,
    languages: header.languages,
    codebook: floats('codebook'),
    cells: floats('cells'),
    blocks: integers('blocks'),
    keys: section('keys'),
    frequencies: section('frequencies'),
    cellOf: section('cellOf'),
    codes: section('codes'),
    rarerWord: integers('rarerWord'),
    rarerLanguage: section('rarerLanguage'),
    rarerFrequency: section('rarerFrequency'),
  };
}

const MAGIC = [...'FNWV'].map((letter) => letter.charCodeAt(0));

interface Header {
  words: number;
  languages: string[];
  sha256: string;
  /** Where each section begins after the header, and how long it is, in bytes. */
  sections: Record<string, [start: number, length: number]>;
}

function readHeader(bytes: Uint8Array): Header | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Header;
  } catch {
    return null;
  }
}
