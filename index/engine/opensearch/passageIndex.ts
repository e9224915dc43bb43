import { bm25Options } from '../bm25.ts';

/** The settings and the mapping of the index of one language's passages. */
export function passageIndex(shards: number): object {
  return {
    settings: {
      number_of_shards: shards,
      // Its copies are made when it is whole: they would be indexed a second time.
      number_of_replicas: 0,
      // Nobody searches it before it is whole.
      refresh_interval: -1,
      similarity: { text: bm25('text'), title: bm25('title') },
    },
    mappings: {
      dynamic: false,
      // The terms would only be kept a second time.
      _source: { includes: ['passage'] },
      properties: {
        // Stems by their numbers; `any` are those of either.
        text: { type: 'text', analyzer: 'whitespace', similarity: 'text', copy_to: 'any' },
        title: { type: 'text', analyzer: 'whitespace', similarity: 'title', copy_to: 'any' },
        any: { type: 'text', analyzer: 'whitespace', norms: false, index_options: 'docs' },
        words: { type: 'binary', doc_values: true },
        vector: { type: 'binary', doc_values: true },
        // Of a model: what it was made of.
        embedded: { type: 'keyword', index: false },
        path: { type: 'keyword' },
        place: { type: 'integer' },
        batch: { type: 'long' },
        passage: { type: 'object', enabled: false },
      },
    },
  };
}

function bm25(field: 'text' | 'title'): object {
  const { k1, b } = bm25Options[field];
  return { type: 'BM25', k1, b };
}

/** The most that one request brings. */
export const PAGE = 10_000;
