import { type Bm25, Postings, type Terms } from './postings.ts';

/** How a string property is searched. */
export interface FieldOptions extends Bm25 {
  /** Terms to index instead of a token: its parts. Called once a distinct token. */
  parts?: (token: string) => string[];
}

/** One string property: its postings and, where it is a `string[]`, the tokens of each document in order. */
export class Field {
  readonly postings: Postings;
  readonly sequences: Sequence[] = [];
  #parts: ((token: string) => string[]) | undefined;
  #partIds = new Map<string, Uint32Array>();

  constructor(options: FieldOptions) {
    this.postings = new Postings(options);
    this.#parts = options.parts;
  }

  add(doc: number, elements: string[][], keepSequence: boolean): void {
    const sequence = this.#parts
      ? this.#sequenceOfParts(elements.flat(), this.#parts)
      : this.#sequence(elements);
    this.postings.add(doc, sequence.terms);
    if (keepSequence) this.sequences[doc] = sequence;
  }

  query(tokens: string[]): Terms {
    return this.postings.query(this.#parts ? tokens.flatMap(this.#parts) : tokens);
  }

  #sequence(elements: string[][]): Sequence {
    const starts = new Uint32Array(elements.length + 1);
    elements.forEach((tokens, i) => {
      starts[i + 1] = (starts[i] as number) + tokens.length;
    });
    const terms = new Uint32Array(starts[elements.length] as number);
    let at = 0;
    for (const tokens of elements) for (const token of tokens) terms[at++] = this.postings.idOf(token);
    return { terms, starts };
  }

  #sequenceOfParts(tokens: string[], parts: (token: string) => string[]): Sequence {
    const lists = tokens.map((token) => {
      let ids = this.#partIds.get(token);
      if (!ids) {
        ids = Uint32Array.from(parts(token), (part) => this.postings.idOf(part));
        this.#partIds.set(token, ids);
      }
      return ids;
    });
    const terms = new Uint32Array(lists.reduce((sum, ids) => sum + ids.length, 0));
    let at = 0;
    for (const ids of lists) {
      terms.set(ids, at);
      at += ids.length;
    }
    return { terms, starts: Uint32Array.of(0, at) };
  }
}

/** The tokens of one document: their ids in order, where each element begins, and the end of the last. */
export interface Sequence {
  terms: Uint32Array;
  starts: Uint32Array;
}
