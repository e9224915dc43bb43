import { ensureCapacity } from './buffers.ts';
import { FNV_BASIS, fnv1a, fnvStep } from './hash.ts';

/**
 * Distinct words, numbered from 0 in the order they came: a hash table over their characters, so that a word is looked up
 * where it stands in a text, without being cut out of it.
 */
export class Vocabulary {
  /** All words one after the other, and where each begins; the last one ends where the next would begin. */
  #characters = new Uint16Array(1024);
  #starts = new Uint32Array(64);
  #hashes = new Int32Array(64);
  /** Open addressing, at most half full: a word's number plus one. */
  #slots = new Uint32Array(128);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a word, given when it is new. */
  intern(word: string): number {
    return this.internSlice(word, 0, word.length, fnv1a(word));
  }

  /** The number of a word; undefined for a stranger. */
  find(word: string): number | undefined {
    const id = (this.#slots[this.#slotOf(word, 0, word.length, fnv1a(word))] as number) - 1;
    return id < 0 ? undefined : id;
  }

  /** The number of the word that stands in a text from `start` to `end`, given when it is new; `hash` is its FNV-1a. */
  internSlice(text: string, start: number, end: number, hash: number): number {
    const slot = this.#slotOf(text, start, end, hash);
    const id = (this.#slots[slot] as number) - 1;
    return id < 0 ? this.#add(slot, text, start, end, hash) : id;
  }

  /** The word of a number; empty where there is none. */
  word(id: number): string {
    if (id < 0 || id >= this.#size) return '';
    let word = '';
    for (let at = this.#starts[id] as number; at < (this.#starts[id + 1] as number); at++)
      word += String.fromCharCode(this.#characters[at] as number);
    return word;
  }

  /** The FNV-1a hash of a word, as a signed number: the same in every vocabulary, which its number is not. */
  hash(id: number): number {
    return this.#hashes[id] as number;
  }

  save(): SavedVocabulary {
    const starts = this.#starts.slice(0, this.#size + 1);
    return { characters: this.#characters.slice(0, starts[this.#size]), starts };
  }

  /** Takes what `save` gave in place of what is here. */
  load({ characters, starts }: SavedVocabulary): void {
    this.#characters = characters;
    this.#starts = starts;
    this.#size = starts.length - 1;
    this.#hashes = new Int32Array(starts.length);
    for (let id = 0; id < this.#size; id++) {
      let hash = FNV_BASIS;
      for (let at = starts[id] as number; at < (starts[id + 1] as number); at++)
        hash = fnvStep(hash, characters[at] as number);
      this.#hashes[id] = hash;
    }
    this.#spread();
  }

  /** Where the word is, or would be. */
  #slotOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    // The lowest bits of a product depend on the lowest bits of the characters alone.
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = (this.#slots[slot] as number) - 1;
      if (id < 0 || (this.#hashes[id] === hash && this.#is(id, text, start, end))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #is(id: number, text: string, start: number, end: number): boolean {
    const from = this.#starts[id] as number;
    const length = (this.#starts[id + 1] as number) - from;
    if (length !== end - start) return false;
    for (let i = 0; i < length; i++)
      if (this.#characters[from + i] !== text.charCodeAt(start + i)) return false;
    return true;
  }

  #add(slot: number, text: string, start: number, end: number, hash: number): number {
    const id = this.#size++;
    const from = this.#starts[id] as number;
    this.#characters = ensureCapacity(this.#characters, from + end - start);
    for (let i = start; i < end; i++) this.#characters[from + i - start] = text.charCodeAt(i);
    this.#starts = ensureCapacity(this.#starts, id + 2);
    this.#starts[id + 1] = from + end - start;
    this.#hashes = ensureCapacity(this.#hashes, id + 1);
    this.#hashes[id] = hash;
    this.#slots[slot] = id + 1;
    if (this.#size * 2 > this.#slots.length) this.#spread();
    return id;
  }

  #spread(): void {
    let length = 128;
    while (length < this.#size * 4) length *= 2;
    const slots = new Uint32Array(length);
    for (let id = 0; id < this.#size; id++) {
      const hash = this.#hashes[id] as number;
      let slot = (hash ^ (hash >>> 15)) & (length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** A vocabulary at rest. */
export interface SavedVocabulary {
  characters: Uint16Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
}
