import { randomUUID } from 'node:crypto';
import type { Describer, Description } from '../../../index/index.ts';
import type { Putting } from './edits.ts';
import type { Origin, Upload } from './manifest.ts';
import { safeName, safePath } from './names.ts';

/** A file on its way to a shelf. */
export interface Incoming {
  /** What it is called where it comes from; its extension tells the format. */
  name: string;
  /** Where it shall lie; by default under its name. */
  path?: string;
  bytes: Uint8Array;
  from: Origin;
  /** The id of the upload that it replaces. */
  over?: string;
}

/** A file with what was read of it. */
export interface Read {
  file: Incoming;
  description: Description;
  /** Null where nothing can be quoted from it. */
  putting: Putting | null;
}

/** Reads files in their order; `by` is the id of whoever adds them, `now` milliseconds since 1970. */
export async function readAll(
  files: readonly Incoming[],
  describer: Pick<Describer, 'describe'>,
  { by, now }: { by: string | null; now: number },
): Promise<Read[]> {
  const all: Read[] = [];
  for (const file of files) {
    const { bytes, over } = file;
    const path = pathOf(file);
    const description = await describer.describe({ path, bytes });
    const upload = toUpload(file, path, description, by, now);
    const putting = upload && { upload, ...(over !== undefined && { over }) };
    all.push({ file, description, putting });
  }
  return all;
}

/** Where a file will lie, below the server's folder. */
export function pathOf({ name, path }: Pick<Incoming, 'name' | 'path'>): string {
  return path === undefined ? safeName(name) : safePath(path);
}

function toUpload(
  { name, bytes, from }: Incoming,
  path: string,
  { article, hash, problem }: Description,
  by: string | null,
  at: number,
): Upload | null {
  if (!article) return null;
  const { title, language, passages } = article;
  const read = { title, language, passages, problem };
  return { id: randomUUID(), path, name, bytes: bytes.length, hash, ...read, from, by, at };
}
