import type { Embedder } from './embedder.ts';

/** A real embedding model, as the settings name it. */
export type ModelOptions =
  /** One of transformers.js: its name on the Hugging Face hub, or a folder that holds it. */
  | { kind: 'transformers'; model: string }
  /** An endpoint that speaks OpenAI's `/v1/embeddings` or Cohere's `/v2/embed`; `url` is its base or its whole address. */
  | { kind: 'http'; url: string; model: string; key: string | null };

/** An embedder that runs a model: what means the same is near, in whatever languages. */
export interface ModelEmbedder extends Embedder {
  meaning: true;
  /** How many passages a call should have to keep it busy. */
  slice: number;
}

/** The embedder is unavailable or failed: one clear sentence for whoever runs the bot, without any secret. */
export class EmbeddingError extends Error {
  // The thread recognises it by name, so that it need not load this module.
  override readonly name = 'EmbeddingError';
}
