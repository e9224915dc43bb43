import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { writeWhole } from '../ingest/safeFile.ts';
import { deserializeApart, serializeApart } from './apart.ts';

/** What lies in a file: texts from its beginning on, the typed arrays of the data, the data, and a line that tells of all that. */
export interface FileParts {
  /** Of what made it: a line without line breaks. What is of another is not read. */
  identity: string;
  /** Bytes that stay in the file, to be read where they lie. */
  texts: Iterable<Uint8Array>;
  /** Plain data and typed arrays: asked for when the texts are written. */
  data: () => unknown;
}

/** Writes it whole or not at all, each part once. Throws when it cannot be written. */
export function writeFileParts(file: string, { identity, texts, data }: FileParts): void {
  writeWhole(file, all());

  function* all(): Generator<Uint8Array> {
    const rest = createHash('sha256');
    let size = 0;
    const counted = (bytes: Uint8Array) => {
      rest.update(bytes);
      size += bytes.length;
      return bytes;
    };
    for (const text of texts) yield counted(text);
    const begin = size;
    const { data: own, arrays } = serializeApart(data());
    for (const array of arrays) yield counted(array);
    yield own;
    const digests = [digestOf(own), rest.digest('hex')].join(' ');
    yield Buffer.from(`\n${identity} texts ${begin} data ${own.length} sha256 ${digests}`, 'latin1');
  }
}

/** The data of a file. A reason when it must not be trusted: of another identity, cut short, or changed since it was written. */
export function readFileParts(file: string, identity: string): { data: unknown } | string | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : `it cannot be read: ${error}`;
  }
  try {
    return read(handle, identity);
  } catch (error) {
    return `it cannot be read: ${error}`;
  } finally {
    closeSync(handle);
  }
}

function read(handle: number, expected: string): { data: unknown } | string {
  const { size } = fstatSync(handle);
  const end = Buffer.alloc(Math.min(size, MAX_LINE));
  fill(handle, end, size - end.length);
  const line = end.subarray(end.lastIndexOf('\n') + 1).toString('latin1');
  const { found, texts, length, own, rest } =
    /^(?<found>.*) texts (?<texts>\d+) data (?<length>\d+) sha256 (?<own>\w+) (?<rest>\w+)$/.exec(line)
      ?.groups ?? {};
  if (found !== expected)
    return `expected ${expected}, found ${JSON.stringify((found ?? line).slice(0, 80))}`;
  const bytes = Buffer.allocUnsafeSlow(Number(length));
  const place = size - line.length - 1 - bytes.length;
  fill(handle, bytes, place);
  // Only then is it known that it is worth reading.
  if (digestOf(bytes) !== own) return DAMAGED;
  const hash = createHash('sha256');
  let at = 0;
  for (const chunk of chunks(handle, Number(texts))) hash.update(chunk);
  at = Number(texts);
  const data = deserializeApart(bytes, (array) => {
    fill(handle, array, at);
    at += array.length;
    hash.update(array);
  });
  return at !== place || hash.digest('hex') !== rest ? DAMAGED : { data };
}

const DAMAGED = 'its checksum does not match';

/** The identity of a maker and an embedder is a few hundred bytes at most. */
const MAX_LINE = 4096;

/** Throws where there is less in the file. */
function fill(handle: number, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(handle, bytes, at, Math.min(bytes.length - at, AT_ONCE), from + at);
    if (count === 0) throw new Error('it was cut short');
    at += count;
  }
}

/** Node reads at most two gigabytes at once. */
const AT_ONCE = 1 << 28;

/** What a file begins with, piece by piece; each is good until the next. */
function* chunks(handle: number, end: number): Generator<Uint8Array> {
  const chunk = Buffer.allocUnsafe(1 << 20);
  for (let at = 0; at < end; at += chunk.length) {
    const own = chunk.subarray(0, Math.min(chunk.length, end - at));
    fill(handle, own, at);
    yield own;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
