import { Worker } from 'node:worker_threads';

/**
 * An SVG as a PNG. It is drawn in a thread of its own, which ends with it: nothing else waits for it, and what the drawing took is
 * given back. Rejects where that fails, or takes longer than `ms`.
 */
export async function drawPng(svg: string, ms = 5000): Promise<Uint8Array> {
  const thread = new Worker(new URL('./drawing.js', import.meta.url), {
    workerData: svg,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`the picture was not drawn in ${ms} ms`)), ms);
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`the thread that draws ended with code ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
