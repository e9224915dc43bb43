import { type CellProducts, cellProducts, partProducts } from './products.ts';
import { CODE_BYTES, MEANING_BYTES, type WordVectors } from './wordVectors.ts';

/** The number of a word and how near it is: the cosine, from 0 to 1. */
export type NearWord = [word: number, similarity: number];

/**
 * The words of a collection by what they mean. They lie in the cells of a coarse index (inverted file, Jégou et al. 2011): the
 * cells nearest to a vector are looked through, and the cosine of each word there is a sum of 32 numbers.
 */
export class NearestWords {
  #table: WordVectors;
  /** The words and their codes in the order of their cells, and where each cell begins. */
  #words: Uint32Array;
  #codes: Uint8Array;
  /** One over the length of each vector: a code leaves some of it out, of rare words more than of common ones. */
  #scales: Float32Array;
  #starts: Uint32Array;
  #probes: number;
  #enough: number;

  /**
   * `words` are the numbers of the words that have a meaning, `meanings` what `WordVectors` packed of each of them, one after
   * the other; of words that are as near, the earlier ones come first. `probes` is how many cells are looked through, where that is not left to the size of the collection.
   */
  constructor(table: WordVectors, words: Uint32Array, meanings: Uint8Array, probes?: number) {
    this.#table = table;
    this.#probes = probes ?? PROBES;
    this.#enough = probes === undefined ? ENOUGH_WORDS : Infinity;
    this.#words = new Uint32Array(words.length);
    this.#codes = new Uint8Array(words.length * CODE_BYTES);
    const starts = new Uint32Array(CELLS + 1);
    for (let i = 0; i < words.length; i++) {
      const cell = meanings[i * MEANING_BYTES] as number;
      starts[cell + 1] = (starts[cell + 1] as number) + 1;
    }
    for (let cell = 0; cell < CELLS; cell++)
      starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number);
    const next = starts.slice();
    for (let i = 0; i < words.length; i++) {
      const from = i * MEANING_BYTES;
      const cell = meanings[from] as number;
      const place = next[cell] as number;
      next[cell] = place + 1;
      this.#words[place] = words[i] as number;
      this.#codes.set(meanings.subarray(from + 1, from + MEANING_BYTES), place * CODE_BYTES);
    }
    this.#starts = starts;
    const squares = table.squares();
    this.#scales = new Float32Array(words.length);
    for (let place = 0; place < words.length; place++)
      this.#scales[place] =
        1 /
        Math.sqrt(
          sumParts(squares, this.#codes, place * CODE_BYTES, 0) +
            sumParts(squares, this.#codes, place * CODE_BYTES, HALF),
        );
  }

  /** The nearest words to a vector of length 1, best first, at most `limit`, of those whose similarity is at least `least`. */
  find(vector: ArrayLike<number>, limit: number, least = 0): NearWord[] {
    const products = partProducts(this.#table, vector);
    const codes = this.#codes;
    const found = new Nearest(limit, least);
    let left = this.#enough;
    for (const cell of nearestCells(this.#table, vector, this.#probes)) {
      if (left <= 0) break;
      const end = this.#starts[cell + 1] as number;
      left -= end - (this.#starts[cell] as number);
      for (let place = this.#starts[cell] as number; place < end; place++) {
        const at = place * CODE_BYTES;
        const half = sumParts(products, codes, at, 0);
        if (half < found.least / 2 - SLACK) continue;
        const similarity = (half + sumParts(products, codes, at, HALF)) * (this.#scales[place] as number);
        if (similarity > found.least) found.add(place, similarity);
      }
    }
    return found.sorted().map(([place, similarity]) => [this.#words[place] as number, similarity]);
  }
}

/** The `count` cells of the coarse index that are nearest to a vector of length 1, best first. */
function nearestCells(table: WordVectors, vector: ArrayLike<number>, count: number): number[] {
  const own = cellProducts(table, vector);
  const { products } = own;
  const near = markNearest(own, count);
  const cells = Array.from(products.keys()).filter((cell) => near[cell] === 1);
  return cells.sort((a, b) => (products[b] as number) - (products[a] as number));
}

/** Which cells are the `count` with the greatest products: 1 for those. */
export function markNearest({ products, sorted }: CellProducts, count: number): Uint8Array {
  const least = sorted[Math.max(0, sorted.length - count)] as number;
  const near = new Uint8Array(products.length);
  for (let cell = 0; cell < near.length; cell++) near[cell] = Number((products[cell] as number) >= least);
  return near;
}

/**
 * Cells looked through, and after how many words no further one is: of the true 64 nearest 32 cells hold 96 % among 40,000 words,
 * the 23 or so with 18,000 words 96 % among 200,000 (tools/wordvectors/speed.ts).
 */
const PROBES = 32;
const ENOUGH_WORDS = 18_000;

/** How many cells the coarse index has. */
const CELLS = 256;

/** Half of the parts of a code tell about half of the product; a word that is this much below is not looked at any further. */
const HALF = CODE_BYTES / 2;
const SLACK = 0.15;

/** What all parts of a packed meaning stand for in a table of 256 numbers a part, in sum. */
export function sumPacked(parts: Float32Array, packed: Uint8Array): number {
  return sumParts(parts, packed, 1, 0) + sumParts(parts, packed, 1, HALF);
}

/** The cosine that the code at a place of some has, times its scale (see `PackedMeaning`), in a table of products; 0 where it is below `least`. */
export function cosineAbove(
  least: number,
  products: Float32Array,
  codes: Uint8Array,
  at: number,
  scale: number,
): number {
  const half = sumParts(products, codes, at, 0) * scale;
  if (half < least / 2 - SLACK) return 0;
  const cosine = half + sumParts(products, codes, at, HALF) * scale;
  return cosine < least ? 0 : cosine;
}

/** What half of the parts of a code stand for in a table of 256 numbers a part, in sum: those from `part` on. */
function sumParts(parts: Float32Array, codes: Uint8Array, at: number, part: number): number {
  // Four sums, so that none need wait for the others.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = at + part, base = part << 8; i < at + part + HALF; i += 4, base += 1024) {
    a += parts[base | (codes[i] as number)] as number;
    b += parts[(base + 256) | (codes[i + 1] as number)] as number;
    c += parts[(base + 512) | (codes[i + 2] as number)] as number;
    d += parts[(base + 768) | (codes[i + 3] as number)] as number;
  }
  return a + b + (c + d);
}

/** The best of what is added: a heap whose worst is on top. */
class Nearest {
  /** What is not above it need not be added. */
  least: number;
  #limit: number;
  #heap: NearWord[] = [];

  constructor(limit: number, least: number) {
    this.#limit = limit;
    this.least = limit > 0 ? least : Infinity;
  }

  /** `place` is that of a word, lower ones first where they are as near. */
  add(place: number, similarity: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push([place, similarity]);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!this.#swapped(i, parent)) break;
        i = parent;
      }
    } else {
      heap[0] = [place, similarity];
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        const child = right < heap.length && at(heap, right) < at(heap, left) ? right : left;
        if (child >= heap.length || !this.#swapped(child, i)) break;
        i = child;
      }
    }
    if (heap.length === this.#limit) this.least = at(heap, 0);
  }

  sorted(): NearWord[] {
    return this.#heap
      .map(([place, similarity]): NearWord => [place, Math.min(1, similarity)])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  /** Swaps an entry with the one above it where it is worse. */
  #swapped(below: number, above: number): boolean {
    const heap = this.#heap;
    if (at(heap, below) >= at(heap, above)) return false;
    [heap[below], heap[above]] = [heap[above] as NearWord, heap[below] as NearWord];
    return true;
  }
}

function at(heap: NearWord[], i: number): number {
  return (heap[i] as NearWord)[1];
}
