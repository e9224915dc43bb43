import { availableParallelism } from 'node:os';
import { openParsers } from './parallel/parsers.ts';
import type { Problem } from './problem.ts';
import { type Failure, type LoadedFile, parseSeed, type Seed } from './seed.ts';
import { breather, loadFile } from './seeds.ts';
import type { Source } from './source.ts';

/** What comes of a file: what is known of it, an article, or why there is none. */
export type Streamed<T> = T | Seed | Failure | Problem;

/**
 * Reads a source file by file, in the order of their paths, so that no more than some files are held at once. A file whose hash is that of what
 * is `known` under its path is not parsed; languages are those of the files' own words (see `settleLanguages`). Throws as `readSeeds` does.
 */
export async function* streamSeeds<T extends { hash: string }>(
  source: Source,
  known: ReadonlyMap<string, T>,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<Streamed<T>> {
  const { files, problems, verify } = await source.list(signal);
  yield* problems;
  const parsers = openParsers(availableParallelism(), (file) => parseSeed(file, signal));
  const breathe = breather();
  const waiting: { read: Streamed<T> | Promise<Streamed<T>>; bytes: number }[] = [];
  let held = 0;
  try {
    for (const [done, file] of files.entries()) {
      onProgress(done, files.length);
      await breathe();
      const loaded = await loadFile(file, known, signal);
      const bytes = isLoaded(loaded) ? loaded.bytes.length : 0;
      const read = isLoaded(loaded) ? (parsers.parse(loaded) ?? (await parseSeed(loaded, signal))) : loaded;
      waiting.push({ read, bytes });
      held += bytes;
      while (waiting.length > MAX_FILES || held > MAX_BYTES) {
        const next = waiting.shift();
        if (!next) break;
        held -= next.bytes;
        yield await next.read;
      }
    }
    for (const { read } of waiting) yield await read;
    onProgress(files.length, files.length);
    await verify();
  } finally {
    parsers.close();
  }
}

function isLoaded(loaded: object): loaded is LoadedFile {
  return 'bytes' in loaded;
}

/** Files that are parsed ahead of the one that is given. */
const MAX_FILES = 64;
const MAX_BYTES = 16_000_000;
