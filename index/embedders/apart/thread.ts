import { serveRequests } from '../../ingest/requestThread.ts';
import { offlineEmbedder } from '../offline.ts';

serveRequests(async (texts: readonly string[]) => {
  const { dimensions } = offlineEmbedder;
  const vectors = new Float32Array(texts.length * dimensions);
  for (const [i, vector] of (await offlineEmbedder.embed(texts, 'passage')).entries())
    vectors.set(vector, i * dimensions);
  return { output: vectors, given: [vectors.buffer] };
});
