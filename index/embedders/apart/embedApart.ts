import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../../ingest/article.ts';
import type { Embedder } from '../embedder.ts';
import { offlineEmbedder } from '../offline.ts';

/** What the thread is told, and what it answers: the vectors one after the other. */
export interface EmbedRequest {
  id: number;
  texts: readonly string[];
}

export interface EmbedResult {
  id: number;
  vectors: Float32Array<ArrayBuffer>;
}

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
  const thread = new Worker(new URL('./loader.js', import.meta.url), { execArgv: [] });
  const pending = new Map<number, { resolve(vectors: Float32Array): void; reject(error: unknown): void }>();
  let asked = 0;
  let ended: unknown;
  const end = (error: unknown) => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  thread.on('error', end);
  thread.on('exit', (code) => end(new Error(`the embedding thread ended with code ${code}`)));
  thread.on('message', ({ id, vectors }: EmbedResult) => {
    pending.get(id)?.resolve(vectors);
    pending.delete(id);
  });
  const ask = (texts: readonly string[]) =>
    new Promise<Float32Array>((resolve, reject) => {
      const id = asked++;
      pending.set(id, { resolve, reject });
      thread.postMessage({ id, texts } satisfies EmbedRequest);
    });
  const embedder: Embedder = {
    ...offlineEmbedder,
    async embed(texts, kind, signal) {
      signal?.throwIfAborted();
      const all = ended ? null : await ask(texts).catch(() => null);
      signal?.throwIfAborted();
      if (!all) return offlineEmbedder.embed(texts, kind, signal);
      const { dimensions } = offlineEmbedder;
      return texts.map((_, i) => all.subarray(i * dimensions, (i + 1) * dimensions));
    },
  };
  return { embedder, close: () => void thread.terminate() };
}

/** UTF-16 units: with less, some four thousand passages, the thread takes more time to start than it saves. */
const LARGE = 2_000_000;
