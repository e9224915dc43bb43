import type { IndexedPassage } from '../engine/searchEngine.ts';
import { introduces, MAX_CODE_LINES } from '../ingest/passages.ts';
import { collapsedWidth } from '../text/width.ts';

/** The widest excerpt (see `width`). */
export const MAX_EXCERPT = 500;

/** Neighbouring sentences of one passage, `from` and `to` inclusive, and their share of the softmax over all sentences. */
export interface Window {
  from: number;
  to: number;
  probabilityMass: number;
  /** Place of the sentence with the greatest share, of those that do not only introduce others where there are any. */
  best: number;
}

/**
 * The sentences in bold, `to` inclusive: the best one; with the next where it is only a “Yes.”; the whole list where none of
 * its items answers much better than the others.
 */
export function boldSentences(
  shapes: readonly SentenceShape[],
  shares: ArrayLike<number>,
  { from, to, best }: Omit<Window, 'probabilityMass'>,
): [from: number, to: number] {
  const own = shapes[best] as SentenceShape;
  if (!own.isItem) {
    const goesOn = own.width <= MAX_YES && best < to && !shapes[best + 1]?.introduces;
    return [best, goesOn ? best + 1 : best];
  }
  let [first, last] = [best, best];
  while (first > from && shapes[first - 1]?.isItem) first--;
  while (last < to && shapes[last + 1]?.isItem) last++;
  // What comes first after the lead is near to the words of the question, whatever it says.
  const led = first > 0 && shapes[first - 1]?.introduces;
  const judged = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (at) => !(led && at === first),
  );
  const most = Math.max(0, ...judged.map((at) => shares[at] as number));
  const sum = judged.reduce((total, at) => total + (shares[at] as number), 0);
  const alike =
    judged.length > 0 && (judged.length === 1 || most < (MUCH_BETTER * (sum - most)) / (judged.length - 1));
  return alike ? [first, last] : [best, best];
}

/** “Yes.”, “No, never.” */
const MAX_YES = 12;

/** Times the mean of the other items. */
const MUCH_BETTER = 3;

/** What counts in cutting a passage: of each sentence, how wide it is, its lines, and whether it only introduces the next. */
export interface SentenceShape {
  width: number;
  /** Lines that must stay; 0 where text may flow. */
  lines: number;
  introduces: boolean;
  isItem: boolean;
}

export function sentenceShapes({ article, sentences }: IndexedPassage): SentenceShape[] {
  const { text } = article;
  return sentences.map((sentence, i) => {
    const { start, end } = sentence;
    return {
      // Marks without a word may stand between two sentences, and are quoted with them.
      width: collapsedWidth(text.slice(Math.min(sentences[i - 1]?.end ?? start, start), end)),
      lines: sentence.kind === 'code' ? text.slice(start, end).split('\n').length : 0,
      introduces: introduces(sentence),
      isItem: sentence.kind === 'item',
    };
  });
}

/**
 * Cuts a passage into windows no wider than an excerpt: the one with the greatest probability mass, then the same from what is left
 * on either side of it. What only introduces others is in no window of its own.
 */
export function cutWindows(
  shapes: readonly SentenceShape[],
  shares: ArrayLike<number>,
  start = 0,
  end = shares.length,
): Window[] {
  if (start === end) return [];
  const window = bestWindow(shapes, shares, start, end);
  return [
    window,
    ...cutWindows(shapes, shares, start, window.from),
    ...cutWindows(shapes, shares, window.to + 1, end),
  ];
}

/** The one with the greatest probability mass, among the sentences from `start` to before `end`; `widest` as of `width`. */
export function bestWindow(
  shapes: readonly SentenceShape[],
  shares: ArrayLike<number>,
  start = 0,
  end = shares.length,
  widest = MAX_EXCERPT,
): Window {
  // No functions of its own: it is called for every sentence of every candidate.
  let found: Window | undefined;
  let introduction: Window | undefined;
  for (let from = start; from < end; from++) {
    let probabilityMass = 0;
    let wide = -1;
    let lines = 0;
    let best: number | undefined;
    for (let to = from; to < end; to++) {
      const shape = shapes[to] as SentenceShape;
      const share = shares[to] as number;
      wide += 1 + shape.width;
      lines += shape.lines;
      if (to > from && (wide > widest || lines > MAX_CODE_LINES)) break;
      probabilityMass += share;
      const answers = !shape.introduces;
      if (answers && (best === undefined || share > (shares[best] as number))) best = to;
      // An introduction at the end belongs to what comes after it.
      const whole = answers || to + 1 === end;
      if (best !== undefined && whole && probabilityMass > (found?.probabilityMass ?? -1))
        found = { from, to, probabilityMass, best };
      const mass = probabilityMass * ALONE;
      if (best === undefined && mass > (introduction?.probabilityMass ?? -1))
        introduction = { from, to, probabilityMass: mass, best: strongest(shares, from, to) };
    }
  }
  return found ?? (introduction as Window);
}

/** What only introduces something counts for so much on its own: it comes after all that answers. */
const ALONE = 1e-6;

function strongest(shares: ArrayLike<number>, from: number, to: number): number {
  let best = from;
  for (let at = from; at <= to; at++) if ((shares[at] as number) > (shares[best] as number)) best = at;
  return best;
}
