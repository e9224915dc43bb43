import { topK } from './topk.ts';

/** Vectors in one contiguous block, scanned for the nearest. Unit vectors in; the score is their cosine. */
export class Vectors {
  readonly size: number;
  #count = 0;
  #values = new Float32Array(0);
  #keys = new Uint32Array(0);
  #places = new Map<number, number>();
  #limit: number;

  /** `limit` bounds what `find` returns. */
  constructor(size: number, limit: number) {
    this.size = size;
    this.#limit = limit;
  }

  add(key: number, value: ArrayLike<number>): void {
    if (value.length !== this.size)
      throw new Error(`a vector: expected ${this.size} numbers, found ${value.length}`);
    if (this.#count === this.#keys.length) {
      const room = Math.max(64, this.#count * 2);
      const values = new Float32Array(room * this.size);
      const keys = new Uint32Array(room);
      values.set(this.#values);
      keys.set(this.#keys);
      this.#values = values;
      this.#keys = keys;
    }
    this.#values.set(value, this.#count * this.size);
    this.#keys[this.#count] = key;
    this.#places.set(key, this.#count++);
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
      if (only && !only.has(this.#keys[i] as number)) continue;
      const cosine = this.#dot(vector, i);
      if (cosine < similarity) continue;
      scores[i] = cosine;
      order[found++] = i;
    }
    return topK(order, found, scores, this.#limit).map(([i, score]) => [this.#keys[i] as number, score]);
  }

  /** The cosine of a vector and the one kept under a key; 0 where there is none. */
  cosine(vector: ArrayLike<number>, key: number): number {
    const place = this.#places.get(key);
    return place === undefined ? 0 : this.#dot(vector, place);
  }

  #dot(vector: ArrayLike<number>, place: number): number {
    const values = this.#values;
    const from = place * this.size;
    let sum = 0;
    for (let d = 0; d < this.size; d++) sum += (values[from + d] as number) * (vector[d] as number);
    return sum;
  }
}
