import type { Readable } from 'node:stream';
import { createGunzip, gunzip } from 'node:zlib';
import { createTarDecoder } from 'modern-tar';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { isArticleFile, maxBytesOf } from '../../index/index.ts';
import { AddressError } from './addressError.ts';

/** A file of an archive; `bytes` is null where it is larger than its kind may be. */
export interface Member {
  /** Without the folder that all of them are in. */
  path: string;
  bytes: Uint8Array | null;
}

/** How many articles are read from an archive, and how many bytes they may unpack to. */
const LIMITS = { files: 2000, bytes: 200 * 1024 * 1024 };

type Limits = typeof LIMITS;

/** Of any kind. */
const MOST_ENTRIES = 50_000;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What a gzip holds, if that is at most `most` bytes. */
export function gunzipped(bytes: Uint8Array, most: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    gunzip(bytes, { maxOutputLength: most }, (error, all) => resolve(error ? null : all));
  });
}

/** The articles in a zip or tar.gz, in the order of their paths; hidden files and links are left out. Rejects with an AddressError. */
export async function unpack(bytes: Uint8Array, limits = LIMITS): Promise<Member[]> {
  const members = await (isZip(bytes) ? unzipped(bytes, limits) : untarred(bytes, limits)).catch(
    (cause: unknown) => {
      throw cause instanceof AddressError ? cause : new AddressError('damaged', { cause });
    },
  );
  return withoutFolder(members).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Which files are read, and how much in all. */
function openAccount({ files: mostFiles, bytes: mostBytes }: Limits) {
  let [files, entries, unpacked] = [0, 0, 0];
  return {
    wants(path: string): boolean {
      if (++entries > MOST_ENTRIES) throw new AddressError('too-large');
      const isHidden = path.split('/').some((part) => part.startsWith('.'));
      return !isHidden && isArticleFile(path);
    },
    fits(path: string, size: number): boolean {
      if (++files > mostFiles) throw new AddressError('too-large');
      if (size > maxBytesOf(path)) return false;
      unpacked += size;
      if (unpacked > mostBytes) throw new AddressError('too-large');
      return true;
    },
  };
}

async function unzipped(bytes: Uint8Array, limits: Limits): Promise<Member[]> {
  const file = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const account = openAccount(limits);
  const members: Member[] = [];
  return new Promise((resolve, reject) => {
    const take = async (entry: Entry) => {
      const { fileName: path, uncompressedSize: size } = entry;
      if (!isLink(entry) && !path.endsWith('/') && account.wants(path))
        members.push({ path, bytes: account.fits(path, size) ? await readEntry(file, entry) : null });
      file.readEntry();
    };
    file.on('entry', (entry: Entry) => void take(entry).catch(reject));
    file.on('end', () => resolve(members));
    file.on('error', reject);
    file.readEntry();
  });
}

/** By its mode, where it was made on a Unix. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

// yauzl refuses entries that are larger than they say.
async function readEntry(file: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    file.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function untarred(bytes: Uint8Array, limits: Limits): Promise<Member[]> {
  const account = openAccount(limits);
  const members: Member[] = [];
  const unzipping = createGunzip();
  // Whoever reads it is told; without anybody who listens the process would end, too.
  unzipping.on('error', () => {});
  unzipping.end(bytes);
  const decoding = createTarDecoder({ strict: true });
  const feeding = feed(unzipping, decoding.writable.getWriter(), 2 * limits.bytes);
  const reader = decoding.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const { header, body } = value;
      const isFile = (header.type ?? 'file') === 'file';
      const wanted = isFile && account.wants(header.name) && account.fits(header.name, header.size);
      if (wanted)
        members.push({ path: header.name, bytes: new Uint8Array(await new Response(body).arrayBuffer()) });
      else await body.cancel();
      if (isFile && !wanted && isArticleFile(header.name) && header.size > maxBytesOf(header.name))
        members.push({ path: header.name, bytes: null });
    }
    await feeding;
    return members;
  } finally {
    unzipping.destroy();
    await feeding.catch(() => {});
  }
}

/** What is not looked at counts, too: it has to be unpacked to get past it. */
async function feed(
  from: Readable,
  to: WritableStreamDefaultWriter<Uint8Array>,
  most: number,
): Promise<void> {
  let unpacked = 0;
  try {
    for await (const part of from) {
      unpacked += part.length;
      if (unpacked > most) throw new AddressError('too-large');
      await to.write(part);
    }
    await to.close();
  } catch (error) {
    await to.abort(error).catch(() => {});
    throw error;
  }
}

/** Archives of a repository hold one folder, named after it and its version. */
function withoutFolder(members: readonly Member[]): Member[] {
  const [first] = members[0]?.path.split('/', 1) ?? [];
  const folder = `${first}/`;
  if (!members.every(({ path }) => path.startsWith(folder))) return [...members];
  return members.map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes }));
}
