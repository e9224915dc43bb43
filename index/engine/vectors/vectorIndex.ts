import { ensureCapacity } from '../../text/buffers.ts';
import { topK } from '../topK.ts';

/**
 * Vectors in contiguous blocks, scanned for the nearest. Unit vectors in; the score is their cosine. They are kept in 8 bits a
 * dimension (scalar quantization), each with a scale of its own: a cosine is off by some thousandths at most.
 */
export class VectorIndex {
  readonly size: number;
  #count = 0;
  /** `BLOCK` vectors each: growing copies nothing. */
  #blocks: Int8Array[] = [];
  /** What the numbers of the vector at each place are multiples of. */
  #scales = new Float32Array(64);
  #keys = new Uint32Array(64);
  /** By key, its place plus one; 0 where there is none. */
  #places = new Uint32Array(64);
  /** Places whose vector was removed. */
  #holes = new Set<number>();
  #limit: number;

  /** `limit` bounds what `find` returns. */
  constructor(size: number, limit: number) {
    this.size = size;
    this.#limit = limit;
  }

  add(key: number, value: ArrayLike<number>): void {
    if (value.length !== this.size)
      throw new Error(`a vector: expected ${this.size} numbers, found ${value.length}`);
    const at = this.#count % BLOCK;
    if (at === 0) this.#blocks.push(new Int8Array(BLOCK * this.size));
    this.#scales = ensureCapacity(this.#scales, this.#count + 1);
    this.#scales[this.#count] = quantize(value, this.#blocks.at(-1) as Int8Array, at * this.size);
    this.#keys = ensureCapacity(this.#keys, this.#count + 1);
    this.#keys[this.#count] = key;
    this.#places = ensureCapacity(this.#places, key + 1);
    this.#places[key] = ++this.#count;
  }

  /** Forgets a vector; its place stays empty. */
  remove(key: number): void {
    const place = this.#placeOf(key);
    if (place < 0) return;
    this.#holes.add(place);
    this.#places[key] = 0;
  }

  /** The vector kept under a key, as it is kept: added again, it is kept as the same numbers. */
  get(key: number): Float32Array | undefined {
    return this.#placeOf(key) < 0 ? undefined : this.read(key, new Float32Array(this.size));
  }

  /** The same, written to `into`; zeros where there is none. */
  read(key: number, into: Float32Array): Float32Array {
    const place = this.#placeOf(key);
    if (place < 0) return into.fill(0);
    const values = this.#block(place);
    const from = (place % BLOCK) * this.size;
    const scale = this.#scales[place] as number;
    for (let d = 0; d < this.size; d++) into[d] = (values[from + d] as number) * scale;
    return into;
  }

  /** The nearest whose cosine is at least `similarity`, best first. */
  find(
    vector: ArrayLike<number>,
    similarity: number,
    only?: ReadonlySet<number>,
  ): [key: number, cosine: number][] {
    const scores = new Float64Array(this.#count);
    const order = new Uint32Array(this.#count);
    let found = 0;
    for (let i = 0; i < this.#count; i++) {
      if (this.#holes.has(i) || (only && !only.has(this.#keys[i] as number))) continue;
      const cosine = this.#cosineAt(vector, i);
      if (cosine < similarity) continue;
      scores[i] = cosine;
      order[found++] = i;
    }
    return topK(order, found, scores, this.#limit).map(([i, score]) => [this.#keys[i] as number, score]);
  }

  /** The cosine of a vector and the one kept under a key; 0 where there is none. */
  cosine(vector: ArrayLike<number>, key: number): number {
    const place = this.#placeOf(key);
    return place < 0 ? 0 : this.#cosineAt(vector, place);
  }

  /** All of it as typed arrays. */
  save(): SavedVectorIndex {
    const values = new Int8Array(this.#count * this.size);
    for (const [i, block] of this.#blocks.entries()) {
      const from = i * BLOCK * this.size;
      values.set(block.subarray(0, values.length - from), from);
    }
    return { values, keys: this.#keys.slice(0, this.#count), scales: this.#scales.slice(0, this.#count) };
  }

  /** Takes what `save` gave in place of what is here. */
  load({ values, keys, scales }: SavedVectorIndex): void {
    const size = BLOCK * this.size;
    this.#blocks = [];
    for (let from = 0; from < values.length; from += size) {
      const block = values.subarray(from, from + size);
      // The last one must have room for more.
      this.#blocks.push(block.length < size ? ensureCapacity(block, size) : block);
    }
    this.#keys = keys;
    this.#scales = scales;
    this.#count = keys.length;
    this.#holes.clear();
    this.#places = new Uint32Array(keys.reduce((most, key) => Math.max(most, key + 1), 64));
    for (const [place, key] of keys.entries()) this.#places[key] = place + 1;
  }

  #placeOf(key: number): number {
    return (this.#places[key] ?? 0) - 1;
  }

  #block(place: number): Int8Array {
    return this.#blocks[Math.floor(place / BLOCK)] as Int8Array;
  }

  /** Four sums do not wait for each other: three times as fast as one. */
  #cosineAt(vector: ArrayLike<number>, place: number): number {
    const values = this.#block(place);
    const from = (place % BLOCK) * this.size;
    const fours = this.size - (this.size % 4);
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    let rest = 0;
    for (let d = 0; d < fours; d += 4) {
      const at = from + d;
      a += (values[at] as number) * (vector[d] as number);
      b += (values[at + 1] as number) * (vector[d + 1] as number);
      c += (values[at + 2] as number) * (vector[d + 2] as number);
      e += (values[at + 3] as number) * (vector[d + 3] as number);
    }
    for (let d = fours; d < this.size; d++) rest += (values[from + d] as number) * (vector[d] as number);
    return (a + b + (c + e) + rest) * (this.#scales[place] as number);
  }
}

const BLOCK = 64;

/** Vectors at rest. */
export interface SavedVectorIndex {
  values: Int8Array<ArrayBuffer>;
  keys: Uint32Array<ArrayBuffer>;
  scales: Float32Array<ArrayBuffer>;
}

/**
 * Writes a vector's numbers to `into` from `at` on, as multiples of the scale that is returned: the greatest is 127 or -127 of it. Of the
 * scale only 16 bits count, so that 127 times it is exact in 32, and what is read back is written as the same numbers.
 */
function quantize(vector: ArrayLike<number>, into: Int8Array, at: number): number {
  let most = 0;
  for (let d = 0; d < vector.length; d++) most = Math.max(most, Math.abs(vector[d] as number));
  if (most < TINY) return 0;
  const step = 2 ** (Math.floor(Math.log2(most / LEVELS)) - 15);
  const scale = Math.round(most / LEVELS / step) * step;
  for (let d = 0; d < vector.length; d++) into[at + d] = Math.round((vector[d] as number) / scale);
  return scale;
}

const LEVELS = 127;

/** Smaller numbers, of which no unit vector consists, have no exact multiples in 32 bits. */
const TINY = 1e-30;
