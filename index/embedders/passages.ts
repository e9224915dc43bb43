import type { Article } from '../ingest/article.ts';
import { splitPassages } from '../ingest/passages.ts';
import { textToEmbed } from '../ingest/textToEmbed.ts';
import { attempt } from '../text/attempt.ts';
import { orderByLength } from './batches.ts';
import type { VectorCache } from './cache.ts';
import type { ModelEmbedder } from './options.ts';

interface PassageOptions {
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** The articles are not all that there are. */
  among?: 'others' | undefined;
}

/**
 * The vectors of all passages by their text: those known, then those kept on disk; only the others are computed, and kept at
 * once; what else is kept is forgotten, unless it may be that of other articles. Throws what the embedder throws: what it had made
 * is then kept all the same.
 */
export async function embedPassages(
  articles: readonly Article[],
  embedder: ModelEmbedder,
  known: ReadonlyMap<string, Float32Array>,
  openCache: () => VectorCache,
  { onProgress = () => {}, among }: PassageOptions = {},
): Promise<Map<string, Float32Array>> {
  // An article that cannot be cut is named when the index is built.
  const texts = new Set(
    articles.flatMap((article) =>
      attempt(() => splitPassages(article), []).map((passage) => textToEmbed(article, passage)),
    ),
  );
  const vectors = new Map<string, Float32Array>();
  const take = (from: (text: string) => Float32Array | undefined) => {
    for (const text of texts) {
      const vector = vectors.has(text) ? undefined : from(text);
      if (vector) vectors.set(text, vector);
    }
  };
  take((text) => known.get(text));
  if (vectors.size === texts.size) return vectors;

  const cache = openCache();
  take(cache.get);
  const missing = [...texts].filter((text) => !vectors.has(text));
  const order = orderByLength(missing).map((place) => missing[place] as string);
  for (let at = 0; at < order.length; at += embedder.slice) {
    const slice = order.slice(at, at + embedder.slice);
    onProgress(at, order.length);
    const fresh = await stillAlive(embedder.embed(slice, 'passage'), () => onProgress(at, order.length));
    cache.put(slice, fresh);
    for (const [i, text] of slice.entries()) vectors.set(text, fresh[i] as Float32Array);
  }
  if (order.length > 0) onProgress(order.length, order.length);
  if (!among) cache.trim(texts);
  return vectors;
}

/** Whoever waits for the thread takes long silence for its end: an endpoint that is slow, or says when to come back, is none. */
const SIGN_OF_LIFE_MS = 10_000;

async function stillAlive<T>(work: Promise<T>, say: () => void): Promise<T> {
  const timer = setInterval(say, SIGN_OF_LIFE_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
