/**
 * Words sorted by their UTF-8 bytes and numbered in that order, each as what it does not share with the one before it. Every
 * 16th stands in full.
 */
export class SortedKeys {
  readonly size: number;
  #bytes: Uint8Array;
  #blocks: Uint32Array;
  /** The word sought, in UTF-8. */
  #sought = new Uint8Array(MAX_KEY * 3);

  /** `bytes` and `blocks` are the sections `keys` and `blocks` of the table. */
  constructor(bytes: Uint8Array, blocks: Uint32Array, size: number) {
    this.#bytes = bytes;
    this.#blocks = blocks;
    this.size = size;
  }

  /** The number of a word; -1 for a stranger. */
  find(word: string): number {
    const place = this.lowerBound(word);
    return place.equal ? place.at : -1;
  }

  /** The number of the first word that does not sort before `word`, and whether it is `word`. */
  lowerBound(word: string): { at: number; equal: boolean } {
    if (word.length > MAX_KEY) return { at: this.size, equal: false };
    const length = encoder.encodeInto(word, this.#sought).written;
    const block = this.#blockOf(length);
    const end = Math.min((block + 1) * BLOCK, this.size);
    let at = this.#blocks[block] as number;
    // How many bytes the word sought shares with the last key.
    let matched = 0;
    for (let i = block * BLOCK; i < end; i++) {
      const shared = this.#bytes[at] as number;
      const rest = this.#bytes[at + 1] as number;
      // A key that shares more with the one before it sorts, as that did, before the word sought.
      if (shared < matched) return { at: i, equal: false };
      if (shared === matched) {
        let same = 0;
        while (same < rest && matched < length && this.#bytes[at + 2 + same] === this.#sought[matched]) {
          same++;
          matched++;
        }
        if (same === rest && matched === length) return { at: i, equal: true };
        if (matched === length) return { at: i, equal: false };
        if (same < rest && (this.#bytes[at + 2 + same] as number) > (this.#sought[matched] as number))
          return { at: i, equal: false };
      }
      at += 2 + rest;
    }
    return { at: end, equal: false };
  }

  /** The words from one number up to another, in order. */
  *words(from = 0, to = this.size): Generator<string> {
    const first = Math.max(0, from);
    const key = new Uint8Array(256);
    let at = this.#blocks[Math.floor(first / BLOCK)] as number;
    for (let i = first - (first % BLOCK); i < Math.min(to, this.size); i++) {
      const shared = this.#bytes[at] as number;
      const rest = this.#bytes[at + 1] as number;
      key.set(this.#bytes.subarray(at + 2, at + 2 + rest), shared);
      at += 2 + rest;
      if (i >= first) yield decoder.decode(key.subarray(0, shared + rest));
    }
  }

  /** The last block that does not begin after the word sought. */
  #blockOf(length: number): number {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.#beginsAfter(this.#blocks[middle] as number, length)) high = middle;
      else low = middle;
    }
    return low;
  }

  #beginsAfter(at: number, length: number): boolean {
    const own = this.#bytes[at + 1] as number;
    for (let i = 0; i < Math.min(own, length); i++) {
      const difference = (this.#bytes[at + 2 + i] as number) - (this.#sought[i] as number);
      if (difference !== 0) return difference > 0;
    }
    return own > length;
  }
}

/** Keys between two that stand in full. */
const BLOCK = 16;

/** UTF-16 units; longer words are no words but addresses and keys. */
const MAX_KEY = 100;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
