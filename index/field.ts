import { type Bm25, Postings, type SavedPostings, type Terms } from './postings.ts';

/** How a string property is searched. */
export interface FieldOptions extends Bm25 {
  /** Terms to index instead of a token: its parts. Called once a distinct token. */
  parts?: (token: string) => string[];
  /** Whether each document's tokens are kept in their order. */
  sequence?: boolean;
}

/** One string property: its postings and, where asked for, the tokens of each document in order. */
export class Field {
  readonly postings: Postings;
  readonly sequences: Sequence[] = [];
  #parts: ((token: string) => string[]) | undefined;
  #keep: boolean;
  #partIds = new Map<string, Uint32Array>();

  constructor(options: FieldOptions) {
    this.postings = new Postings(options);
    this.#parts = options.parts;
    this.#keep = options.sequence ?? false;
  }

  add(doc: number, elements: string[][]): void {
    const sequence = this.#parts
      ? this.#sequenceOfParts(elements.flat(), this.#parts)
      : this.#sequence(elements);
    this.postings.add(doc, sequence.terms);
    if (this.#keep) this.sequences[doc] = sequence;
  }

  query(tokens: string[]): Terms {
    return this.postings.query(this.#parts ? tokens.flatMap(this.#parts) : tokens);
  }

  /** All of it as plain data and typed arrays: the sequences one after the other, each as its number of elements, their ends, its tokens. */
  save(): SavedField {
    let size = 0;
    for (const sequence of this.sequences)
      if (sequence) size += sequence.starts.length + sequence.terms.length;
    const sequences = new Uint32Array(size);
    const starts = new Uint32Array(this.sequences.length);
    let at = 0;
    for (const [doc, sequence] of this.sequences.entries()) {
      if (!sequence) continue;
      // The first start is always 0: its place holds the number of elements, and so no sequence is empty.
      sequences.set(sequence.starts, at);
      sequences[at] = sequence.starts.length - 1;
      sequences.set(sequence.terms, at + sequence.starts.length);
      starts[doc] = at + 1;
      at += sequence.starts.length + sequence.terms.length;
    }
    return { postings: this.postings.save(), sequences, starts };
  }

  /** Takes what `save` gave in place of what is here. */
  load({ postings, sequences, starts }: SavedField): void {
    this.postings.load(postings);
    this.#partIds.clear();
    this.sequences.length = 0;
    for (const [doc, place] of starts.entries()) {
      if (place === 0) continue;
      const count = sequences[place - 1] as number;
      const terms = place + count;
      const own = sequences.slice(place - 1, terms);
      own[0] = 0;
      this.sequences[doc] = { starts: own, terms: sequences.subarray(terms, terms + (own[count] as number)) };
    }
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

/** A field at rest. */
export interface SavedField {
  postings: SavedPostings;
  sequences: Uint32Array<ArrayBuffer>;
  /** Per document, where its sequence begins, plus one; 0 where it has none. */
  starts: Uint32Array<ArrayBuffer>;
}

/** The tokens of one document: their ids in order, where each element begins, and the end of the last. */
export interface Sequence {
  terms: Uint32Array;
  starts: Uint32Array;
}
