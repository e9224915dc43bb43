import type { Family } from './family.ts';

/** How an endpoint is spoken to. */
export interface Wire {
  /** The whole address. */
  address: string;
  /** The request for the vectors of some texts. */
  body(model: string, texts: readonly string[], fields: Readonly<Record<string, string>>): unknown;
  /** The vectors in the order of the texts, as far as there are any in what came back. */
  vectors(parsed: unknown): unknown[];
  /** What should come back, in words. */
  shape: string;
}

/** The wire of an endpoint, by its base (`http://127.0.0.1:11434/v1`) or whole address (`…/v1/embeddings`, Cohere's `…/v2/embed`). */
export function wireOf(url: string): Wire {
  const base = url.replace(/\/+$/, '');
  if (base.endsWith('/embed')) return { ...cohere, address: base };
  if (base.endsWith('/embeddings')) return { ...openAi, address: base };
  const address = new URL(base).pathname === '/' ? `${base}/v1/embeddings` : `${base}/embeddings`;
  return { ...openAi, address };
}

/** Of a family's texts of one kind. */
export function fieldsOf({ fields }: Family, kind: 'query' | 'passage'): Readonly<Record<string, string>> {
  return fields ? { [fields.name]: fields[kind] } : {};
}

/** OpenAI's `/v1/embeddings`, which most servers speak; https://platform.openai.com/docs/api-reference/embeddings */
const openAi: Omit<Wire, 'address'> = {
  body: (model, input, fields) => ({ model, input, ...fields }),
  vectors(parsed) {
    const { data } = (parsed ?? {}) as { data?: unknown };
    const vectors: unknown[] = [];
    for (const [i, one] of (Array.isArray(data) ? data : []).entries()) {
      const { index = i, embedding } = (one ?? {}) as { index?: unknown; embedding?: unknown };
      if (typeof index === 'number') vectors[index] = embedding;
    }
    return vectors;
  },
  shape: '{ "data": [{ "embedding": [numbers] }, …] }',
};

/** Cohere's own, https://docs.cohere.com/reference/embed: the one that it speaks like OpenAI does not tell questions from passages. */
const cohere: Omit<Wire, 'address'> = {
  body: (model, texts, fields) => ({ model, texts, ...fields, embedding_types: ['float'] }),
  vectors(parsed) {
    const { embeddings } = (parsed ?? {}) as { embeddings?: { float?: unknown } };
    return Array.isArray(embeddings?.float) ? embeddings.float : [];
  },
  shape: '{ "embeddings": { "float": [[numbers], …] } }',
};
