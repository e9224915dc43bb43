import type { Mark, Stretch } from '../document.ts';
import type { Inline } from './documentBuilder.ts';

type MarkKind = Mark extends infer M ? (M extends Mark ? Omit<M, keyof Stretch> : never) : never;

/** The running text of a block as it is read: white space folded as a browser does, and marks that open and close. */
export class InlineText {
  #text = '';
  /** Kept apart: to look into a text that grows makes it be copied. */
  #afterSpace = true;
  #marks: Mark[] = [];
  #open: { mark: MarkKind; start: number }[] = [];

  /** Whether there is nothing but white space. */
  blank = true;

  add(text: string): void {
    const folded = text.replace(/[ \t\n\r\f]+/g, ' ');
    this.addVerbatim(this.#afterSpace ? folded.replace(/^ /, '') : folded);
  }

  /** Adds text as it stands. */
  addVerbatim(text: string): void {
    if (!text) return;
    this.#text += text;
    this.#afterSpace = /\s$/.test(text);
    this.blank &&= !/\S/.test(text);
  }

  breakLine(): void {
    this.addVerbatim('\n');
  }

  openMark(mark: MarkKind): void {
    this.#open.push({ mark, start: this.#text.length });
  }

  closeMark(): void {
    const last = this.#open.pop();
    if (last) this.#keep(last.mark, last.start);
  }

  /** What was read since the last time. Marks that are open go on in what comes next. */
  take(): Inline {
    for (const { mark, start } of this.#open) this.#keep(mark, start);
    const taken: Inline = { text: this.#text, marks: this.#marks.sort((a, b) => a.start - b.start) };
    this.#text = '';
    this.#afterSpace = this.blank = true;
    this.#marks = [];
    for (const open of this.#open) open.start = 0;
    return taken;
  }

  #keep(mark: MarkKind, start: number): void {
    const text = this.#text.slice(start);
    const from = start + text.length - text.trimStart().length;
    const end = start + text.trimEnd().length;
    if (from < end) this.#marks.push({ ...mark, start: from, end } as Mark);
  }
}
