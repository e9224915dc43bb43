import { stripDiacritics } from '../text/functionWords.ts';
import { unspaced } from '../text/scripts.ts';
import type { LookupBudget } from './lookupBudget.ts';

/** Lines of text with two tables sorted by what stands there: where each line begins, and where each word in it does. */
export class SortedLines {
  /** All lines, each ended by `END`. */
  #text: string;
  /** Where each line begins, and where the next one would. */
  #starts: Uint32Array;
  #beginnings: Uint32Array;
  #words: Uint32Array;

  /** `lines` are in the form of `folded`. */
  constructor(lines: readonly string[]) {
    this.#text = lines.map((line) => line + END).join('');
    this.#starts = new Uint32Array(lines.length + 1);
    const words: number[] = [];
    for (const [i, line] of lines.entries()) {
      const start = this.#starts[i] as number;
      this.#starts[i + 1] = start + line.length + 1;
      for (const at of wordStarts(line)) words.push(start + at);
    }
    this.#beginnings = this.#sorted(this.#starts.slice(0, -1));
    this.#words = this.#sorted(Uint32Array.from(words));
  }

  /** The lines that are a text. */
  *alike(text: string, budget: LookupBudget): Generator<number> {
    yield* this.#among(this.#beginnings, text + END, budget);
  }

  /** The lines that begin with a text, in order. */
  *beginningWith(text: string, budget: LookupBudget): Generator<number> {
    yield* this.#among(this.#beginnings, text, budget);
  }

  /** The lines with a word that begins with a text, ordered by what stands there; a line may come more than once. */
  *with(text: string, budget: LookupBudget): Generator<number> {
    yield* this.#among(this.#words, text, budget);
  }

  /** How many such words there are. */
  count(text: string, budget: LookupBudget): number {
    if (budget.left <= 0) return 0;
    return this.#first(this.#words, `${text}${AFTER_ALL}`, budget) - this.#first(this.#words, text, budget);
  }

  /** Does a line have a word that begins with a text? */
  has(line: number, text: string, budget: LookupBudget): boolean {
    if (!budget.take()) return false;
    const start = this.#starts[line] as number;
    const own = this.#text.slice(start, this.#starts[line + 1]);
    for (let at = own.indexOf(text); at >= 0; at = own.indexOf(text, at + 1))
      if (isWordStart(own, at)) return true;
    return false;
  }

  *#among(places: Uint32Array, text: string, budget: LookupBudget): Generator<number> {
    if (budget.left <= 0) return;
    for (let i = this.#first(places, text, budget); i < places.length && budget.take(); i++) {
      const place = places[i] as number;
      if (!this.#text.startsWith(text, place)) return;
      yield this.#lineAt(place);
    }
  }

  /** The first of the places where nothing stands that sorts before a text. */
  #first(places: Uint32Array, text: string, budget: LookupBudget): number {
    let [low, high] = [0, places.length];
    while (low < high) {
      budget.take();
      const middle = (low + high) >> 1;
      const place = places[middle] as number;
      if (this.#text.slice(place, place + text.length) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #lineAt(place: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= place) low = middle;
      else high = middle;
    }
    return low;
  }

  #sorted(places: Uint32Array): Uint32Array {
    const text = this.#text;
    return places.sort((a, b) => {
      for (let i = 0; ; i++) {
        const code = text.charCodeAt(a + i);
        const difference = code - text.charCodeAt(b + i);
        // Lines that are alike keep their order.
        if (difference !== 0 || code === 0) return difference || a - b;
      }
    });
  }
}

/** The end of a line sorts before every letter, so that what is typed in full comes first. */
const END = '\0';

/** Sorts after every text that begins with what stands before it. */
const AFTER_ALL = '\uffff';

/** A text in which one may look for what was typed: lower case, without accents, white space folded, at most 300 characters. */
export function foldForLookup(text: string): string {
  const letters = text.slice(0, MAX_LINE).normalize('NFKC').toLowerCase();
  return stripDiacritics(letters.replace(/\p{Cf}+/gu, '').replace(/[\s\p{Cc}]+/gu, ' ')).trim();
}

/** What is longer is looked for, and found, by its beginning. */
const MAX_LINE = 300;

/** Where scripts without spaces are written, a word may begin at every letter. */
function* wordStarts(line: string): Generator<number> {
  for (const { 0: run, index } of line.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    yield index;
    if (!unspaced.test(run)) continue;
    for (let at = 1; at < run.length; at++) if (isWordStart(run, at)) yield index + at;
  }
}

function isWordStart(line: string, at: number): boolean {
  return !/[\p{L}\p{M}\p{N}]/u.test(line.charAt(at - 1)) || unspaced.test(line.charAt(at));
}
