import { formatOf } from '../formats.ts';
import { openRequestThread, type RequestThread } from '../requestThread.ts';
import type { Failure, LoadedFile, Seed } from '../seed.ts';

/** Threads that parse files beside the one that reads a folder. */
export interface Parsers {
  /** Null where the one that reads is to parse the file: it is read apart anyway, they have enough to do, or there are none. */
  parse(file: LoadedFile): Promise<Seed | Failure> | null;
  close(): void;
}

/**
 * One thread less than there are processors, and four at most. Each is started when there has been so much to parse that it is worth
 * it. A file is parsed by `here` should its thread end.
 */
export function openParsers(
  processors: number,
  here: (file: LoadedFile) => Promise<Seed | Failure>,
): Parsers {
  const most = Math.min(processors - 1, MAX_THREADS);
  const threads: { thread: RequestThread<LoadedFile, Seed | Failure>; load: number }[] = [];
  let parsed = 0;
  let closed = false;
  return {
    parse(file) {
      const { path, bytes } = file;
      if (formatOf(path)?.isApart(bytes)) return null;
      parsed += bytes.length;
      if (threads.length < Math.min(most, Math.floor(parsed / LARGE)))
        threads.push({ thread: openRequestThread(new URL('./loader.js', import.meta.url)), load: 0 });
      const [idlest] = threads.toSorted((a, b) => a.load - b.load);
      if (!idlest || idlest.load > ENOUGH) return null;
      const load = bytes.length + PER_FILE;
      idlest.load += load;
      const parsing = idlest.thread
        .ask(file)
        .catch((error: unknown) => {
          if (closed) throw error;
          return here(file);
        })
        .finally(() => {
          idlest.load -= load;
        });
      // Where reading has ended before, nobody asks for it.
      parsing.catch(() => {});
      return parsing;
    },
    close() {
      closed = true;
      for (const { thread } of threads) thread.close();
    },
  };
}

const MAX_THREADS = 4;

/** Bytes that are parsed in about a second: a thread takes a third of that to start. */
const LARGE = 1_000_000;

/** Bytes that keep a thread busy while the one that reads parses a file itself. */
const ENOUGH = 128 * 1024;

/** A file takes as long as so many bytes more. */
const PER_FILE = 1024;
