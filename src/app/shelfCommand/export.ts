import type { Messages } from '../messages/types.ts';
import type { Reply } from '../reply.ts';
import { clip } from '../reports.ts';
import type { Manifest, Upload } from '../shelf/manifest.ts';
import type { Shelf } from '../shelf/shelf.ts';
import type { Line } from '../text.ts';
import { notKept } from '../userError.ts';

/** Discord's own, in bytes: https://discord.com/developers/docs/reference#uploading-files */
const LARGEST = 10 * 1024 * 1024;

/** What a zip needs for a file beside its bytes. */
const AROUND = 1024;

/** All files of a server in zips, none larger than `largest` bytes. */
export async function exported(
  m: Messages,
  shelf: Shelf,
  server: string,
  { uploads }: Manifest,
  largest = LARGEST,
): Promise<Reply> {
  if (!uploads.length) return { kind: 'note', text: m.library.nothing };
  const { parts, tooLarge } = inParts(uploads, largest);
  const files = [];
  for (const [at, part] of parts.entries()) {
    const number = parts.length > 1 ? `-${at + 1}` : '';
    const note = m.library.part(at + 1, parts.length);
    const bytes = await zipped(shelf, server, part);
    files.push({ name: `library${number}.zip`, bytes, ...(parts.length > 1 && { note }) });
  }
  const left: Line[] = tooLarge.length
    ? [m.library.tooLarge(tooLarge.length), ...tooLarge.map(({ path }) => ({ row: { written: clip(path) } }))]
    : [];
  return { kind: 'files', lines: [m.library.exported(uploads.length - tooLarge.length), ...left], files };
}

/** By their sizes before they are packed: so what is sent is never too large. */
export function inParts(
  uploads: readonly Upload[],
  largest: number,
): { parts: Upload[][]; tooLarge: Upload[] } {
  const parts: Upload[][] = [];
  let room = 0;
  const weight = ({ bytes, path }: Upload) => bytes + Buffer.byteLength(path) * 2 + AROUND;
  const tooLarge = uploads.filter((upload) => weight(upload) > largest);
  for (const upload of uploads) {
    if (tooLarge.includes(upload)) continue;
    if (weight(upload) > room) {
      parts.push([]);
      room = largest;
    }
    room -= weight(upload);
    parts.at(-1)?.push(upload);
  }
  return { parts, tooLarge };
}

async function zipped(shelf: Shelf, server: string, uploads: readonly Upload[]): Promise<Uint8Array> {
  const entries: Record<string, Uint8Array> = {};
  for (const upload of uploads) {
    const bytes = await shelf.bytes(server, upload);
    if (!bytes) throw notKept();
    entries[upload.path] = bytes;
  }
  const { zip } = await import('fflate');
  return new Promise((resolve, reject) => {
    zip(entries, { level: 6 }, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}
