import path from 'node:path';
import { watch } from 'chokidar';
import { pause } from './backoff.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';

/** Changes come in bursts: a folder is copied, an editor writes twice. */
const SETTLED_MS = 2000;

/** What watches a folder. */
export interface Watcher {
  close(): Promise<void>;
}

/** Rebuilds the index when something below the folder has changed and then nothing more for two seconds. */
export async function watchSeeds(
  seedsDir: string,
  library: Pick<Library, 'rebuild'>,
  log: Log,
  settledMs = SETTLED_MS,
): Promise<Watcher> {
  const ended = new AbortController();
  let changedAt = 0;
  let running: Promise<void> | undefined;

  const settle = async () => {
    for (let left = settledMs; left > 0; left = changedAt + settledMs - performance.now())
      if (!(await pause(Math.ceil(left), ended.signal))) return;
  };
  const run = async () => {
    let began = -1;
    while (began < changedAt) {
      await settle();
      if (ended.signal.aborted) return;
      began = performance.now();
      try {
        const { added, changed, removed, seconds } = await library.rebuild();
        // It may be one that somebody had started, and that had read the folder before the change.
        began = Math.min(began, performance.now() - seconds * 1000);
        const counts = { added: added.length, changed: changed.length, removed: removed.length };
        log.info({ ...counts, seconds }, 'The folder of articles has changed: reindexed');
      } catch (err) {
        if (!ended.signal.aborted) log.error({ err }, 'The index could not be rebuilt');
      }
    }
  };

  const root = path.resolve(seedsDir);
  const watcher = watch(root, { ignoreInitial: true, ignored: (file) => file !== root && isHidden(file) });
  watcher.on('all', () => {
    changedAt = performance.now();
    running ??= run().finally(() => {
      running = undefined;
    });
  });
  watcher.on('error', (err) => log.warn({ err }, 'The folder of articles cannot be watched whole'));
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
    watcher.once('error', () => resolve());
  });
  return {
    async close() {
      ended.abort();
      await watcher.close();
      await running;
    },
  };
}

// Two dots: where Kubernetes keeps what the names in a mounted folder link to.
function isHidden(file: string): boolean {
  return /^\.(?!\.)/.test(path.basename(file));
}
