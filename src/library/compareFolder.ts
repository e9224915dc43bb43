import { Worker } from 'node:worker_threads';
import { type ClusterAddress, COMPARER } from '../../index/index.ts';

const LOADER = new URL('./loader.js', import.meta.url);

/**
 * How many files of a folder are not as they are published in a cluster, by their hashes: all of it is read, in a thread of its own.
 * Rejects where that cannot be told.
 */
export function compareFolder(seedsDir: string, cluster: ClusterAddress): Promise<number> {
  const worker = new Worker(LOADER, {
    argv: [COMPARER.href],
    execArgv: [],
    workerData: { seedsDir, cluster },
  });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that compares exited with code ${code}`)));
  });
}
