import { availableParallelism } from 'node:os';
import type { Article } from '../../ingest/article.ts';
import { openRequestThread } from '../../ingest/requestThread.ts';
import type { Embedder } from '../embedder.ts';
import { offlineEmbedder } from '../offline.ts';

/**
 * The offline embedder at work in a thread of its own, while the one that builds an index of the articles does all else; where they
 * are few or there is one processor, the embedder itself. Should the thread end, the rest is done here.
 */
export function embedApart(
  articles: readonly Pick<Article, 'text'>[],
  processors = availableParallelism(),
): { embedder: Embedder; close(): void } {
  const size = articles.reduce((sum, { text }) => sum + text.length, 0);
  if (processors < 2 || size < LARGE) return { embedder: offlineEmbedder, close: () => {} };
  const { ask, close } = openRequestThread<readonly string[], Float32Array>(
    new URL('./loader.js', import.meta.url),
  );
  const embedder: Embedder = {
    ...offlineEmbedder,
    async embed(texts, kind, signal) {
      signal?.throwIfAborted();
      // The vectors one after the other.
      const all = await ask(texts).catch(() => null);
      signal?.throwIfAborted();
      if (!all) return offlineEmbedder.embed(texts, kind, signal);
      const { dimensions } = offlineEmbedder;
      return texts.map((_, i) => all.subarray(i * dimensions, (i + 1) * dimensions));
    },
  };
  return { embedder, close };
}

/** UTF-16 units: with less, some four thousand passages, the thread takes more time to start than it saves. */
const LARGE = 2_000_000;
