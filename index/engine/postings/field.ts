import { Uint32Buffer } from '../../text/buffers.ts';
import { appendWordIds } from '../../text/tokenize.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { Bm25Options } from '../bm25.ts';
import { addDocuments } from './inversion.ts';
import { Postings, type SavedPostings, type TermWeights } from './postings.ts';
import { RaggedArray, type SavedRaggedArray } from './raggedArray.ts';

/** How a string property is searched. */
export interface FieldOptions extends Bm25Options {
  /** The terms of a word: its stem, its parts; without it, the word. Called once a distinct word. */
  terms?: (word: string) => string[];
  /** The property that has the same text: its words are not kept again. */
  sharesTextWith?: string;
}

/** One string property: the words of each document in their order, and the postings of their terms. */
export class Field {
  #postings: Postings;
  #vocabulary: Vocabulary;
  #terms: (word: string) => string[];
  #sharesTextWith: Field | undefined;
  /** By document, its words, and where in them each of its elements begins and the last one ends. */
  #forwardIndex = new RaggedArray();
  #starts = new RaggedArray();
  /** By word, its terms. */
  #termsByWord = new RaggedArray();
  /** Documents that the postings are still to get. */
  #pending: number[] = [];
  /** Words of the document at hand. */
  #words = new Uint32Buffer();

  /** The fields of a database share a vocabulary; `sharesTextWith` is the one that has the same text. */
  constructor(options: FieldOptions, vocabulary: Vocabulary, sharesTextWith?: Field) {
    this.#postings = new Postings(options);
    this.#vocabulary = vocabulary;
    this.#terms = options.terms ?? ((word) => [word]);
    this.#sharesTextWith = sharesTextWith;
  }

  /** Adds a document, in rising order: the texts of its elements, or none where another field has the same text. */
  add(doc: number, elements: readonly string[]): void {
    if (!this.#sharesTextWith) this.#store(doc, elements);
    this.#pending.push(doc);
    if (this.#pending.length >= AT_ONCE) this.#takeIn();
  }

  /** With all documents that were added: many at once when this is read. */
  get postings(): Postings {
    if (this.#pending.length > 0) this.#takeIn();
    return this.#postings;
  }

  /** Removes a document; where fields have the same text, before the one that keeps it. */
  remove(doc: number): void {
    const { postings } = this;
    postings.remove(
      doc,
      Array.from(this.words(doc)).flatMap((word) => [...this.#termsByWord.get(word)]),
    );
    if (this.#sharesTextWith) return;
    this.#forwardIndex.remove(doc);
    this.#starts.remove(doc);
  }

  /** The words of a document, as the vocabulary numbers them, in order; good until those of another are read. */
  words(doc: number): Uint32Array {
    return (this.#sharesTextWith ?? this).#forwardIndex.get(doc);
  }

  /** The terms of a word, by their numbers, good until those of another are read; none where no document of this field has it. */
  termsOf(word: number): Uint32Array {
    if (this.#pending.length > 0) this.#takeIn();
    return this.#termsByWord.get(word);
  }

  /** The terms of words, as a question's. */
  query(words: readonly string[]): TermWeights {
    return this.postings.query(words.flatMap(this.#terms));
  }

  /** Where in its words each element of a document begins, and the last one ends, good until others are read; empty where there is none. */
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
    };
  }

  /** Takes what `save` gave in place of what is here. */
  load({ postings, forwardIndex, starts, termsByWord }: SavedField): void {
    this.#postings.load(postings);
    this.#forwardIndex.load(forwardIndex);
    this.#starts.load(starts);
    this.#termsByWord.load(termsByWord);
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

  #takeIn(): void {
    const pending = this.#pending;
    this.#pending = [];
    const wordsOf = (doc: number) => this.words(doc);
    for (const doc of pending)
      for (const word of wordsOf(doc)) if (!this.#termsByWord.has(word)) this.#indexWord(word);
    addDocuments(this.#postings, pending, wordsOf, this.#termsByWord, this.#vocabulary.size);
  }

  #indexWord(word: number): void {
    const { terms } = this.#postings;
    this.#termsByWord.set(
      word,
      this.#terms(this.#vocabulary.word(word)).map((term) => terms.intern(term)),
    );
  }
}

/** Documents that are put into postings together: what is counted by document stays in the processor's nearest memory. */
const AT_ONCE = 8192;

/** A field at rest. */
export interface SavedField {
  postings: SavedPostings;
  forwardIndex: SavedRaggedArray;
  starts: SavedRaggedArray;
  termsByWord: SavedRaggedArray;
}
