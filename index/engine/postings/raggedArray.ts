import { ensureCapacity } from '../../text/buffers.ts';

/**
 * Rows of numbers under keys from 0, each set once, packed one after the other: how many there are and then the numbers, seven bits a
 * byte, lowest first. Small numbers take a byte: words are numbered as they come, so frequent ones are small. Neither growing nor
 * loading copies anything.
 */
export class RaggedArray {
  #loaded: Uint8Array = new Uint8Array(0);
  #pages: Uint8Array[] = [];
  /** Where the page being filled goes on. */
  #used = PAGE;
  /** By key: where the row begins, counted through what was loaded and the pages; plus one, 0 where there is none. */
  #places = new Uint32Array(64);
  #keys = 0;
  /** The row that was read last. */
  #row = new Uint32Array(256);

  has(key: number): boolean {
    return (this.#places[key] ?? 0) > 0;
  }

  /** Keeps the first `count` of `values`: whole numbers below 2³². */
  set(key: number, values: ArrayLike<number>, count = values.length): void {
    let size = bytesOf(count);
    for (let i = 0; i < count; i++) size += bytesOf(values[i] as number);
    // A page ends before a row that is too long for what is left of it; a row that is longer still has one of its own.
    if (this.#used + size > PAGE) {
      this.#pages.push(new Uint8Array(Math.max(PAGE, size)));
      this.#used = 0;
    }
    const page = this.#pages.length - 1;
    const bytes = this.#pages[page] as Uint8Array;
    this.#place(key, this.#loaded.length + page * PAGE + this.#used);
    let at = write(bytes, this.#used, count);
    for (let i = 0; i < count; i++) at = write(bytes, at, values[i] as number);
    this.#used = at;
  }

  /** Forgets a row; its numbers are left where they are. */
  remove(key: number): void {
    if (this.has(key)) this.#places[key] = 0;
  }

  /** A row, good until the next is read; empty where there is none. */
  get(key: number): Uint32Array {
    const place = (this.#places[key] ?? 0) - 1;
    if (place < 0) return this.#row.subarray(0, 0);
    const page = this.#pageOf(place);
    const count = this.length(key);
    let at = this.#within(place) + bytesOf(count);
    if (count > this.#row.length) this.#row = new Uint32Array(2 * count);
    const row = this.#row;
    for (let i = 0; i < count; i++) {
      let byte = page[at++] as number;
      let number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = page[at++] as number;
        number |= (byte & 127) << shift;
      }
      row[i] = number;
    }
    return row.subarray(0, count);
  }

  /** How many numbers a row has. */
  length(key: number): number {
    const place = (this.#places[key] ?? 0) - 1;
    if (place < 0) return 0;
    const page = this.#pageOf(place);
    let at = this.#within(place);
    let count = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      byte = page[at++] as number;
      count |= (byte & 127) << shift;
    }
    return count;
  }

  /** All rows, one after the other, without room for more. */
  save(): SavedRaggedArray {
    const places = new Uint32Array(this.#keys);
    let size = 0;
    for (let key = 0; key < this.#keys; key++) {
      if (!this.has(key)) continue;
      places[key] = size + 1;
      size += this.#bytes(key).length;
    }
    const bytes = new Uint8Array(size);
    for (let key = 0; key < this.#keys; key++)
      if (this.has(key)) bytes.set(this.#bytes(key), (places[key] as number) - 1);
    return { bytes, places };
  }

  /** Takes what `save` gave in place of what is here, and keeps it. */
  load({ bytes, places }: SavedRaggedArray): void {
    this.#loaded = bytes;
    this.#pages = [];
    this.#used = PAGE;
    this.#places = places;
    this.#keys = places.length;
  }

  #place(key: number, place: number): void {
    this.#places = ensureCapacity(this.#places, key + 1);
    this.#places[key] = place + 1;
    this.#keys = Math.max(this.#keys, key + 1);
  }

  /** The bytes of a row that there is. */
  #bytes(key: number): Uint8Array {
    const place = (this.#places[key] as number) - 1;
    const page = this.#pageOf(place);
    const from = this.#within(place);
    let at = from;
    for (let left = this.length(key) + 1; left > 0; ) if ((page[at++] as number) < 128) left--;
    return page.subarray(from, at);
  }

  #pageOf(place: number): Uint8Array {
    const own = place - this.#loaded.length;
    return own < 0 ? this.#loaded : (this.#pages[Math.floor(own / PAGE)] as Uint8Array);
  }

  #within(place: number): number {
    const own = place - this.#loaded.length;
    return own < 0 ? place : own % PAGE;
  }
}

/** Rows at rest: their bytes, and by key where each begins, plus one; 0 where there is none. */
export interface SavedRaggedArray {
  bytes: Uint8Array<ArrayBuffer>;
  places: Uint32Array<ArrayBuffer>;
}

const PAGE = 1 << 16;

function bytesOf(number: number): number {
  return number < 1 << 7 ? 1 : number < 1 << 14 ? 2 : number < 1 << 21 ? 3 : number < 1 << 28 ? 4 : 5;
}

/** Returns where the number ends. */
function write(bytes: Uint8Array, from: number, number: number): number {
  let at = from;
  let rest = number;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}
