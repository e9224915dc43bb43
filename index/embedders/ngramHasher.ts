import { ensureCapacity, Uint32Buffer } from '../text/buffers.ts';
import { fnv1a } from '../text/hash.ts';
import { appendWordIds, charNgrams } from '../text/tokenize.ts';
import { Vocabulary } from '../text/vocabulary.ts';

/** Words with the places of a vector to which their hashed n-grams add, each worked out once. */
export class NgramHasher {
  readonly words = new Vocabulary();
  #dimensions: number;
  /** Word by word: twice the dimension, and one more where it subtracts. */
  #slots = new Uint16Array(1024);
  /** Where the slots of each word begin, and those of the last one end. */
  #starts = new Uint32Array(64);
  #hashed = 0;
  #wordIds = new Uint32Buffer();

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
  }

  /** The words of a text by their numbers in `words`; good until it is called again. */
  wordIds(text: string): Uint32Buffer {
    this.#wordIds.length = 0;
    appendWordIds(text, this.words, this.#wordIds);
    return this.#wordIds;
  }

  /** Adds the n-grams of a word, times a weight, to a vector. */
  addTo(vector: Float32Array, word: number, weight: number): void {
    while (this.#hashed <= word) this.#hashNgrams(this.#hashed++);
    const end = this.#starts[word + 1] as number;
    for (let i = this.#starts[word] as number; i < end; i++) {
      const slot = this.#slots[i] as number;
      const at = slot >> 1;
      vector[at] = (vector[at] as number) + (1 - 2 * (slot & 1)) * weight;
    }
  }

  #hashNgrams(word: number): void {
    const grams = charNgrams(this.words.word(word));
    let at = this.#starts[word] as number;
    this.#slots = ensureCapacity(this.#slots, at + grams.length);
    for (const gram of grams) {
      const hash = fnv1a(gram) >>> 0;
      this.#slots[at++] = 2 * (hash % this.#dimensions) + (hash >>> 31);
    }
    this.#starts = ensureCapacity(this.#starts, word + 2);
    this.#starts[word + 1] = at;
  }
}
