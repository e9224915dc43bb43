/** A term's documents, and what each gains by it: tf / (tf + norm), of BM25. */
export interface Unpacked {
  docs: Uint32Array;
  gains: Float64Array;
}

/**
 * The longest lists, unpacked and worked out when they are first looked up: function words stand in nearly every question,
 * and their lists are most of what a search reads. They are few, and twelve bytes a posting.
 */
export class UnpackedLists {
  #lists = new Map<number, Unpacked>();

  /** The list of a term, unpacked by `unpack` where that has not been done before; null for a list too short to keep. */
  of(term: number, size: number, documents: number, unpack: () => Unpacked): Unpacked | null {
    if (size * SHARE < documents) return null;
    let list = this.#lists.get(term);
    if (!list) {
      list = unpack();
      this.#lists.set(term, list);
    }
    return list;
  }

  /** Forgets all: a document has been added. */
  clear(): void {
    this.#lists.clear();
  }
}

/** A list is kept when it holds at least one document in so many. */
const SHARE = 8;
