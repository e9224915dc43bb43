import { PostingLog } from './postinglog.ts';

/** How often terms count: BM25's k1 and b, and the power of the inverse document frequency. */
export interface Bm25 {
  k1: number;
  b: number;
  idfPower: number;
  /**
   * In a corpus of `LARGE` documents and more, a term that stands in a larger share of them is not looked up: its postings
   * are the longest and tell the least.
   */
  commonest?: number;
}

const LARGE = 1000;

/** Documents that a small corpus is taken to lack. */
export const UNSEEN = 20;

/** The terms of a question in one field, each once, with what a perfect match of each would score. */
export interface Terms {
  /** Term ids; -1 for a term that no document holds. */
  ids: Int32Array;
  /** Inverse document frequency to the field's power, times how often the question has the term. */
  weights: Float64Array;
  /** The most that a document can score: the sum of weights times k1 + 1. */
  best: number;
}

/** Postings at rest. */
export interface SavedPostings {
  terms: string[];
  documents: number;
  lengths: Float32Array<ArrayBuffer>;
  total: number;
  last: number;
  offsets: Uint32Array<ArrayBuffer>;
  docs: Uint32Array<ArrayBuffer>;
  counts: Uint8Array<ArrayBuffer>;
}

/**
 * An inverted list over array postings. Documents are added in rising order of their number; the first search closes
 * the list into typed arrays, and adding more opens it again.
 */
export class Postings {
  readonly ids = new Map<string, number>();
  #terms: string[] = [];
  documents = 0;
  #bm25: Bm25;
  #lengths = new Float32Array(16);
  #total = 0;
  #last = -1;
  // One entry a posting, in the order of documents, until closed.
  #log = new PostingLog();
  #offsets = new Uint32Array(1);
  #docs = new Uint32Array(0);
  #counts = new Uint8Array(0);
  #norms = new Float32Array(0);
  #open = false;
  /** Per term, how often the document that is being added has it; zeros in between. */
  #tally = new Uint16Array(1024);

  constructor(bm25: Bm25) {
    this.#bm25 = bm25;
  }

  /** Adds a document's terms, by id. `doc` must be greater than any before. */
  add(doc: number, terms: ArrayLike<number>): void {
    if (doc <= this.#last)
      throw new Error(`documents are added in rising order: expected above ${this.#last}, found ${doc}`);
    this.#last = doc;
    this.documents++;
    this.#open = true;
    if (doc >= this.#lengths.length) this.#lengths = grown(this.#lengths, doc + 1);
    this.#lengths[doc] = terms.length;
    this.#total += terms.length;
    if (this.#tally.length < this.ids.size) this.#tally = new Uint16Array(this.ids.size * 2);
    const tally = this.#tally;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      tally[term] = (tally[term] as number) + 1;
    }
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      const count = tally[term] as number;
      if (count === 0) continue;
      this.#log.push(term, doc, Math.min(count, 255));
      tally[term] = 0;
    }
  }

  /** The id of a term, made when it is new. */
  idOf(term: string): number {
    let id = this.ids.get(term);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(term, id);
      this.#terms.push(term);
    }
    return id;
  }

  /** The term of an id. */
  term(id: number): string {
    return this.#terms[id] ?? '';
  }

  /** One more than the highest document number. */
  get room(): number {
    return this.#last + 1;
  }

  /** In how many documents a term stands. */
  frequency(id: number): number {
    this.#close();
    return id < 0 ? 0 : (this.#offsets[id + 1] as number) - (this.#offsets[id] as number);
  }

  /**
   * Inverse document frequency as in Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), to this field's power. N counts `UNSEEN`
   * documents more than there are: in an article or two, a word would else be rare or common by chance.
   */
  idf(id: number): number {
    const n = this.frequency(id);
    return Math.log(1 + (this.documents + UNSEEN - n + 0.5) / (n + 0.5)) ** this.#bm25.idfPower;
  }

  query(terms: readonly string[]): Terms {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const ids = Int32Array.from(counts.keys(), (term) => this.ids.get(term) ?? -1);
    const weights = Float64Array.from(counts.values(), (count, i) => count * this.idf(ids[i] as number));
    let best = 0;
    for (const weight of weights) best += weight * (this.#bm25.k1 + 1);
    return { ids, weights, best };
  }

  /**
   * Adds each matching document's BM25 to `scores` (indexed by document) and appends documents whose score was 0 to
   * `touched`; returns how many are touched. `touched` must have room for every document.
   */
  accumulate(query: Terms, scores: Float64Array, touched: Uint32Array, touchedCount = 0): number {
    this.#close();
    const gain = this.#bm25.k1 + 1;
    const most = this.documents < LARGE ? this.documents : this.documents * (this.#bm25.commonest ?? 1);
    let count = touchedCount;
    for (let i = 0; i < query.ids.length; i++) {
      const id = query.ids[i] as number;
      if (id < 0 || this.frequency(id) > most) continue;
      const weight = (query.weights[i] as number) * gain;
      const end = this.#offsets[id + 1] as number;
      for (let p = this.#offsets[id] as number; p < end; p++) {
        const doc = this.#docs[p] as number;
        const tf = this.#counts[p] as number;
        if (scores[doc] === 0) touched[count++] = doc;
        scores[doc] = (scores[doc] as number) + (weight * tf) / (tf + (this.#norms[doc] as number));
      }
    }
    return count;
  }

  /** One document's BM25. */
  score(query: Terms, doc: number): number {
    this.#close();
    const gain = this.#bm25.k1 + 1;
    let sum = 0;
    for (let i = 0; i < query.ids.length; i++) {
      const tf = this.#count(query.ids[i] as number, doc);
      if (tf > 0) sum += ((query.weights[i] as number) * gain * tf) / (tf + (this.#norms[doc] as number));
    }
    return sum;
  }

  #count(id: number, doc: number): number {
    if (id < 0) return 0;
    let low = this.#offsets[id] as number;
    let high = this.#offsets[id + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#docs[middle] as number) < doc) low = middle + 1;
      else high = middle;
    }
    return low < (this.#offsets[id + 1] as number) && this.#docs[low] === doc
      ? (this.#counts[low] as number)
      : 0;
  }

  /** All of it as plain data and typed arrays. */
  save(): SavedPostings {
    this.#close();
    return {
      terms: this.#terms,
      documents: this.documents,
      lengths: this.#lengths,
      total: this.#total,
      last: this.#last,
      offsets: this.#offsets,
      docs: this.#docs,
      counts: this.#counts,
    };
  }

  /** Takes what `save` gave in place of what is here. */
  load(saved: SavedPostings): void {
    this.#terms = saved.terms;
    this.ids.clear();
    for (const [id, term] of saved.terms.entries()) this.ids.set(term, id);
    this.documents = saved.documents;
    this.#lengths = saved.lengths;
    this.#total = saved.total;
    this.#last = saved.last;
    this.#log = new PostingLog();
    this.#open = false;
    this.#offsets = saved.offsets;
    this.#docs = saved.docs;
    this.#counts = saved.counts;
    this.#normalise();
  }

  /** Sorts the log by term (a counting sort, so documents stay in order) behind what is closed already. */
  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    const terms = this.ids.size;
    const before = this.#offsets.length - 1;
    const sizes = new Uint32Array(terms + 1);
    for (let t = 0; t < before; t++)
      sizes[t] = (this.#offsets[t + 1] as number) - (this.#offsets[t] as number);
    this.#log.each((term) => {
      sizes[term] = (sizes[term] as number) + 1;
    });
    const offsets = new Uint32Array(terms + 1);
    for (let t = 0; t < terms; t++) offsets[t + 1] = (offsets[t] as number) + (sizes[t] as number);
    const docs = new Uint32Array(offsets[terms] as number);
    const counts = new Uint8Array(docs.length);
    const next = offsets.slice();
    for (let t = 0; t < before; t++) {
      const from = this.#offsets[t] as number;
      const to = this.#offsets[t + 1] as number;
      docs.set(this.#docs.subarray(from, to), next[t]);
      counts.set(this.#counts.subarray(from, to), next[t]);
      next[t] = (next[t] as number) + to - from;
    }
    this.#log.each((term, doc, count) => {
      const at = next[term] as number;
      next[term] = at + 1;
      docs[at] = doc;
      counts[at] = count;
    });
    this.#log = new PostingLog();
    this.#offsets = offsets;
    this.#docs = docs;
    this.#counts = counts;
    this.#normalise();
  }

  #normalise(): void {
    const { k1, b } = this.#bm25;
    const mean = this.#total / Math.max(1, this.documents) || 1;
    this.#norms = this.#lengths.map((length) => k1 * (1 - b + (b * length) / mean));
  }
}

function grown(old: Float32Array, size: number): Float32Array<ArrayBuffer> {
  const next = new Float32Array(Math.max(size, old.length * 2));
  next.set(old);
  return next;
}
