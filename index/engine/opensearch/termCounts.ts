import { ensureCapacity } from '../../text/buffers.ts';
import { type SavedVocabulary, Vocabulary } from '../../text/vocabulary.ts';

export interface SavedTerms {
  terms: SavedVocabulary;
  counts: Uint32Array;
}

/** The terms of a field, and how many passages have each. */
export class TermCounts {
  readonly terms: Vocabulary;
  counts: Uint32Array;
  /** By term, the last passage that it was counted for. */
  #seen = new Uint32Array(0);
  #passage = 0;

  constructor(terms = new Vocabulary()) {
    this.terms = terms;
    this.counts = new Uint32Array(0);
  }

  /** Begins a passage: each term counts once in it. */
  begin(): void {
    this.#passage++;
    this.counts = ensureCapacity(this.counts, this.terms.size);
    this.#seen = ensureCapacity(this.#seen, this.terms.size);
  }

  count(term: number, by: 1 | -1): void {
    if (this.#seen[term] === this.#passage) return;
    this.#seen[term] = this.#passage;
    this.counts[term] = (this.counts[term] as number) + by;
  }

  countAt(term: number): number {
    return this.counts[term] ?? 0;
  }

  countOf(term: string): number {
    return this.counts[this.terms.find(term) ?? -1] ?? 0;
  }

  save(): SavedTerms {
    const counts = new Uint32Array(this.terms.size);
    counts.set(this.counts.subarray(0, counts.length));
    return { terms: this.terms.save(), counts };
  }

  load({ terms, counts }: SavedTerms): void {
    this.terms.load(terms);
    this.counts = counts;
  }
}
