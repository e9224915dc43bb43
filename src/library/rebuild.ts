import { readdir } from 'node:fs/promises';
import { MessageChannel } from 'node:worker_threads';
import { articleExtensions, type Problem, type Progress, type WorkerInput } from '../../index/index.ts';
import { StartError } from '../util/startError.ts';
import { NoArticles, NoEmbedding, NoFolder } from './errors.ts';
import { startThread, type Thread, type ThreadOptions, type Unchanged } from './thread.ts';

export interface BuildOptions extends ThreadOptions {
  /** Describes what is wrong with a file. */
  say?: (problem: Problem) => string;
}

/**
 * Starts a thread with an index of the folder; `last` hands over what it knows. If nothing has changed since, there is
 * no new thread, only the problems of the folder. Throws a `StartError` when there is no article, or none can be embedded.
 */
export async function buildThread(
  input: Pick<WorkerInput, 'seedsDir' | 'snapshot' | 'embedding' | 'cluster'>,
  last: Thread | null,
  onProgress: (progress: Progress) => void,
  options: BuildOptions,
): Promise<Thread | Unchanged> {
  const { seedsDir } = input;
  await refuseMissing(seedsDir);
  const { cluster } = input;
  const { port1: warmFrom, port2: to } = new MessageChannel();
  // In a cluster lies all that there is to know.
  const tells = last?.alive && !cluster;
  if (tells) last.transferTo(to);
  else to.close();
  try {
    const first = {
      ...input,
      ...(tells && { warmFrom, failed: last.failed }),
      // A first thread, or one in the place of a dead one, has answers to give.
      ...(cluster && { cluster: { ...cluster, publishes: last?.alive ?? false } }),
      // A model would have to be loaded once more.
      endsWhenSaved: !input.embedding,
    };
    const built = await startThread(first, onProgress, options);
    if (!('saved' in built)) return built;
    const next = await startThread({ ...input, failed: built.saved }, onProgress, options);
    if ('saved' in next) throw new Error('expected an index');
    return next;
  } catch (error) {
    if (error instanceof NoEmbedding) throw new StartError(error.message);
    if (error instanceof NoFolder) throw noFolder(seedsDir, error.code);
    throw error instanceof NoArticles ? noArticles(seedsDir, error.problems, options.say) : error;
  } finally {
    warmFrom.close();
  }
}

/** What was added, changed and removed, from the hashes of files by path. */
export function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    changed: [...after]
      .filter(([path, hash]) => before.has(path) && before.get(path) !== hash)
      .map(([path]) => path),
    removed: [...before.keys()].filter((path) => !after.has(path)),
  };
}

/** Checked before a thread is started and a model is downloaded. */
async function refuseMissing(seedsDir: string): Promise<void> {
  await readdir(seedsDir).catch(({ code = '' }: NodeJS.ErrnoException) => {
    throw noFolder(seedsDir, code);
  });
}

function noFolder(seedsDir: string, code: string): StartError {
  const known: Record<string, string> = {
    ENOENT: 'nothing',
    ENOTDIR: 'a file',
    EACCES: 'one without read permission',
    EPERM: 'one without read permission',
  };
  const found = known[code] ?? `the error ${code}`;
  return new StartError(`Expected a folder of articles at “${seedsDir}” (SEEDS_DIR), found ${found} there.`);
}

const kinds = new Intl.ListFormat('en', { type: 'disjunction' }).format(articleExtensions);

function noArticles(seedsDir: string, problems: Problem[], say = plainReason): StartError {
  const skipped = problems.slice(0, 5).map((problem) => `${problem.path}: ${say(problem)}`);
  const more = problems.length - skipped.length;
  const why = problems.length
    ? `skipped ${[...skipped, ...(more > 0 ? [`${more} more`] : [])].join('; ')}`
    : 'found no file at all';
  return new StartError(`Expected at least one ${kinds} article in “${seedsDir}”: ${why}.`);
}

function plainReason({ reason, detail }: Problem): string {
  return detail ? `${reason} (${detail})` : reason;
}
