import { grown, Numbers32 } from '../../text/buffers.ts';
import { numberWords } from '../../text/tokenize.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { type Bm25, Postings, type SavedPostings, type Terms } from './postings.ts';
import { Rows } from './raggedArray.ts';

/** How a string property is searched. */
export interface FieldOptions extends Bm25 {
  /** The terms of a word: its stem, its parts; without it, the word. Called once a distinct word. */
  terms?: (word: string) => string[];
  /** The property that has the same text: its words are not kept again. */
  same?: string;
}

/** One string property: the words of each document in their order, and the postings of their terms. */
export class Field {
  readonly postings: Postings;
  #vocabulary: Vocabulary;
  #terms: (word: string) => string[];
  #same: Field | undefined;
  /** By document, its words, and where in them each of its elements begins and the last one ends. */
  #documents = new Rows();
  #starts = new Rows();
  /** By word, its terms. */
  #termsOf = new Rows();
  /** The most terms that a word has. */
  #most = 1;
  /** Words and terms of the document at hand. */
  #words = new Numbers32();
  #parts = new Uint32Array(1024);

  /** The fields of a database share a vocabulary; `same` is the one that has the same text. */
  constructor(options: FieldOptions, vocabulary: Vocabulary, same?: Field) {
    this.postings = new Postings(options);
    this.#vocabulary = vocabulary;
    this.#terms = options.terms ?? ((word) => [word]);
    this.#same = same;
  }

  /** Adds a document, in rising order: the texts of its elements, or none where another field has the same text. */
  add(doc: number, elements: readonly string[]): void {
    if (!this.#same) this.#keep(doc, elements);
    const words = this.words(doc);
    for (const word of words) if (!this.#termsOf.has(word)) this.#learn(word);
    this.postings.add(doc, this.#partsOf(words));
  }

  /** The words of a document, as the vocabulary numbers them, in order. */
  words(doc: number): Uint32Array {
    return (this.#same ?? this).#documents.get(doc);
  }

  /** The terms of words, as a question's. */
  query(words: readonly string[]): Terms {
    return this.postings.query(words.flatMap(this.#terms));
  }

  /** One document's BM25. */
  score(query: Terms, doc: number): number {
    return this.postings.score(query, doc, this.#partsOf(this.words(doc)));
  }

  /** A document's terms in their order; empty where there is none. */
  sequence(doc: number): Sequence {
    const words = this.words(doc);
    const starts = (this.#same ?? this).#starts.get(doc).slice();
    const terms = this.#partsOf(words).slice();
    let at = 0;
    let end = 0;
    for (let i = 0; i < starts.length; i++) {
      for (; at < (starts[i] as number); at++) end += this.#termsOf.length(words[at] as number);
      starts[i] = end;
    }
    return { terms, starts };
  }

  /** All of it as plain data and typed arrays. */
  save(): SavedField {
    return {
      postings: this.postings.save(),
      documents: this.#documents.save(),
      starts: this.#starts.save(),
      terms: this.#termsOf.save(),
      most: this.#most,
    };
  }

  /** Takes what `save` gave in place of what is here. */
  load({ postings, documents, starts, terms, most }: SavedField): void {
    this.postings.load(postings);
    this.#documents.load(documents);
    this.#starts.load(starts);
    this.#termsOf.load(terms);
    this.#most = most;
  }

  #keep(doc: number, elements: readonly string[]): void {
    const words = this.#words;
    words.length = 0;
    const starts = [0];
    for (const text of elements) {
      numberWords(text, this.#vocabulary, words);
      starts.push(words.length);
    }
    this.#documents.set(doc, words.values, words.length);
    this.#starts.set(doc, starts);
  }

  #learn(word: number): void {
    const terms = this.#terms(this.#vocabulary.word(word)).map((term) => this.postings.terms.idOf(term));
    this.#termsOf.set(word, terms);
    this.#most = Math.max(this.#most, terms.length);
  }

  /** The terms of words, in their order; good until it is called again. */
  #partsOf(words: Uint32Array): Uint32Array {
    this.#parts = grown(this.#parts, words.length * this.#most);
    let count = 0;
    for (let i = 0; i < words.length; i++) count = this.#termsOf.copy(words[i] as number, this.#parts, count);
    return this.#parts.subarray(0, count);
  }
}

/** A field at rest. */
export interface SavedField {
  postings: SavedPostings;
  documents: Uint32Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  terms: Uint32Array<ArrayBuffer>;
  most: number;
}

/** The tokens of one document: their ids in order, where each element begins, and the end of the last. */
export interface Sequence {
  terms: Uint32Array;
  starts: Uint32Array;
}
