import { parentPort } from 'node:worker_threads';
import { offlineEmbedder } from '../offline.ts';
import type { EmbedRequest, EmbedResult } from './embedApart.ts';

parentPort?.on('message', async ({ id, texts }: EmbedRequest) => {
  const { dimensions } = offlineEmbedder;
  const vectors = new Float32Array(texts.length * dimensions);
  for (const [i, vector] of (await offlineEmbedder.embed(texts, 'passage')).entries())
    vectors.set(vector, i * dimensions);
  parentPort?.postMessage({ id, vectors } satisfies EmbedResult, [vectors.buffer]);
});
