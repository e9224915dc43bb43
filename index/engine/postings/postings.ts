import { ensureCapacity } from '../../text/buffers.ts';
import { type SavedVocabulary, Vocabulary } from '../../text/vocabulary.ts';
import { type Bm25Options, inverseDocumentFrequency, MAX_TF, mostLookedUp } from '../bm25.ts';
import {
  addScores,
  addUnpackedScores,
  computeGains,
  type Gains,
  mark,
  markUnpacked,
  type UnpackedList,
  unpackedList,
} from './listScan.ts';
import { PostingsArena, type SavedPostingsArena } from './postingsArena.ts';
import { TermCounter } from './termCounter.ts';

/** A list is kept unpacked when it holds at least one document in so many. */
const CACHED_SHARE = 8;

/** The terms of a question in one field, each once. */
export interface TermWeights {
  /** Term ids; -1 for a term that no document holds. */
  ids: Int32Array;
  /** Inverse document frequency to the field's power, times how often the question has the term. */
  weights: Float64Array;
}

/** Postings at rest. */
export interface SavedPostings {
  terms: SavedVocabulary;
  docCount: number;
  lengths: Float32Array<ArrayBuffer>;
  total: number;
  last: number;
  lists: SavedPostingsArena;
}

/** An inverted list and its BM25. Documents are added in rising order of their number, and may be removed again. */
export class Postings {
  readonly terms = new Vocabulary();
  docCount = 0;
  #bm25: Bm25Options;
  #arena = new PostingsArena();
  #lengths = new Float32Array(16);
  #total = 0;
  #last = -1;
  /** Documents that were removed: their postings are read over, and counted no more. */
  #removed = new Set<number>();
  /** By term, how many of its documents were removed. */
  #removedFreq = new Uint32Array(0);
  /** As long as no document has come or gone since it was worked out. */
  #gains: Gains | undefined;
  #counter = new TermCounter();
  /**
   * The longest lists, unpacked when first looked up: function words stand in nearly every question, and their lists are most of what
   * a search reads.
   */
  #unpacked = new Map<number, UnpackedList>();
  // One list at a time, unpacked.
  #docs = new Uint32Array(16);
  #counts = new Uint8Array(16);

  constructor(bm25: Bm25Options) {
    this.#bm25 = bm25;
  }

  /** Adds a document's terms, by id. `doc` must be greater than any before. */
  add(doc: number, terms: ArrayLike<number>): void {
    const { length } = terms;
    this.addLength(doc, length);
    const counts = this.#counter.count(terms, this.terms.size);
    for (let i = 0; i < length; i++) {
      const term = terms[i] as number;
      const count = counts[term] as number;
      if (count === 0) continue;
      this.addPosting(term, doc, count);
      counts[term] = 0;
    }
  }

  /** Adds a document that has so many terms, but not the terms. `doc` must be greater than any before. */
  addLength(doc: number, length: number): void {
    if (doc <= this.#last)
      throw new Error(`documents are added in rising order: expected above ${this.#last}, found ${doc}`);
    this.#last = doc;
    this.docCount++;
    this.#invalidate();
    this.#lengths = ensureCapacity(this.#lengths, doc + 1);
    this.#lengths[doc] = length;
    this.#total += length;
  }

  /** Adds a document that has a term so often behind those that have it, once `addLength` was told of it. */
  addPosting(term: number, doc: number, count: number): void {
    this.#arena.add(term, doc, Math.min(count, MAX_TF));
  }

  /** Removes a document that has these terms, by id. Its number is not given again. */
  remove(doc: number, terms: ArrayLike<number>): void {
    this.#removed.add(doc);
    this.docCount--;
    this.#invalidate();
    this.#total -= terms.length;
    this.#removedFreq = ensureCapacity(this.#removedFreq, this.terms.size);
    for (const term of new Set(Array.from(terms)))
      this.#removedFreq[term] = (this.#removedFreq[term] as number) + 1;
  }

  /** One more than the highest document number. */
  get maxDoc(): number {
    return this.#last + 1;
  }

  /** In how many documents a term stands. */
  docFreq(id: number): number {
    return id < 0 ? 0 : this.#arena.size(id) - (this.#removedFreq[id] ?? 0);
  }

  /** In how many documents a term stands, by the term. */
  docFreqOf(term: string): number {
    return this.docFreq(this.terms.find(term) ?? -1);
  }

  /** Terms that a document has, on average; 1 where none has any. */
  get meanLength(): number {
    return this.#total / Math.max(1, this.docCount) || 1;
  }

  /** Marks the documents that a term stands in: see `mark` in listScan.ts. */
  mark(id: number, value: number, most: Float32Array, marked: Uint32Array, count: number): number {
    const known = this.#unpacked.get(id);
    if (known) return markUnpacked(known, value, most, marked, count);
    if ((this.#removedFreq[id] ?? 0) === 0) return mark(this.#arena, id, value, most, marked, count);
    return markUnpacked(this.#unpack(id), value, most, marked, count);
  }

  query(terms: readonly string[]): TermWeights {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const ids = Int32Array.from(counts.keys(), (term) => this.terms.find(term) ?? -1);
    const idf = (id: number) =>
      inverseDocumentFrequency(this.docFreq(id), this.docCount, this.#bm25.idfPower);
    return { ids, weights: Float64Array.from(counts.values(), (count, i) => count * idf(ids[i] as number)) };
  }

  /** Adds each matching document's BM25 to `scores`, indexed by document; returns how many postings it read. */
  accumulate({ ids, weights }: TermWeights, scores: Float64Array): number {
    const factor = this.#bm25.k1 + 1;
    const most = mostLookedUp(this.docCount, this.#bm25);
    const gains = this.#gainsOf();
    let read = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      const size = this.docFreq(id);
      if (size === 0 || size > most) continue;
      read += size;
      const weight = (weights[i] as number) * factor;
      const known = this.#longList(id, size);
      if (known) addUnpackedScores(known, weight, gains, scores);
      else addScores(this.#arena, id, weight, gains, scores);
    }
    return read;
  }

  /** All of it as plain data and typed arrays. Throws where a document was removed. */
  save(): SavedPostings {
    if (this.#removed.size > 0) throw new Error('an index that documents were removed from is not saved');
    return {
      terms: this.terms.save(),
      docCount: this.docCount,
      lengths: this.#lengths.slice(0, this.maxDoc),
      total: this.#total,
      last: this.#last,
      lists: this.#arena.save(),
    };
  }

  /** Takes what `save` gave in place of what is here. */
  load(saved: SavedPostings): void {
    this.terms.load(saved.terms);
    this.docCount = saved.docCount;
    this.#lengths = saved.lengths;
    this.#total = saved.total;
    this.#last = saved.last;
    this.#arena.load(saved.lists);
    this.#removed.clear();
    this.#removedFreq = new Uint32Array(0);
    this.#invalidate();
  }

  /** A long list unpacked; undefined for a short one. */
  #longList(id: number, size: number): UnpackedList | undefined {
    const known = this.#unpacked.get(id);
    if (known || size * CACHED_SHARE < this.docCount) return known;
    const own = this.#unpack(id);
    this.#unpacked.set(id, own);
    return own;
  }

  #unpack(id: number): UnpackedList {
    this.#read(id);
    const size = this.docFreq(id);
    return unpackedList(this.#docs.subarray(0, size), this.#counts.subarray(0, size));
  }

  /** Unpacks a term's documents and their counts, without those that were removed, to `#docs` and `#counts`. */
  #read(id: number): void {
    const all = this.#arena.size(id);
    this.#docs = ensureCapacity(this.#docs, all);
    this.#counts = ensureCapacity(this.#counts, all);
    this.#arena.read(id, this.#docs, this.#counts);
    if ((this.#removedFreq[id] ?? 0) === 0) return;
    let kept = 0;
    for (let p = 0; p < all; p++) {
      const doc = this.#docs[p] as number;
      if (this.#removed.has(doc)) continue;
      this.#docs[kept] = doc;
      this.#counts[kept++] = this.#counts[p] as number;
    }
  }

  #invalidate(): void {
    this.#gains = undefined;
    this.#unpacked.clear();
  }

  #gainsOf(): Gains {
    this.#gains ??= computeGains(this.#lengths, this.meanLength, this.#bm25, this.#removed);
    return this.#gains;
  }
}
