import { bitsSet, bitsSetInFour } from '../../text/bits.ts';
import { topK } from '../topK.ts';
import { MIN_PASSAGES, medianOf } from './ordinary.ts';
import { type SavedVectorIndex, VectorIndex } from './vectorIndex.ts';

/** How carefully the nearest are looked for. */
interface Care {
  /** With fewer vectors all are compared exactly. */
  exactBelow: number;
  /** How many of the nearest by their binary codes are compared exactly (oversampling). */
  rescoreCount: number;
  /** So many passages tell where the ordinary ones lie. */
  sampleSize: number;
}

/** Vectors of a model are evidence of their own. */
export const OF_A_MODEL: Care = { exactBelow: 16_000, rescoreCount: 3000, sampleSize: 512 };

/** The offline ones add little to what the words themselves find. */
export const OFFLINE: Care = { exactBelow: 2000, rescoreCount: 500, sampleSize: 128 };

/**
 * Vectors of an embedder. From `exactBelow` on they are searched by binary codes first (the sign of each dimension,
 * after the corpus's mean is taken away: models leave their vectors in a narrow cone), and only the nearest of them exactly.
 */
export class QuantizedVectorIndex extends VectorIndex {
  #keys: number[] = [];
  #codes: BinaryCodes | null = null;
  /** What was found last, of all. */
  #last: { vector: ArrayLike<number>; found: [key: number, score: number][] } | null = null;
  #limit: number;
  #care: Care;

  /** `limit` bounds what `find` returns. */
  constructor(size: number, limit: number, care: Care = OFFLINE) {
    super(size, limit);
    this.#limit = limit;
    this.#care = care;
  }

  override add(key: number, value: ArrayLike<number>): void {
    super.add(key, value);
    this.#keys.push(key);
    this.#forget();
  }

  override load(saved: SavedVectorIndex): void {
    super.load(saved);
    this.#keys = Array.from(saved.keys);
    this.#forget();
  }

  override remove(key: number): void {
    super.remove(key);
    const at = this.#keys.indexOf(key);
    if (at >= 0) this.#keys.splice(at, 1);
    this.#forget();
  }

  /** Puts the keys, all of them, in the order in which they would have been added to an empty index: samples go by it. */
  arrange(keys: Iterable<number>): void {
    this.#keys = [...keys];
    this.#forget();
  }

  #forget(): void {
    this.#codes = null;
    this.#last = null;
  }

  /** Makes ready to find: else the first question waits for it. */
  prepare(): void {
    if (this.#codes || this.#keys.length < this.#care.exactBelow) return;
    const own = new Float32Array(this.size);
    const vectorAt = (place: number) => this.read(this.#keys[place] as number, own);
    this.#codes = new BinaryCodes(this.#keys.length, vectorAt, this.size);
  }

  /**
   * The nearest, best first, scored by how much nearer than the ordinary passage they are: cosines themselves are all alike
   * in some models (0.7 to 1 in E5), and a hybrid search compares them with nothing.
   */
  override find(
    vector: ArrayLike<number>,
    _similarity: number,
    only?: ReadonlySet<number>,
  ): [key: number, score: number][] {
    if (only) return this.#find(vector, only);
    // A question may be searched for more than once, by other words.
    if (this.#last?.vector !== vector) this.#last = { vector, found: this.#find(vector) };
    return [...this.#last.found];
  }

  #find(vector: ArrayLike<number>, only?: ReadonlySet<number>): [key: number, score: number][] {
    const median = this.ordinary(vector);
    if (median === null) return [];
    const keys = this.#nearest(vector, only);
    const scores = new Float64Array(keys.length);
    const order = new Uint32Array(keys.length);
    for (let i = 0; i < keys.length; i++) {
      scores[i] = this.cosine(vector, keys[i] as number) - median;
      order[i] = i;
    }
    return topK(order, order.length, scores, this.#limit)
      .filter(([, score]) => score > 0)
      .map(([i, score]) => [keys[i] as number, score]);
  }

  /** How near the ordinary passage is to a question; null for a question without a vector, or too few passages to tell. */
  ordinary(vector: ArrayLike<number>): number | null {
    const count = this.#keys.length;
    if (count < MIN_PASSAGES || !Array.prototype.some.call(vector, Boolean)) return null;
    const step = Math.max(1, count / this.#care.sampleSize);
    const cosines: number[] = [];
    for (let at = 0; at < count; at += step)
      cosines.push(this.cosine(vector, this.#keys[Math.floor(at)] as number));
    return medianOf(cosines);
  }

  #nearest(vector: ArrayLike<number>, only?: ReadonlySet<number>): number[] {
    if (only) return this.#keys.filter((key) => only.has(key));
    this.prepare();
    const places = this.#codes?.nearest(vector, this.#care.rescoreCount);
    return places ? places.map((place) => this.#keys[place] as number) : this.#keys;
  }
}

/** So many vectors tell where the mean lies. */
const SAMPLE_SIZE = 512;

/** Of each vector, one bit a dimension: whether it lies above the mean. Compared by counting the bits that differ. */
class BinaryCodes {
  #bits: Int32Array;
  #mean: Float64Array;
  #words: number;
  #count: number;

  /** `vectorAt` gives one after the other, each good until the next. */
  constructor(count: number, vectorAt: (place: number) => Float32Array, size: number) {
    this.#count = count;
    this.#words = Math.ceil(size / 32);
    this.#mean = new Float64Array(size);
    const step = Math.max(1, count / SAMPLE_SIZE);
    for (let at = 0; at < count; at += step) {
      const vector = vectorAt(Math.floor(at));
      for (let d = 0; d < size; d++) this.#mean[d] = (this.#mean[d] as number) + (vector[d] as number);
    }
    const sampled = Math.ceil(count / step);
    for (let d = 0; d < size; d++) this.#mean[d] = (this.#mean[d] as number) / sampled;
    this.#bits = new Int32Array(count * this.#words);
    for (let place = 0; place < count; place++)
      this.#encode(vectorAt(place), this.#bits, place * this.#words);
  }

  /** Places of the `limit` vectors that differ in the fewest bits; of those that differ in as many, the first. */
  nearest(vector: ArrayLike<number>, limit: number): number[] {
    const words = this.#words;
    const bits = this.#bits;
    const own = new Int32Array(words);
    this.#encode(vector, own, 0);
    const distances = new Uint16Array(this.#count);
    const histogram = new Uint32Array(words * 32 + 1);
    const fours = words - (words % 4);
    for (let i = 0, at = 0; i < this.#count; i++) {
      let differ = 0;
      for (let w = 0; w < fours; w += 4, at += 4)
        differ += bitsSetInFour(
          (bits[at] as number) ^ (own[w] as number),
          (bits[at + 1] as number) ^ (own[w + 1] as number),
          (bits[at + 2] as number) ^ (own[w + 2] as number),
          (bits[at + 3] as number) ^ (own[w + 3] as number),
        );
      for (let w = fours; w < words; w++) differ += bitsSet((bits[at++] as number) ^ (own[w] as number));
      distances[i] = differ;
      histogram[differ] = (histogram[differ] as number) + 1;
    }
    let most = 0;
    let room = limit;
    while (most < words * 32 && room > (histogram[most] as number)) room -= histogram[most++] as number;
    const places: number[] = [];
    for (let i = 0; i < this.#count; i++) {
      const differ = distances[i] as number;
      if (differ < most || (differ === most && room-- > 0)) places.push(i);
    }
    return places;
  }

  #encode(vector: ArrayLike<number>, into: Int32Array, at: number): void {
    for (let d = 0; d < this.#mean.length; d++) {
      if ((vector[d] as number) > (this.#mean[d] as number))
        into[at + (d >> 5)] = (into[at + (d >> 5)] as number) | (1 << (d & 31));
    }
  }
}
