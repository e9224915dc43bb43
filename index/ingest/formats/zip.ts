import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { UnusableFile } from '../format.ts';

/** The most that the parts of one file that are read may unpack to, in bytes: the text of several long books. */
const MAX_UNPACKED = 64 * 1024 * 1024;

const MAX_ENTRIES = 20_000;

/** A file of files, as far as it is read. */
export interface Archive {
  names: readonly string[];
  /** The bytes of one of them; undefined where there is none. Throws `UnusableFile` when all that was read is too much. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** Opens a zip file. Throws `UnusableFile` for what is none. Entries that are larger than they say are refused. */
export async function openZip(bytes: Uint8Array): Promise<Archive> {
  const file = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  }).catch(damaged);
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    file.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > MAX_ENTRIES) reject(tooLarge(`${MAX_ENTRIES} parts`));
      else file.readEntry();
    });
    file.on('end', resolve);
    file.on('error', reject);
    file.readEntry();
  }).catch(damaged);
  let left = MAX_UNPACKED;
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.isEncrypted()) throw new UnusableFile({ reason: 'encrypted', detail: '' });
      left -= entry.uncompressedSize;
      if (left < 0) throw tooLarge(`${MAX_UNPACKED / 1024 / 1024} MB when unpacked`);
      return readEntry(file, entry).catch(damaged);
    },
  };
}

async function readEntry(file: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    file.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function tooLarge(most: string): UnusableFile {
  return new UnusableFile({ reason: 'too-large', detail: `expected at most ${most}` });
}

function damaged(error: unknown): never {
  if (error instanceof UnusableFile) throw error;
  throw new UnusableFile({
    reason: 'damaged',
    detail: error instanceof Error ? error.message : String(error),
  });
}
