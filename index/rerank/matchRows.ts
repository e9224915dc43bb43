import { ensureCapacity } from '../text/buffers.ts';

/** Rows of numbers of 0 to 1, one for each stem of a question. Row 0 is that of strangers: zeros. */
export class MatchRows {
  readonly width: number;
  values: Float32Array;
  #count = 1;

  constructor(width: number) {
    this.width = width;
    this.values = new Float32Array(FIRST * width);
  }

  /** The next row, of zeros until it is written to; it is given again until `take`. */
  get next(): number {
    const end = (this.#count + 1) * this.width;
    if (end > this.values.length) this.values = ensureCapacity(this.values, end);
    return this.#count;
  }

  /** Keeps the next row; returns its number. */
  take(): number {
    return this.#count++;
  }

  /** A copy of a row. */
  copy(row: number): number {
    const { next, width } = this;
    this.values.copyWithin(next * width, row * width, (row + 1) * width);
    return this.take();
  }
}

/** Room for so many at first: a question has a thousand words to compare, and most of them are strangers. */
const FIRST = 256;
