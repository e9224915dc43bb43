/** Turns texts into unit vectors: the closer in meaning (offline: in spelling), the nearer. */
export interface Embedder {
  /** Names everything that changes the vectors: model, revision, dimension, prefixes. */
  identity: string;
  dimensions: number;
  /** Its vectors are near where texts mean the same, also across languages; absent: only where they are spelt alike. */
  meaning?: true;
  /** One vector a text, of length 1 (or all zeros for a text without words). `signal` aborts. */
  embed(texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal): Promise<Float32Array[]>;
}
