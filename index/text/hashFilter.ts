/**
 * Tells quickly that a hash is not among some: a Bloom filter of one bit a hash (Bloom 1970). Most of what is looked up is
 * not there, and a map costs ten times as much to say so.
 */
export class HashFilter {
  #marks = new Uint8Array(SIZE);

  constructor(hashes: Iterable<number>) {
    for (const hash of hashes) this.#marks[placeOf(hash)] = 1;
  }

  /** False: it is not among them. True: it is, or one in a hundred others that look alike. */
  mayHave(hash: number): boolean {
    return this.#marks[placeOf(hash)] === 1;
  }
}

/** A hundred hashes, as many as the parts of a question's words, fill a hundredth. */
const SIZE = 8192;

/** The lowest bits of FNV-1a depend on the lowest bits of the characters alone. */
function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SIZE - 1);
}
