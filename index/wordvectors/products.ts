import type { WordVectors } from './wordVectors.ts';

/** What a vector is compared by. */
export interface Products {
  /** With the centroids of all parts (see `WordVectors.products`): a word's cosine is a sum of 32 of them. */
  parts: Float32Array;
  /** With the centres of all cells. */
  cells: Float32Array;
}

/** The products of a vector, which must not change afterwards: kept for a while, as a question's words are searched and then ranked by. */
export function productsOf(table: WordVectors, vector: ArrayLike<number>): Products {
  let own = known.get(table);
  if (!own) {
    own = new Map();
    known.set(table, own);
  }
  let products = own.get(vector);
  if (!products) {
    products = { parts: table.products(vector), cells: table.cellProducts(vector) };
    if (own.size >= MAX_KNOWN) own.clear();
    own.set(vector, products);
  }
  return products;
}

const known = new WeakMap<WordVectors, Map<ArrayLike<number>, Products>>();

/** Vectors kept with their products, at 33 kB: the words of a long question. */
const MAX_KNOWN = 64;
