import { Recent } from '../text/recent.ts';
import type { WordVectors } from './wordVectors.ts';

// What a vector is compared by. It must not change afterwards: a question's words are searched and then ranked by, and come again in
// other questions.

/** Its products with the centroids of all parts (see `WordVectors.products`): a word's cosine is a sum of 32 of them. */
export function partProducts(table: WordVectors, vector: ArrayLike<number>): Float32Array {
  return knownOf(table).parts.get(vector, () => table.products(vector));
}

/** Its products with the centres of all cells, and the same in rising order. */
export interface CellProducts {
  products: Float32Array;
  sorted: Float32Array;
}

export function cellProducts(table: WordVectors, vector: ArrayLike<number>): CellProducts {
  return knownOf(table).cells.get(vector, () => {
    const products = table.cellProducts(vector);
    return { products, sorted: products.slice().sort() };
  });
}

interface Known {
  parts: Recent<ArrayLike<number>, Float32Array>;
  cells: Recent<ArrayLike<number>, CellProducts>;
}

function knownOf(table: WordVectors): Known {
  let own = known.get(table);
  if (!own) {
    own = { parts: new Recent(MAX_PARTS), cells: new Recent(MAX_CELLS) };
    known.set(table, own);
  }
  return own;
}

const known = new WeakMap<WordVectors, Known>();

/** Vectors kept with their products, at 33 kB: the words of a long question, or of some ordinary ones. */
const MAX_PARTS = 96;

/** The same of the cells, at 2 kB, which take longer to work out. */
const MAX_CELLS = 1000;
