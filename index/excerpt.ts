import type { Sentence } from './evidence.ts';
import { width } from './width.ts';

/** A contiguous slice of an article, cut at sentences, with the part in bold. */
export interface Excerpt {
  /** Verbatim, white space folded. */
  text: string;
  /** Where the bold part begins and ends in `text`. */
  bold: [from: number, to: number];
  /** First and last line in the file, 1-based. */
  lines: [from: number, to: number];
}

/** The widest excerpt (see `width`). */
export const MAX_EXCERPT = 500;

/** Neighbouring sentences of one passage, `from` and `to` inclusive, and the chance that they hold the answer. */
export interface Window {
  from: number;
  to: number;
  chance: number;
  /** Place of the most telling sentence. */
  best: number;
}

/** The window of a passage, no wider than an excerpt, with the greatest chance. `chances` is by sentence. */
export function bestWindow(sentences: readonly Sentence[], chances: readonly number[]): Window {
  let window: Window = { from: 0, to: 0, chance: -1, best: 0 };
  for (let from = 0; from < sentences.length; from++) {
    let chance = 0;
    let best = from;
    for (let to = from; to < sentences.length; to++) {
      if (to > from && width(slice(sentences, from, to)) > MAX_EXCERPT) break;
      chance += chances[to] as number;
      if ((chances[to] as number) > (chances[best] as number)) best = to;
      if (chance > window.chance) window = { from, to, chance, best };
    }
  }
  return window;
}

export function cutExcerpt(sentences: readonly Sentence[], window: Window): Excerpt {
  const { passage } = sentences[0] as Sentence;
  const { text } = passage.article;
  const start = (passage.sentences[window.from] as { start: number }).start;
  const end = (passage.sentences[window.to] as { end: number }).end;
  const bold = passage.sentences[window.best] as { start: number; end: number };
  const lead = fold(text.slice(start, bold.start)).length;
  const boldText = fold(text.slice(bold.start, bold.end));
  // A space stands between the lead and the bold part where the file has any white space there.
  const from = lead > 0 && /\s$/u.test(text.slice(start, bold.start)) ? lead + 1 : lead;
  return {
    text: fold(text.slice(start, end)),
    bold: [from, from + boldText.length],
    lines: [
      passage.line + newlines(text, passage.start, start),
      passage.line + newlines(text, passage.start, end),
    ],
  };
}

function slice(sentences: readonly Sentence[], from: number, to: number): string {
  const { passage } = sentences[0] as Sentence;
  return fold(
    passage.article.text.slice(
      (passage.sentences[from] as { start: number }).start,
      (passage.sentences[to] as { end: number }).end,
    ),
  );
}

function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
