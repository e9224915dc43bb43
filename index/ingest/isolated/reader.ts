import { Worker } from 'node:worker_threads';
import { UnusableFile } from '../format.ts';
import { loadParser } from '../formats.ts';
import { MAX_CPU_MS, MAX_MB, type ReadRequest, type ReadResult } from './isolated.ts';

/** Set while a file is read. */
const busy = new Int32Array(new SharedArrayBuffer(4));

// In a thread of its own: a parser that is at work lets no timer of its thread run.
new Worker(new URL('./watchdog.js', import.meta.url), {
  workerData: { busy, maxBytes: MAX_MB * 1024 * 1024, maxCpuMs: MAX_CPU_MS },
  execArgv: [],
}).unref();

process.on('message', async (request: ReadRequest) => {
  setBusy(1);
  const result = await read(request);
  setBusy(0);
  if (process.connected) process.send?.(result);
});
process.send?.({ ready: true });

async function read({ bytes, path }: ReadRequest): Promise<ReadResult> {
  try {
    const parse = await loadParser(path);
    if (!parse) throw new Error(`no format for ${path}`);
    return { document: await parse(bytes, path, new AbortController().signal) };
  } catch (error) {
    if (error instanceof UnusableFile) return { fault: error.problem };
    return { fault: { reason: 'failed', detail: error instanceof Error ? error.message : String(error) } };
  }
}

function setBusy(value: 0 | 1): void {
  Atomics.store(busy, 0, value);
  Atomics.notify(busy, 0);
}
