/** Turns texts into unit vectors: the closer in meaning, the nearer. */
export interface Embedder {
  /** Names everything that changes the vectors: model, revision, dimension, prefixes. */
  identity: string;
  dimensions: number;
  /** A model of whole texts, whose nearness is evidence of its own; absent: the vectors are made of what single words mean. */
  meaning?: true;
  /** What its cosines mean; of a model, once that has been measured. Without it they are no evidence. */
  scale?: CosineScale;
  /** One vector a text, of length 1 (or all zeros for a text without words). `signal` aborts. */
  embed(texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal): Promise<Float32Array[]>;
}

/** What a model's cosines mean: those of questions with passages about something else, and with the passage that answers; medians. */
export interface CosineScale {
  unrelated: number;
  /** Above `unrelated`. */
  related: number;
}
