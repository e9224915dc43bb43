// Ends the process when reading a file takes too much time of the processor, or too much memory, buffers included, which no
// option of Node's counts. It does so too when whoever waits for the file is gone.
import { workerData } from 'node:worker_threads';

const { busy, maxBytes, maxCpuMs } = workerData;

/** Between two looks, in milliseconds: what can be filled in that time is left room for. */
const EVERY = 10;

for (;;) {
  Atomics.wait(busy, 0, 0);
  const began = process.cpuUsage();
  while (Atomics.wait(busy, 0, 1, EVERY) === 'timed-out') {
    const { user, system } = process.cpuUsage(began);
    // The signal tells which it was.
    if ((user + system) / 1000 > maxCpuMs) process.kill(process.pid, 'SIGTERM');
    if (process.memoryUsage.rss() > maxBytes) process.kill(process.pid, 'SIGKILL');
  }
}
