import path from 'node:path';
import type { Article } from '../ingest/article.ts';
import { openCache, tolerateCacheErrors, type VectorCache } from './cache.ts';
import { withCircuitBreaker } from './circuitBreaker.ts';
import type { Embedder } from './embedder.ts';
import type { ModelEmbedder, ModelOptions } from './options.ts';
import { embedPassages } from './passages.ts';
import { measureScale } from './scale.ts';

/** An embedder as a thread uses it. */
export interface Embedding {
  embedder: Embedder;
  /** The same for questions: it never keeps them waiting for long. */
  forQuestions: Embedder;
  /**
   * Vectors by text for the passages of the articles, those `known` among them: none where they are made on the way. `among`
   * others: what is kept of passages of other articles is of use.
   */
  vectors(
    articles: Article[],
    known: Map<string, Float32Array>,
    among?: 'others',
  ): Promise<Map<string, Float32Array>>;
}

/** Receives the progress of something. */
type Report = (done: number, total: number) => void;

interface EmbeddingReports {
  onFetch: Report;
  onProgress: Report;
  warn: (warning: string) => void;
}

/** Where nobody waits for it, a vector may take so long; a question may need two within the half minute that the thread may take for it. */
const PATIENT_MS = 14_000;

/**
 * Opens the model that the settings name, with the vectors it has made before, kept in `dataDir`. Throws an
 * `EmbeddingError` when it is unavailable. `patient`: nobody waits for an answer, so a slow model is waited for.
 */
export async function openEmbedding(
  options: ModelOptions,
  dataDir: string,
  { onFetch, onProgress, warn, patient }: EmbeddingReports & { patient?: boolean | undefined },
): Promise<Embedding & { embedder: ModelEmbedder }> {
  const model = await openModel(options, dataDir, onFetch, warn);
  const { identity, dimensions } = model;
  const cache = () =>
    tolerateCacheErrors(() => openCache(path.join(dataDir, 'vectors'), identity, dimensions), warn);
  const embedder = { ...model, scale: await measureScale({ embed: keeping(model, cache()) }) };
  return {
    embedder,
    forQuestions: withCircuitBreaker(embedder, warn, patient ? { limitMs: PATIENT_MS } : {}),
    vectors: (articles, known, among) =>
      embedPassages(articles, embedder, known, cache, { onProgress, among }),
  };
}

/** Embeds texts unless all their vectors are kept. */
function keeping(model: ModelEmbedder, cache: VectorCache): Embedder['embed'] {
  return async (texts, kind) => {
    const keys = texts.map((text) => `${kind}\n${text}`);
    const kept = keys.map(cache.get).filter((vector) => vector !== undefined);
    if (kept.length === texts.length) return kept;
    const vectors = await model.embed(texts, kind);
    cache.put(keys, vectors);
    return vectors;
  };
}

/** The model itself. `onFetch` receives the megabytes downloaded so far, and in all. */
export async function openModel(
  options: ModelOptions,
  dataDir: string,
  onFetch: Report = () => {},
  warn: (warning: string) => void = () => {},
): Promise<ModelEmbedder> {
  switch (options.kind) {
    case 'http':
      return (await import('./http.ts')).openHttp({ ...options, warn });
    case 'transformers': {
      const { openTransformers } = await import('./transformers.ts');
      return openTransformers({ model: options.model, modelsDir: path.join(dataDir, 'models'), onFetch });
    }
  }
}
