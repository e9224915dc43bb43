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

  /** The vector kept under a key. */
  get(key: number): Float32Array | undefined {
    const place = this.#places.get(key);
    return place === undefined
      ? undefined
      : this.#values.subarray(place * this.size, (place + 1) * this.size);
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

  /** All of it as typed arrays. */
  save(): SavedVectors {
    return { values: this.#values.slice(0, this.#count * this.size), keys: this.#keys.slice(0, this.#count) };
  }

  /** Takes what `save` gave in place of what is here. */
  load({ values, keys }: SavedVectors): void {
    this.#values = values;
    this.#keys = keys;
    this.#count = keys.length;
    this.#places = new Map(Array.from(keys, (key, place) => [key, place]));
  }

  #dot(vector: ArrayLike<number>, place: number): number {
    const values = this.#values;
    const from = place * this.size;
    let sum = 0;
    for (let d = 0; d < this.size; d++) sum += (values[from + d] as number) * (vector[d] as number);
    return sum;
  }
}

/** Vectors at rest. */
export interface SavedVectors {
  values: Float32Array<ArrayBuffer>;
  keys: Uint32Array<ArrayBuffer>;
}
