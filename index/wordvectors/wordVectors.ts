import { readFileSync } from 'node:fs';
import { unitVector } from '../text/unitVector.ts';
import { SortedKeys } from './sortedKeys.ts';
import { parseTable, type TableFile } from './tableFile.ts';

/** Numbers in a vector. */
export const DIMENSIONS = 128;
/** Bytes in the code of a vector: product quantisation (Jégou et al. 2011), a byte for four dimensions. */
export const CODE_BYTES = 32;
/** Bytes that hold a meaning: the vector's cell in the coarse index, and its code. */
export const MEANING_BYTES = 1 + CODE_BYTES;

/**
 * What words mean: a unit vector of each of some hundred thousand words of all languages, near to those of words that mean the
 * same in any of them. Words are as `tokenize` gives them; some are two, with a space between them ("log in").
 */
export class WordVectors {
  /** Of the table: what is computed with another one cannot be compared. */
  readonly hash: string;
  readonly keys: SortedKeys;
  #table: TableFile;
  #squares: Float32Array;

  /** Throws an Error whose message is a sentence when the bytes are not those of a whole table. */
  constructor(bytes: Uint8Array) {
    this.#table = parseTable(bytes);
    this.hash = this.#table.hash;
    this.keys = new SortedKeys(this.#table.keys, this.#table.blocks, this.#table.size);
    this.#squares = this.#computeSquares();
  }

  /** How many words there are. */
  get size(): number {
    return this.keys.size;
  }

  /** Languages (ISO 639-1) that frequencies are known of. */
  get languages(): readonly string[] {
    return this.#table.languages;
  }

  /** The number of a word; -1 for a stranger. */
  find(word: string): number {
    return this.keys.find(word);
  }

  /**
   * The share (0 to 1) of a word among the words of a language, to a tenth of it; that of the language that has it most when
   * the language is unknown or has it about as often.
   */
  frequency(id: number, language: string | null = null): number {
    const { rarerWord, rarerLanguage, rarerFrequency, frequencies, languages } = this.#table;
    const own = language === null ? -1 : languages.indexOf(language);
    for (let i = own < 0 ? rarerWord.length : firstNotBelow(rarerWord, id); rarerWord[i] === id; i++)
      if (rarerLanguage[i] === own) return FREQUENCIES[rarerFrequency[i] as number] as number;
    return FREQUENCIES[frequencies[id] as number] as number;
  }

  /** What a word means in `MEANING_BYTES` bytes, to be kept with the word and given to `NearestWords`. */
  pack(id: number): Uint8Array {
    const packed = new Uint8Array(MEANING_BYTES);
    packed[0] = this.#table.cellOf[id] as number;
    packed.set(this.#table.codes.subarray(id * CODE_BYTES, (id + 1) * CODE_BYTES), 1);
    return packed;
  }

  /** The same of any vector: the nearest cell, and of each part the nearest centroid. */
  packVector(vector: ArrayLike<number>): Uint8Array {
    const packed = new Uint8Array(MEANING_BYTES);
    const cells = this.cellProducts(vector);
    packed[0] = cells.indexOf(Math.max(...cells));
    const products = this.products(vector);
    for (let part = 0; part < CODE_BYTES; part++) packed[1 + part] = this.#nearestCentroid(products, part);
    return packed;
  }

  /** The vector of a word, of length 1. */
  vector(id: number): Float32Array {
    return this.#decode(this.#table.codes, id * CODE_BYTES);
  }

  /** Adds the vector of a word, times a weight, to a sum: as it lies in the table (see `lengthOf`). */
  addTo(sum: Float64Array, id: number, weight: number): void {
    const { codes, codebook } = this.#table;
    const first = id * CODE_BYTES;
    for (let part = 0; part < CODE_BYTES; part++) {
      const at = (part * CENTROIDS + (codes[first + part] as number)) * WIDTH;
      const d = part * WIDTH;
      sum[d] = (sum[d] as number) + weight * (codebook[at] as number);
      sum[d + 1] = (sum[d + 1] as number) + weight * (codebook[at + 1] as number);
      sum[d + 2] = (sum[d + 2] as number) + weight * (codebook[at + 2] as number);
      sum[d + 3] = (sum[d + 3] as number) + weight * (codebook[at + 3] as number);
    }
  }

  /** The vector of what was packed, at a place among others. */
  unpack(packed: Uint8Array, at = 0): Float32Array {
    return this.#decode(packed, at + 1);
  }

  /** Of each part of a vector the products with all its centroids: what a code's cosine is the sum of. */
  products(vector: ArrayLike<number>): Float32Array {
    const products = new Float32Array(CODE_BYTES * CENTROIDS);
    const codebook = this.#table.codebook;
    for (let part = 0, i = 0, at = 0; part < CODE_BYTES; part++) {
      const d = part * WIDTH;
      const [x, y, z, w] = [
        vector[d] as number,
        vector[d + 1] as number,
        vector[d + 2] as number,
        vector[d + 3] as number,
      ];
      for (let centroid = 0; centroid < CENTROIDS; centroid++, i++, at += WIDTH)
        products[i] =
          x * (codebook[at] as number) +
          y * (codebook[at + 1] as number) +
          z * (codebook[at + 2] as number) +
          w * (codebook[at + 3] as number);
    }
    return products;
  }

  /** The squares of the lengths of all centroids, in the order of `products`. */
  squares(): Float32Array {
    return this.#squares;
  }

  #computeSquares(): Float32Array {
    const codebook = this.#table.codebook;
    return Float32Array.from({ length: CODE_BYTES * CENTROIDS }, (_, i) => {
      let sum = 0;
      for (let d = 0; d < WIDTH; d++) sum += (codebook[i * WIDTH + d] as number) ** 2;
      return sum;
    });
  }

  /** The products of a vector with the centres of the coarse index. */
  cellProducts(vector: ArrayLike<number>): Float32Array {
    const cells = this.#table.cells;
    const own = Float64Array.from(vector);
    const products = new Float32Array(cells.length / DIMENSIONS);
    for (let cell = 0, at = 0; cell < products.length; cell++) {
      // Four sums, so that none need wait for the others.
      let a = 0;
      let b = 0;
      let c = 0;
      let e = 0;
      for (let d = 0; d < DIMENSIONS; d += 4, at += 4) {
        a += (own[d] as number) * (cells[at] as number);
        b += (own[d + 1] as number) * (cells[at + 1] as number);
        c += (own[d + 2] as number) * (cells[at + 2] as number);
        e += (own[d + 3] as number) * (cells[at + 3] as number);
      }
      products[cell] = a + b + (c + e);
    }
    return products;
  }

  /** The cosine of two words, from -1 to 1. */
  similarity(a: number, b: number): number {
    return dot(this.vector(a), this.vector(b));
  }

  /** How long the vector of a word is as it lies in the table. */
  lengthOf(id: number): number {
    const { codes } = this.#table;
    let square = 0;
    for (let part = 0, at = id * CODE_BYTES; part < CODE_BYTES; part++, at++)
      square += this.#squares[part * CENTROIDS + (codes[at] as number)] as number;
    return Math.sqrt(square) || 1;
  }

  #decode(codes: Uint8Array, at: number): Float32Array {
    const vector = new Float32Array(DIMENSIONS);
    for (let part = 0; part < CODE_BYTES; part++) {
      const from = (part * CENTROIDS + (codes[at + part] as number)) * WIDTH;
      for (let d = 0; d < WIDTH; d++) vector[part * WIDTH + d] = this.#table.codebook[from + d] as number;
    }
    return unitVector(vector);
  }

  /** |v - c|² is least where |c|² - 2 v · c is. */
  #nearestCentroid(products: Float32Array, part: number): number {
    const from = part * CENTROIDS;
    let nearest = 0;
    let least = Infinity;
    for (let centroid = 0; centroid < CENTROIDS; centroid++) {
      const at = from + centroid;
      const distance = (this.#squares[at] as number) - 2 * (products[at] as number);
      if (distance >= least) continue;
      nearest = centroid;
      least = distance;
    }
    return nearest;
  }
}

/** Reads a table, the one that lies beside this file where none is named. */
export function openWordVectors(file: string | URL = TABLE): WordVectors {
  return new WordVectors(readFileSync(file));
}

/** The product of two vectors: the cosine, where both are of length 1. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

const TABLE = new URL('./data/words.bin', import.meta.url);

/** Dimensions that one byte of a code stands for, and how many centroids it tells apart. */
const WIDTH = DIMENSIONS / CODE_BYTES;
const CENTROIDS = 256;

const FREQUENCIES = Float64Array.from({ length: 256 }, (_, level) =>
  level === 255 ? 0 : 10 ** (-level / 25),
);

/** The place of the first of sorted numbers that is not below `value`. */
function firstNotBelow(numbers: Uint32Array, value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
