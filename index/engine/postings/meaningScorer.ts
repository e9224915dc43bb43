import type { Vocabulary } from '../../text/vocabulary.ts';
import type { Field } from './field.ts';
import type { SoughtWord } from './soughtWord.ts';

/** Scores single documents by their words, as a search by meaning scores those of whole lists: Σ weight · max similarity². */
export class MeaningScorer {
  #vocabulary: Vocabulary;
  #fields: readonly Field[];
  /** By field and word, its term plus one, of the words that there were. */
  #termOf: Uint32Array[] = [];

  constructor(vocabulary: Vocabulary, fields: readonly Field[]) {
    this.#vocabulary = vocabulary;
    this.#fields = fields;
  }

  /** The score of any document for these words, of which the sum is taken in this order. */
  scorer(words: readonly SoughtWord[]): (doc: number) => number {
    this.#readTerms();
    const lists = this.#fields.map((field, i) => {
      const sought = new SoughtTerms(field.postings.terms.size);
      for (const [q, { terms }] of words.entries())
        for (const [term, similarity] of terms[i] as ReadonlyMap<number, number>)
          sought.add(term, q, similarity);
      return { field, termOf: this.#termOf[i] as Uint32Array, sought };
    });
    const nearest = new Float32Array(words.length);
    return (doc) => {
      nearest.fill(0);
      for (const { field, termOf, sought } of lists) sought.raise(nearest, field.words(doc), termOf);
      let sum = 0;
      for (let q = 0; q < nearest.length; q++) {
        const near = nearest[q] as number;
        sum += (words[q] as SoughtWord).weight * near * near;
      }
      return sum;
    };
  }

  /** To be called when the documents have changed. */
  forget(): void {
    this.#termOf = [];
  }

  #readTerms(): void {
    const { size } = this.#vocabulary;
    if (this.#termOf[0]?.length === size) return;
    this.#termOf = this.#fields.map((field) =>
      Uint32Array.from({ length: size }, (_, word) => (field.termsOf(word)[0] ?? -1) + 1),
    );
  }
}

/** Terms that are looked for, each with the words of the question that it stands for. */
class SoughtTerms {
  /** By term plus one, the place of its first entry plus one. */
  #first: Uint16Array;
  #words: number[] = [];
  #similarities: number[] = [];
  /** The next entry of the same term, as above. */
  #next: number[] = [];

  constructor(terms: number) {
    this.#first = new Uint16Array(terms + 1);
  }

  add(term: number, word: number, similarity: number): void {
    this.#next.push(this.#first[term + 1] as number);
    this.#words.push(word);
    this.#similarities.push(similarity);
    this.#first[term + 1] = this.#next.length;
  }

  /** Raises the similarity of each word of the question to that of the nearest of a document's words. */
  raise(nearest: Float32Array, own: Uint32Array, termOf: Uint32Array): void {
    const first = this.#first;
    for (let i = 0; i < own.length; i++) {
      let entry = first[termOf[own[i] as number] as number] as number;
      for (; entry > 0; entry = this.#next[entry - 1] as number) {
        const word = this.#words[entry - 1] as number;
        const similarity = this.#similarities[entry - 1] as number;
        if (similarity > (nearest[word] as number)) nearest[word] = similarity;
      }
    }
  }
}
