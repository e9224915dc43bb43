import type { IndexedPassage } from '../engine/searchEngine.ts';
import { type Article, isRendered, sourceOf } from '../ingest/article.ts';
import type { Block, Stretch } from '../ingest/document.ts';
import { linesAt } from '../ingest/lines.ts';
import { type Introduction, introduces, type PassageSentence } from '../ingest/passages.ts';
import { headingAt, type Place, placeAt } from '../ingest/places.ts';
import { blocksOf, placeIn, quote } from '../ingest/quotation.ts';
import { sourceStretch } from '../ingest/sourceMap.ts';
import { LIST_MARK } from '../text/listItem.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { collapsedWidth } from '../text/width.ts';
import type { Window } from './window.ts';

/** A part of an article, as it stands and as people read it. */
export interface Slice {
  /** Verbatim: a contiguous slice of the source, its white space folded to single spaces. */
  excerpt: string;
  /** What people read of it: the same words in the same order, markup rendered away; line breaks mean something. */
  text: string;
  /** What `text` is made of: stretches of it. */
  blocks: Block[];
  /** First and last line in the file, 1-based. */
  lines: [from: number, to: number];
  /** Where it is in a file that has no lines. */
  place?: Place;
}

/** What stands elsewhere in the file and is shown with an excerpt: what it is under, or what introduces it. */
export type Context = Slice & Pick<Introduction, 'kind'>;

/** A contiguous slice of an article, cut at sentences, items, rows or lines, with the part in bold. */
export interface CutExcerpt extends Slice {
  /** Where the bold part begins and ends in `text`. */
  bold: [from: number, to: number];
  /** In the order of the file. */
  context: Context[];
  /** Of the heading that its bold part stands under, where that has one. */
  anchor?: string;
}

/** `bold` are the first and the last sentence in bold. */
export function renderExcerpt(
  passage: IndexedPassage,
  window: Pick<Window, 'from' | 'to'>,
  bold: [from: number, to: number],
): CutExcerpt {
  const { article, sentences } = passage;
  const at = (place: number) => sentences[place] as PassageSentence;
  const start = lineStart(article, at(window.from));
  const slice = sliceOf(passage, { start, end: at(window.to).end });
  const [first, last] = [at(bold[0]), at(bold[1])];
  // The mark of a list item says nothing.
  const mark = LIST_MARK.exec(article.text.slice(first.start, first.end))?.[0].length ?? 0;
  const from = placeIn(article, start, first.start + mark);
  const anchor = headingAt(article, first.start)?.anchor;
  const telling = article.text.slice(first.start + mark, last.end);
  return {
    ...slice,
    bold: [from, from + (isRendered(article) ? telling.length : collapseWhitespace(telling).length)],
    context: contextOf(passage, window, slice.text),
    ...(anchor && { anchor }),
  };
}

/** Where a window stands in the file. */
export function standingOf(
  passage: IndexedPassage,
  window: Pick<Window, 'from' | 'to'>,
): Pick<Slice, 'lines' | 'place'> {
  const [first, last] = [passage.sentences[window.from], passage.sentences[window.to]];
  const start = first?.start ?? passage.start;
  const place = placeAt(passage.article, start);
  return { lines: linesAt(passage, { start, end: last?.end ?? passage.end }), ...(place && { place }) };
}

function sliceOf(passage: IndexedPassage, stretch: Stretch): Slice {
  const { article } = passage;
  const source = sourceStretch(article, stretch);
  const place = placeAt(article, stretch.start);
  return {
    ...quote(article, stretch),
    excerpt: collapseWhitespace(sourceOf(article).slice(source.start, source.end)),
    lines: linesAt(passage, stretch),
    ...(place && { place }),
  };
}

/** A line of code is quoted with its indentation. */
function lineStart(article: Article, { start, kind }: PassageSentence): number {
  if (kind !== 'code') return start;
  const [block] = blocksOf(article, { start, end: start + 1 });
  return Math.max(block?.start ?? start, article.text.lastIndexOf('\n', start - 1) + 1);
}

/** A narrower excerpt says little without the heading that it stands under. */
const SHORT = 120;

/** What introduces a window but stands outside of it, and the heading where the window is short. */
function contextOf(passage: IndexedPassage, { from }: Pick<Window, 'from'>, text: string): Context[] {
  const { sentences, introduction } = passage;
  const [earlier, headings] = [
    introduction.filter(({ kind }) => kind !== 'heading'),
    introduction.filter(({ kind }) => kind === 'heading'),
  ];
  const before = [...earlier, ...sentences.slice(0, from)];
  const question = before.findLast(({ kind }) => kind === 'question');
  const nearest = before.findLast(({ kind }) => kind === 'text' || isIntroduction(kind));
  const own = [...new Set([question, nearest])].filter(
    (one) => one !== undefined && isIntroduction(one.kind),
  );
  const shown = collapsedWidth(text) <= SHORT ? [...headings, ...own] : own;
  return (shown as Introduction[]).map(({ kind, start, end }) => ({
    kind,
    ...sliceOf(passage, { start, end }),
  }));
}

function isIntroduction(kind: PassageSentence['kind'] | Introduction['kind']): boolean {
  return kind !== 'heading' && kind !== 'about' && introduces({ kind });
}
