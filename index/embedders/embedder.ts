/** Turns texts into unit vectors: the closer in meaning, the nearer. */
export interface Embedder {
  /** Names everything that changes the vectors: model, revision, dimension, prefixes. */
  identity: string;
  dimensions: number;
  /** A model of whole texts, whose nearness is evidence of its own; absent: the vectors are made of what single words mean. */
  meaning?: true;
  /** One vector a text, of length 1 (or all zeros for a text without words). `signal` aborts. */
  embed(texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal): Promise<Float32Array[]>;
}
