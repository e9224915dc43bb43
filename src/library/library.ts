import {
  type AllTasks,
  type ClusterAddress,
  type ModelOptions,
  type Progress,
  type ServerChange,
  type ServerScope,
  serversIn,
} from '../../index/index.ts';

export type {
  ArticleText,
  LookupRequest,
  LookupResult,
  Progress,
  ReadRequest,
  ServerScope,
} from '../../index/index.ts';

export type { Library, RebuildReport, Status } from './types.ts';

import path from 'node:path';
import type { Log } from '../ops/log.ts';
import { backoffDelay, pause } from '../util/backoff.ts';
import { digestOf } from './digest.ts';
import { openJoinedContents } from './joinedContents.ts';
import { WorkerLostError } from './pendingRequests.ts';
import { progressLog } from './progressLog.ts';
import { type BuildOptions, buildThread, difference } from './rebuild.ts';
import type { Thread } from './thread.ts';
import type { Library, RebuildReport, Status } from './types.ts';

export interface LibraryOptions extends Omit<BuildOptions, 'signal'> {
  /** The common articles, and in `servers/<id>` those of servers. */
  seedsDir: string;
  /** What may be written; in `library/<id>` lie articles of servers, too. */
  dataDir: string;
  /** The embedding model; without one, the offline embedder is used. */
  embedding?: ModelOptions | null;
  /** The cluster that keeps the index; without one it is in memory. */
  cluster?: ClusterAddress | null;
  /** What has changed since it was published is published after the start. */
  keepsUp?: boolean;
  /** Nobody waits for an answer, so that a slow embedding model is waited for. */
  patient?: boolean;
  log: Log;
  /** How long a question waits for a thread that replaces a lost one (20 s). */
  replaceMs?: number;
}

/** If a thread has lived this long, its death has nothing to do with how it was started. */
const SETTLED_MS = 60_000;

/** Builds the first index. Throws `StartError` when there is no article to answer from, or none can be embedded. */
export async function openLibrary(
  options: LibraryOptions,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Library> {
  const {
    seedsDir,
    dataDir,
    embedding,
    cluster,
    keepsUp = false,
    patient = false,
    log,
    replaceMs = 20_000,
  } = options;
  const closing = new AbortController();
  const folders = { seedsDir, ...(dataDir && { uploadsDir: path.join(dataDir, 'library') }) };
  const build = (last: Thread | null, report: (progress: Progress) => void) => {
    const toLog = progressLog(log);
    const both = (progress: Progress) => {
      toLog(progress);
      report(progress);
    };
    const input = {
      ...folders,
      snapshot: path.join(dataDir, 'index.snapshot'),
      ...(embedding && { embedding: { options: embedding, dataDir, patient } }),
      ...(cluster && { cluster }),
    };
    const onWarning = (warning: string) => log.warn(warning);
    const onFollowed = () => {
      builtAt = new Date();
      log.info('Another version of the index was published; answering from it');
    };
    const onResponds = (responds: boolean) =>
      responds
        ? log.info('The OpenSearch cluster responds again')
        : log.warn('The OpenSearch cluster does not respond');
    const heard = { onWarning, onFollowed, onResponds };
    return buildThread(input, last, both, { ...options, ...heard, signal: closing.signal });
  };

  const built = async (report: (progress: Progress) => void): Promise<Thread> => {
    const thread = await build(null, report);
    if ('unchanged' in thread) throw new Error('expected an index');
    return thread;
  };

  let builtAt = new Date();
  let current = await built(onProgress);
  builtAt = new Date();
  let deaths = 0;
  let running: { report: Promise<RebuildReport>; listeners: Set<(progress: Progress) => void> } | undefined;
  const waiting = new Set<() => void>();

  const swap = (next: Thread) => {
    const old = current;
    current = next;
    watch(next);
    old
      .close()
      .catch((err: unknown) => log.error({ err }, 'The previous index thread did not shut down cleanly'));
    for (const go of waiting) go();
  };
  const watch = (thread: Thread) => {
    const since = performance.now();
    thread.gone.then((err) => {
      if (closing.signal.aborted || thread !== current) return;
      log.error({ err }, 'The index thread died; rebuilding the index');
      deaths = performance.now() - since > SETTLED_MS ? 1 : deaths + 1;
      void replace(thread);
    });
  };
  const replace = async (dead: Thread): Promise<void> => {
    while (await pause(backoffDelay(deaths), closing.signal)) {
      if (current !== dead) return;
      const built = await library.rebuild().catch((err: unknown) => {
        if (!closing.signal.aborted) log.error({ err }, 'Failed to rebuild the index after its thread died');
      });
      if (built) return;
      deaths++;
    }
  };
  const replaced = (): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (is: boolean) => {
        clearTimeout(timer);
        waiting.delete(go);
        closing.signal.removeEventListener('abort', stop);
        resolve(is);
      };
      const go = () => end(true);
      const stop = () => end(false);
      const timer = setTimeout(stop, replaceMs);
      waiting.add(go);
      closing.signal.addEventListener('abort', stop);
    });
  const run = async <T extends keyof AllTasks>(
    task: T,
    input: AllTasks[T][0],
    scope: ServerScope | null = null,
  ): Promise<AllTasks[T][1]> => {
    const asked = current;
    try {
      return await asked.do(task, input, scope);
    } catch (err) {
      if (!(err instanceof WorkerLostError) || !err.retryable || closing.signal.aborted) throw err;
      if (asked === current && !(await replaced())) throw err;
      return current.do(task, input, scope);
    }
  };
  const status = (): Status => {
    const { hashes: _, ...contents } = current.contents;
    return { ...contents, builtAt, answering: current.alive && current.responds };
  };
  const joined = openJoinedContents();

  /** A small change is worked into the index that is there; null where that cannot be. */
  const updated = (thread: Thread, report: (progress: Progress) => void) =>
    thread.alive ? thread.update(report).catch(() => null) : null;

  const rebuild = async (report: (progress: Progress) => void): Promise<RebuildReport> => {
    const began = performance.now();
    const before = current.contents.hashes;
    const next = (await updated(current, report)) ?? (await build(current, report));
    if ('alive' in next) swap(next);
    // It has died in the meantime, so there is nothing to keep.
    else if (!current.alive) swap(await built(report));
    else {
      if ('updated' in next) current.contents = next.updated;
      else current.contents.problems = next.unchanged;
      current.failed = next.failed;
    }
    builtAt = new Date();
    const { hashes, problems } = current.contents;
    return { ...difference(before, hashes), problems, seconds: (performance.now() - began) / 1000 };
  };

  const library: Library = {
    ask: (question, scope) => run('ask', question, scope),
    read: (reading, scope) => run('read', reading, scope),
    find: (request, scope) => run('find', request, scope),
    async contents(scope) {
      if (!scope) return status();
      const { contents } = current;
      const held = await joined.of(contents, scope, (known) => run('contents', known, scope));
      const { builtAt, answering } = status();
      // It lists all articles when somebody asks for them.
      return Object.assign(held, { builtAt, answering });
    },
    digest: () => digestOf(current.contents.hashes),
    status,
    servers: () => serversIn(folders),
    rebuildServer: (server) => reported(run('reindex', null, { server })),
    refreshServers: (server) => reported(run('refresh', server)),
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
      // A rebuild that finished at the last moment may have swapped in its thread.
      await current.close();
    },
  };
  watch(current);
  if (keepsUp && current.isAsPublished)
    library.rebuild().catch((err: unknown) => {
      if (!closing.signal.aborted) log.error({ err }, 'Could not publish what has changed in the folder');
    });
  return library;
}

async function reported(changing: Promise<ServerChange>): Promise<RebuildReport> {
  const began = performance.now();
  const { before, after, problems } = await changing;
  return { ...difference(before, after), problems, seconds: (performance.now() - began) / 1000 };
}
