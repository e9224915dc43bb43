import { ensureCapacity } from '../../text/buffers.ts';

/**
 * Rows of numbers under keys from 0, each set once, one after the other: those that were loaded as they were saved, then pages.
 * Neither growing nor loading copies anything.
 */
export class RaggedArray {
  #loaded: Uint32Array = NONE;
  #pages: Uint32Array[] = [];
  /** Where the page being filled goes on. */
  #used = PAGE;
  /** By key: where the row's length stands, which its numbers follow, counted through what was loaded and the pages; plus one, 0 where there is none. */
  #places = new Uint32Array(64);
  #keys = 0;

  has(key: number): boolean {
    return (this.#places[key] ?? 0) > 0;
  }

  /** Keeps the first `count` of `values`. */
  set(key: number, values: ArrayLike<number>, count = values.length): void {
    // A page ends before a row that is too long for what is left of it; a row that is longer still has one of its own.
    if (this.#used + count + 1 > PAGE) {
      this.#pages.push(new Uint32Array(Math.max(PAGE, count + 1)));
      this.#used = 0;
    }
    const page = this.#pages.length - 1;
    const numbers = this.#pages[page] as Uint32Array;
    this.#places = ensureCapacity(this.#places, key + 1);
    this.#places[key] = this.#loaded.length + page * PAGE + this.#used + 1;
    this.#keys = Math.max(this.#keys, key + 1);
    numbers[this.#used++] = count;
    for (let i = 0; i < count; i++) numbers[this.#used++] = values[i] as number;
  }

  /** Forgets a row; its numbers are left where they are. */
  remove(key: number): void {
    if (this.has(key)) this.#places[key] = 0;
  }

  /** A view of a row; empty where there is none. */
  get(key: number): Uint32Array {
    const place = (this.#places[key] ?? 0) - 1;
    if (place < 0) return NONE;
    const page = this.#pageOf(place);
    const from = this.#within(place) + 1;
    return page.subarray(from, from + (page[from - 1] as number));
  }

  /** Copies a row to `target` from `at` on, which must have room; returns where it ends. */
  copy(key: number, target: Uint32Array, at: number): number {
    const place = (this.#places[key] ?? 0) - 1;
    if (place < 0) return at;
    const page = this.#pageOf(place);
    const from = this.#within(place) + 1;
    const count = page[from - 1] as number;
    for (let i = 0; i < count; i++) target[at + i] = page[from + i] as number;
    return at + count;
  }

  /** How many numbers a row has. */
  length(key: number): number {
    const place = (this.#places[key] ?? 0) - 1;
    return place < 0 ? 0 : (this.#pageOf(place)[this.#within(place)] as number);
  }

  /** All rows one after the other, each as key, length and numbers. */
  save(): Uint32Array<ArrayBuffer> {
    let size = 0;
    for (let key = 0; key < this.#keys; key++) if (this.has(key)) size += 2 + this.length(key);
    const saved = new Uint32Array(size);
    let at = 0;
    for (let key = 0; key < this.#keys; key++) {
      if (!this.has(key)) continue;
      saved[at++] = key;
      saved[at++] = this.length(key);
      at = this.copy(key, saved, at);
    }
    return saved;
  }

  /** Takes what `save` gave in place of what is here, and keeps it. */
  load(saved: Uint32Array): void {
    this.#loaded = saved;
    this.#pages = [];
    this.#used = PAGE;
    this.#places = new Uint32Array(64);
    this.#keys = 0;
    for (let at = 0; at < saved.length; at += 2 + (saved[at + 1] as number)) {
      const key = saved[at] as number;
      this.#places = ensureCapacity(this.#places, key + 1);
      this.#places[key] = at + 2;
      this.#keys = Math.max(this.#keys, key + 1);
    }
  }

  #pageOf(place: number): Uint32Array {
    const own = place - this.#loaded.length;
    return own < 0 ? this.#loaded : (this.#pages[Math.floor(own / PAGE)] as Uint32Array);
  }

  #within(place: number): number {
    const own = place - this.#loaded.length;
    return own < 0 ? place : own % PAGE;
  }
}

const PAGE = 1 << 14;

const NONE = new Uint32Array(0);
