/** Postings in the order they came, in chunks, so that growing copies nothing. */
export class PostingLog {
  #chunks: Chunk[] = [];
  #used = CHUNK;

  push(term: number, doc: number, count: number): void {
    if (this.#used === CHUNK) {
      this.#chunks.push({
        terms: new Uint32Array(CHUNK),
        docs: new Uint32Array(CHUNK),
        counts: new Uint8Array(CHUNK),
      });
      this.#used = 0;
    }
    const chunk = this.#chunks.at(-1) as Chunk;
    chunk.terms[this.#used] = term;
    chunk.docs[this.#used] = doc;
    chunk.counts[this.#used++] = count;
  }

  each(visit: (term: number, doc: number, count: number) => void): void {
    for (const [i, { terms, docs, counts }] of this.#chunks.entries()) {
      const end = i === this.#chunks.length - 1 ? this.#used : CHUNK;
      for (let p = 0; p < end; p++) visit(terms[p] as number, docs[p] as number, counts[p] as number);
    }
  }
}

interface Chunk {
  terms: Uint32Array;
  docs: Uint32Array;
  counts: Uint8Array;
}

const CHUNK = 1 << 14;
