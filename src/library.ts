import { readdir } from 'node:fs/promises';
import type { Answer, Question } from '../index/answer.ts';
import type { Problem } from '../index/seeds.ts';
import type { Contents, Progress } from '../index/worker.ts';
import { StartError } from './errors.ts';
import type { Log } from './log.ts';
import { NoArticles, startThread, type Thread } from './thread.ts';

export type { ArticleSummary, Progress } from '../index/worker.ts';

export interface Status extends Omit<Contents, 'hashes'> {
  builtAt: Date;
}

/** What a rebuild changed, by article path. */
export interface RebuildReport {
  added: string[];
  changed: string[];
  removed: string[];
  problems: Problem[];
  seconds: number;
}

/** Holds the current index: answers from it, and swaps in the next one. */
export interface Library {
  ask(question: Question): Promise<Answer>;
  status(): Status;
  /** Concurrent calls share one run. Throws when no usable article is left or the build fails; the old index stays. */
  rebuild(onProgress?: (progress: Progress) => void): Promise<RebuildReport>;
  /** Answers what was asked, then ends the threads; a rebuild that is under way fails. */
  close(): Promise<void>;
}

/** Builds the first index. Throws `StartError` when there is no article to answer from. */
export async function openLibrary(
  options: { seedsDir: string; dataDir: string; log: Log },
  onProgress: (progress: Progress) => void = () => {},
): Promise<Library> {
  const { seedsDir, log } = options;
  const closing = new AbortController();
  const build = async (report: (progress: Progress) => void) => {
    await refuseMissing(seedsDir);
    return startThread({ seedsDir }, report, closing.signal).catch((error: unknown) => {
      throw error instanceof NoArticles ? noArticles(seedsDir, error.problems) : error;
    });
  };

  let current = await build(onProgress);
  let builtAt = new Date();
  let running: { report: Promise<RebuildReport>; listeners: Set<(progress: Progress) => void> } | undefined;

  const swap = (next: Thread) => {
    const old = current;
    current = next;
    builtAt = new Date();
    watch(next);
    old.close().catch((err: unknown) => log.error({ err }, 'The old index did not end cleanly'));
  };
  // A thread that dies (out of memory, a fault) is replaced; what it was asked meanwhile fails, and is said calmly.
  const watch = (thread: Thread) => {
    thread.gone.then((err) => {
      if (closing.signal.aborted || thread !== current) return;
      log.error({ err }, 'The index ended unexpectedly; building it again');
      library
        .rebuild()
        .catch((failure: unknown) => log.error({ err: failure }, 'The index could not be built again'));
    });
  };

  const rebuild = async (report: (progress: Progress) => void): Promise<RebuildReport> => {
    const began = performance.now();
    const before = current.contents.hashes;
    const next = await build(report);
    swap(next);
    const { hashes, problems } = next.contents;
    return { ...difference(before, hashes), problems, seconds: (performance.now() - began) / 1000 };
  };

  const library: Library = {
    ask: (question) => current.ask(question),
    status() {
      const { hashes: _, ...contents } = current.contents;
      return { ...contents, builtAt };
    },
    rebuild(listener) {
      if (!running) {
        const listeners = new Set<(progress: Progress) => void>();
        const report = rebuild((progress) => {
          for (const listen of listeners) listen(progress);
        }).finally(() => {
          running = undefined;
        });
        running = { report, listeners };
      }
      if (listener) running.listeners.add(listener);
      return running.report;
    },
    async close() {
      closing.abort(new Error('the library was closed'));
      await Promise.all([current.close(), running?.report.catch(() => {})]);
      // A rebuild that was ready at the last moment has put its own thread here.
      await current.close();
    },
  };
  watch(current);
  return library;
}

async function refuseMissing(seedsDir: string): Promise<void> {
  const found = await readdir(seedsDir).then(
    () => undefined,
    ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ENOENT') return 'nothing';
      if (code === 'ENOTDIR') return 'a file';
      return code === 'EACCES' || code === 'EPERM' ? 'one that may not be read' : `the error ${code}`;
    },
  );
  if (found)
    throw new StartError(`Expected a folder of articles at “${seedsDir}” (SEEDS_DIR), found ${found} there.`);
}

function noArticles(seedsDir: string, problems: Problem[]): StartError {
  const skipped = problems.map(({ path, detail }) => `${path} (${detail})`).slice(0, 5);
  const more = problems.length - skipped.length;
  const why = problems.length
    ? `skipped ${skipped.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    : 'found no file at all';
  return new StartError(`Expected at least one .txt or .md article in “${seedsDir}”: ${why}.`);
}

function difference(before: Map<string, string>, after: Map<string, string>) {
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    changed: [...after]
      .filter(([path, hash]) => before.has(path) && before.get(path) !== hash)
      .map(([path]) => path),
    removed: [...before.keys()].filter((path) => !after.has(path)),
  };
}
