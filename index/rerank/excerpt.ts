import type { IndexedPassage } from '../engine/searchEngine.ts';
import { LIST_MARK } from '../text/listItem.ts';
import { collapsedLength, collapseWhitespace } from '../text/whitespace.ts';
import { width } from '../text/width.ts';

/** A contiguous slice of an article, cut at sentences, with the part in bold. */
export interface CutExcerpt {
  /** Verbatim, white space folded. */
  text: string;
  /** Where the bold part begins and ends in `text`. */
  bold: [from: number, to: number];
  /** First and last line in the file, 1-based. */
  lines: [from: number, to: number];
}

/** The widest excerpt (see `width`). */
const MAX_EXCERPT = 500;

/** Neighbouring sentences of one passage, `from` and `to` inclusive, and their share of the softmax over all sentences. */
export interface Window {
  from: number;
  to: number;
  probabilityMass: number;
  /** Place of the sentence with the greatest share. */
  best: number;
}

/**
 * Cuts a passage into windows no wider than an excerpt: the one with the greatest probability mass, then the same from what is left
 * on either side of it. Widths and shares of the softmax are by sentence.
 */
export function cutWindows(
  widths: ArrayLike<number>,
  shares: ArrayLike<number>,
  start = 0,
  end = shares.length,
): Window[] {
  if (start === end) return [];
  const window = bestWindow(widths, shares, start, end);
  return [
    window,
    ...cutWindows(widths, shares, start, window.from),
    ...cutWindows(widths, shares, window.to + 1, end),
  ];
}

/** The one with the greatest probability mass, among the sentences from `start` to before `end`. */
export function bestWindow(
  widths: ArrayLike<number>,
  shares: ArrayLike<number>,
  start = 0,
  end = shares.length,
): Window {
  let window: Window = { from: start, to: start, probabilityMass: -1, best: start };
  for (let from = start; from < end; from++) {
    let probabilityMass = 0;
    let wide = -1;
    let best = from;
    for (let to = from; to < end; to++) {
      wide += 1 + (widths[to] as number);
      if (to > from && wide > MAX_EXCERPT) break;
      probabilityMass += shares[to] as number;
      if ((shares[to] as number) > (shares[best] as number)) best = to;
      if (probabilityMass > window.probabilityMass) window = { from, to, probabilityMass, best };
    }
  }
  return window;
}

/** The width of each sentence of a passage. */
export function sentenceWidths({ article, sentences }: IndexedPassage): number[] {
  return sentences.map(({ start, end }) => width(collapseWhitespace(article.text.slice(start, end))));
}

export function renderExcerpt(passage: IndexedPassage, window: Window): CutExcerpt {
  const { text } = passage.article;
  const at = (place: number) => passage.sentences[place] as { start: number; end: number };
  const { start } = at(window.from);
  const { end } = at(window.to);
  const bold = at(window.best);
  // The mark of a list item says nothing.
  const mark = LIST_MARK.exec(text.slice(bold.start, bold.end))?.[0].length ?? 0;
  const boldStart = bold.start + mark;
  const before = text.slice(start, boldStart);
  const from = collapsedLength(before);
  return {
    text: collapseWhitespace(text.slice(start, end)),
    bold: [from, from + collapseWhitespace(text.slice(boldStart, bold.end)).length],
    lines: [
      passage.line + newlines(text, passage.start, start),
      passage.line + newlines(text, passage.start, end),
    ],
  };
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
