import type { Embedder } from './embedder.ts';

/** How long a question waits for its vector. */
const QUESTION_MS = 1200;

/** After a failure the embedder is not asked for this long, so that questions are answered at once. */
const REST_MS = 10_000;

/**
 * An embedder for questions that never keeps them waiting and never fails, unless it is told to stop: if there is no vector in time it returns
 * zeros, which are near nothing, so that the words alone decide. `warn` is called once for each outage, and at its end.
 */
export function withCircuitBreaker(
  embedder: Embedder,
  warn: (warning: string) => void,
  { limitMs = QUESTION_MS, restMs = REST_MS } = {},
): Embedder {
  let failing = false;
  let restUntil = 0;
  return {
    ...embedder,
    async embed(texts, kind, signal) {
      signal?.throwIfAborted();
      if (performance.now() < restUntil) return zeroVectors(texts, embedder.dimensions);
      try {
        const vectors = await withTimeout(limitMs, (late) =>
          embedder.embed(texts, kind, signal ? AbortSignal.any([signal, late]) : late),
        );
        if (failing) warn('The embedding model responds again');
        failing = false;
        return vectors;
      } catch (error) {
        // Whoever asked has given up: that is no failure of the embedder.
        signal?.throwIfAborted();
        if (!failing) warn(`Searching by words alone until the embedding model responds again: ${error}`);
        failing = true;
        restUntil = performance.now() + restMs;
        return zeroVectors(texts, embedder.dimensions);
      }
    },
  };
}

function zeroVectors(texts: readonly string[], dimensions: number): Float32Array[] {
  return texts.map(() => new Float32Array(dimensions));
}

async function withTimeout<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const timeout = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no response within ${ms / 1000} s`);
      reject(error);
      timeout.abort(error);
    }, ms);
  });
  try {
    return await Promise.race([work(timeout.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
