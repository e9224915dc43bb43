import { ensureCapacity, Uint32Buffer } from '../../text/buffers.ts';
import { appendWordIds } from '../../text/tokenize.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { Postings, type PostingsOptions, type SavedPostings, type TermWeights } from './postings.ts';
import { RaggedArray } from './raggedArray.ts';

/** How a string property is searched. */
export interface FieldOptions extends PostingsOptions {
  /** The terms of a word: its stem, its parts; without it, the word. Called once a distinct word. */
  terms?: (word: string) => string[];
  /** The property that has the same text: its words are not kept again. */
  sharesTextWith?: string;
}

/** One string property: the words of each document in their order, and the postings of their terms. */
export class Field {
  readonly postings: Postings;
  #vocabulary: Vocabulary;
  #terms: (word: string) => string[];
  #sharesTextWith: Field | undefined;
  /** By document, its words, and where in them each of its elements begins and the last one ends. */
  #forwardIndex = new RaggedArray();
  #starts = new RaggedArray();
  /** By word, its terms. */
  #termsByWord = new RaggedArray();
  /** The most terms that a word has. */
  #maxTerms = 1;
  /** Words and terms of the document at hand. */
  #words = new Uint32Buffer();
  #expanded = new Uint32Array(1024);

  /** The fields of a database share a vocabulary; `sharesTextWith` is the one that has the same text. */
  constructor(options: FieldOptions, vocabulary: Vocabulary, sharesTextWith?: Field) {
    this.postings = new Postings(options);
    this.#vocabulary = vocabulary;
    this.#terms = options.terms ?? ((word) => [word]);
    this.#sharesTextWith = sharesTextWith;
  }

  /** Adds a document, in rising order: the texts of its elements, or none where another field has the same text. */
  add(doc: number, elements: readonly string[]): void {
    if (!this.#sharesTextWith) this.#store(doc, elements);
    const words = this.words(doc);
    for (const word of words) if (!this.#termsByWord.has(word)) this.#indexWord(word);
    this.postings.add(doc, this.#expand(words));
  }

  /** Removes a document; where fields have the same text, before the one that keeps it. */
  remove(doc: number): void {
    this.postings.remove(doc, this.#expand(this.words(doc)));
    if (this.#sharesTextWith) return;
    this.#forwardIndex.remove(doc);
    this.#starts.remove(doc);
  }

  /** The words of a document, as the vocabulary numbers them, in order. */
  words(doc: number): Uint32Array {
    return (this.#sharesTextWith ?? this).#forwardIndex.get(doc);
  }

  /** The terms of a word, by their numbers; none where no document of this field has it. */
  termsOf(word: number): Uint32Array {
    return this.#termsByWord.get(word);
  }

  /** The terms of words, as a question's. */
  query(words: readonly string[]): TermWeights {
    return this.postings.query(words.flatMap(this.#terms));
  }

  /** Where in its words each element of a document begins, and the last one ends; empty where there is none. */
  starts(doc: number): Uint32Array {
    return (this.#sharesTextWith ?? this).#starts.get(doc);
  }

  /** All of it as plain data and typed arrays. */
  save(): SavedField {
    return {
      postings: this.postings.save(),
      forwardIndex: this.#forwardIndex.save(),
      starts: this.#starts.save(),
      termsByWord: this.#termsByWord.save(),
      maxTerms: this.#maxTerms,
    };
  }

  /** Takes what `save` gave in place of what is here. */
  load({ postings, forwardIndex, starts, termsByWord, maxTerms }: SavedField): void {
    this.postings.load(postings);
    this.#forwardIndex.load(forwardIndex);
    this.#starts.load(starts);
    this.#termsByWord.load(termsByWord);
    this.#maxTerms = maxTerms;
  }

  #store(doc: number, elements: readonly string[]): void {
    const words = this.#words;
    words.length = 0;
    const starts = [0];
    for (const text of elements) {
      appendWordIds(text, this.#vocabulary, words);
      starts.push(words.length);
    }
    this.#forwardIndex.set(doc, words.values, words.length);
    this.#starts.set(doc, starts);
  }

  #indexWord(word: number): void {
    const terms = this.#terms(this.#vocabulary.word(word)).map((term) => this.postings.terms.intern(term));
    this.#termsByWord.set(word, terms);
    this.#maxTerms = Math.max(this.#maxTerms, terms.length);
  }

  /** The terms of words, in their order; good until it is called again. */
  #expand(words: Uint32Array): Uint32Array {
    this.#expanded = ensureCapacity(this.#expanded, words.length * this.#maxTerms);
    let count = 0;
    for (let i = 0; i < words.length; i++)
      count = this.#termsByWord.copy(words[i] as number, this.#expanded, count);
    return this.#expanded.subarray(0, count);
  }
}

/** A field at rest. */
export interface SavedField {
  postings: SavedPostings;
  forwardIndex: Uint32Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  termsByWord: Uint32Array<ArrayBuffer>;
  maxTerms: number;
}
