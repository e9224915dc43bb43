import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { append, writeWhole } from '../ingest/safeFile.ts';

/**
 * Vectors on disk, by embedder and text. One file an embedder: records of one length, each the text's hash (16 bytes), a
 * checksum (4 bytes) and the numbers. It only grows, until `trim`.
 */
export interface VectorCache {
  /** The vector of a text; undefined when it is missing or damaged. */
  get(text: string): Float32Array | undefined;
  /** Saves vectors durably, even if the machine dies right after. Throws when the folder cannot be written. */
  put(texts: readonly string[], vectors: readonly Float32Array[]): void;
  /**
   * Bounds the folder: this embedder's file to `room` bytes or twice what the texts need, and of the others only the last one used, so that
   * going back to it costs nothing.
   */
  trim(texts: Iterable<string>): void;
}

/** Opens the vectors of one embedder. `room`: what other folders of articles may leave there, too (64 MB). */
export function openCache(folder: string, identity: string, dimensions: number, room = 64e6): VectorCache {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${sha256(identity).toString('hex').slice(0, 16)}${EXTENSION}`);
  const size = HEADER_BYTES + 4 * dimensions;
  const bytes = readWhole(file, size);
  const places = new Map<string, number>();
  for (let at = 0; at < bytes.length; at += size)
    places.set(bytes.toString('latin1', at, at + KEY_BYTES), at);

  const get = (text: string) => {
    const at = places.get(hashKey(text).toString('latin1'));
    if (at === undefined) return undefined;
    const record = bytes.subarray(at, at + size);
    if (record.readUInt32LE(KEY_BYTES) !== checksum(record)) return undefined;
    // A copy: elsewhere in the file the numbers need not begin at a multiple of four bytes.
    return new Float32Array(record.buffer.slice(record.byteOffset + HEADER_BYTES, record.byteOffset + size));
  };

  return {
    get,
    put(texts, vectors) {
      const records = texts.map((text, i) => encodeRecord(text, vectors[i] as Float32Array));
      append(file, Buffer.concat(records));
    },
    trim(texts) {
      const wanted = new Set(texts);
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat && stat.size > Math.max(room, 2 * size * wanted.size)) rewrite(file, size, wanted);
      if (stat) utimesSync(file, new Date(), new Date());
      removeOtherCaches(folder, file);
    },
  };
}

/** A cache that never throws: after the first error it warns and is not used again. */
export function tolerateCacheErrors(open: () => VectorCache, warn: (warning: string) => void): VectorCache {
  let cache: VectorCache | null = null;
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      cache = null;
      warn(`Could not save the vectors, so they will be computed again: ${error}`);
    }
  };
  cache = attempt(open) ?? null;
  return {
    get: (text) => cache && attempt(() => cache?.get(text)),
    put: (texts, vectors) => cache && attempt(() => cache?.put(texts, vectors)),
    trim: (texts) => cache && attempt(() => cache?.trim(texts)),
  } as VectorCache;
}

const KEY_BYTES = 16;
const HEADER_BYTES = KEY_BYTES + 4;
const EXTENSION = '.vectors';

/** What was cut short by a crash is cut off, so that what comes after it begins where a record should. */
function readWhole(file: string, size: number): Buffer {
  try {
    const bytes = readFileSync(file);
    const whole = bytes.length - (bytes.length % size);
    if (whole < bytes.length) truncateSync(file, whole);
    return bytes.subarray(0, whole);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
}

function encodeRecord(text: string, vector: Float32Array): Buffer {
  const record = Buffer.alloc(HEADER_BYTES + vector.byteLength);
  hashKey(text).copy(record);
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).copy(record, HEADER_BYTES);
  record.writeUInt32LE(checksum(record), KEY_BYTES);
  return record;
}

function checksum(record: Buffer): number {
  return crc32(record.subarray(HEADER_BYTES), crc32(record.subarray(0, KEY_BYTES)));
}

/** Keeps only the records of the texts wanted, each once, the last written. */
function rewrite(file: string, size: number, wanted: ReadonlySet<string>): void {
  const bytes = readWhole(file, size);
  const keys = new Set(Array.from(wanted, (text) => hashKey(text).toString('latin1')));
  const last = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; at += size) {
    const key = bytes.toString('latin1', at, at + KEY_BYTES);
    if (keys.has(key)) last.set(key, bytes.subarray(at, at + size));
  }
  writeWhole(file, last.values());
}

function removeOtherCaches(folder: string, file: string): void {
  const others = readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((other) => other.endsWith(EXTENSION) && other !== file)
    .map((other) => ({ other, used: statSync(other).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { other } of others.slice(1)) rmSync(other, { force: true });
}

function hashKey(text: string): Buffer {
  return sha256(text).subarray(0, KEY_BYTES);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
