// Ends the process when reading a file takes too much memory, buffers included, which no option of Node's counts; or too
// long, if whoever waits for it is gone.
import { workerData } from 'node:worker_threads';

const { busy, maxBytes, maxMs } = workerData;

/** Between two looks, in milliseconds: what can be filled in that time is left room for. */
const EVERY = 10;

for (;;) {
  Atomics.wait(busy, 0, 0);
  const began = performance.now();
  while (Atomics.wait(busy, 0, 1, EVERY) === 'timed-out')
    if (process.memoryUsage.rss() > maxBytes || performance.now() - began > maxMs)
      process.kill(process.pid, 'SIGKILL');
}
