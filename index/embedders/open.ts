import path from 'node:path';
import type { Article } from '../ingest/article.ts';
import { openCache } from './cache.ts';
import { withCircuitBreaker } from './circuitBreaker.ts';
import type { Embedder } from './embedder.ts';
import type { ModelEmbedder, ModelOptions } from './options.ts';
import { embedPassages } from './passages.ts';

/** An embedder as a thread uses it. */
export interface Embedding {
  embedder: Embedder;
  /** The same for questions: it never keeps them waiting. */
  forQuestions: Embedder;
  /** Vectors by text for the passages of the articles, those `known` among them: none where they are made on the way. */
  vectors(articles: Article[], known: Map<string, Float32Array>): Promise<Map<string, Float32Array>>;
}

/** Receives the progress of something. */
type Report = (done: number, total: number) => void;

/**
 * Opens the model that the settings name, with the vectors it has made before, kept in `dataDir`. Throws an
 * `EmbeddingError` when it is unavailable.
 */
export async function openEmbedding(
  options: ModelOptions,
  dataDir: string,
  { onFetch, onProgress, warn }: { onFetch: Report; onProgress: Report; warn: (warning: string) => void },
): Promise<Embedding> {
  const embedder = await openModel(options, dataDir, onFetch);
  const { identity, dimensions } = embedder;
  const cache = () => openCache(path.join(dataDir, 'vectors'), identity, dimensions);
  return {
    embedder,
    forQuestions: withCircuitBreaker(embedder, warn),
    vectors: (articles, known) => embedPassages(articles, embedder, known, cache, onProgress, warn),
  };
}

/** The model itself. `onFetch` receives the megabytes downloaded so far, and in all. */
export async function openModel(
  options: ModelOptions,
  dataDir: string,
  onFetch: Report = () => {},
): Promise<ModelEmbedder> {
  switch (options.kind) {
    case 'http':
      return (await import('./http.ts')).openHttp(options);
    case 'transformers': {
      const { openTransformers } = await import('./transformers.ts');
      return openTransformers({ model: options.model, modelsDir: path.join(dataDir, 'models'), onFetch });
    }
  }
}
