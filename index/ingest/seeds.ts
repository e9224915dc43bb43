import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { compare } from '../text/compare.ts';
import { formatOf } from './formats.ts';
import { settleLanguages } from './neighbours.ts';
import { openParsers } from './parallel/parsers.ts';
import type { Problem } from './problem.ts';
import { type Failure, faultOf, type LoadedFile, parseSeed, type Seed } from './seed.ts';
import type { Source, SourceFile } from './source.ts';

export interface Seeds {
  /** In the order of their paths. */
  seeds: Seed[];
  /** Those of the problems that come of what is in the file. */
  failures: Failure[];
  problems: Problem[];
}

export interface ReadOptions {
  /** Is told before a file of so many bytes is parsed; throws to end the reading. */
  beforeParse?: (bytes: number) => void;
  signal?: AbortSignal;
  /** With several, large folders are parsed in as many threads, and in five at most. */
  processors?: number;
}

/**
 * Reads every article of a source. A file that cannot be used is skipped and named; files whose bytes are those of a
 * seed or failure in `known` (by path) are not parsed again. Throws the system's error, but only when the source itself cannot be
 * read or disappears while it is read, and what `beforeParse` throws.
 */
export async function readSeeds(
  source: Source,
  known: ReadonlyMap<string, Seed | Failure> = new Map(),
  onProgress: (done: number, total: number) => void = () => {},
  {
    beforeParse = () => {},
    signal = new AbortController().signal,
    processors = availableParallelism(),
  }: ReadOptions = {},
): Promise<Seeds> {
  const { files, problems, verify } = await source.list(signal);
  const read: (Read | Promise<Read>)[] = [];
  const parsers = openParsers(processors, (file) => parseSeed(file, signal));
  const breathe = breather();
  try {
    for (const [done, file] of files.entries()) {
      onProgress(done, files.length);
      await breathe();
      const loaded = await loadFile(file, known, signal);
      if ('bytes' in loaded) beforeParse(loaded.bytes.length);
      read.push('bytes' in loaded ? (parsers.parse(loaded) ?? (await parseSeed(loaded, signal))) : loaded);
    }
    const all = await Promise.all(read);
    onProgress(files.length, files.length);
    await verify();
    return sorted(all, problems);
  } finally {
    parsers.close();
  }
}

/** What comes of a file, in one way or another. */
type Read = Seed | Failure | Problem;

function sorted(read: readonly Read[], unlisted: readonly Problem[]): Seeds {
  const seeds = read.filter((own) => 'article' in own);
  // What made the bot throw may not be the file's doing: it is tried again.
  const failures = read.filter(
    (own): own is Failure => 'hash' in own && !('article' in own) && own.problem.reason !== 'failed',
  );
  const problems = [...unlisted, ...read.flatMap((own) => ('hash' in own ? (own.problem ?? []) : own))];
  problems.sort((a, b) => compare(a.path, b.path));
  return { seeds: settleLanguages(seeds), failures, problems };
}

/** Lets the thread do what else it has to do, every few milliseconds: it may be one that answers questions. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH_MS) return;
    await setImmediate();
    last = performance.now();
  };
}

const BREATH_MS = 20;

/** The file to be parsed, or what is known of it, by path, or why it cannot be. */
export async function loadFile<T extends { hash: string }>(
  file: SourceFile,
  known: ReadonlyMap<string, T>,
  signal: AbortSignal,
): Promise<LoadedFile | T | Problem> {
  const { path } = file;
  if (!formatOf(path)) return { path, reason: 'kind', detail: '' };
  try {
    const bytes = await file.read(signal);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const before = known.get(path);
    return before?.hash === hash ? before : { path, bytes, hash };
  } catch (error) {
    signal.throwIfAborted();
    return { path, ...faultOf(error, 'unreadable') };
  }
}
