import { collapsedLength, collapseWhitespace } from '../text/whitespace.ts';
import { type Article, isRendered } from './article.ts';
import type { Block, Mark, Stretch } from './document.ts';

/** A stretch of an article as people read it. */
export interface Quotation {
  /** Its line breaks mean something: they part paragraphs, items, rows, lines of code. */
  text: string;
  /** What it is made of, in stretches of `text`; what is cut at an end is there in part. */
  blocks: Block[];
}

/** A stretch of an article as people read it; in plain text, lines that only wrap become one. */
export function quote(article: Article, stretch: Stretch): Quotation {
  return isRendered(article) ? quoteRendered(article, stretch) : quotePlain(article, stretch);
}

/** Where an offset of the article stands in the text of the quotation that begins at `start`. */
export function placeIn(article: Article, start: number, offset: number): number {
  return isRendered(article) ? offset - start : collapsedLength(article.text.slice(start, offset));
}

/** The blocks that a stretch touches, by binary search: an article may have a hundred thousand. */
export function blocksOf({ blocks }: Pick<Article, 'blocks'>, { start, end }: Stretch): Block[] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).end <= start) low = middle + 1;
    else high = middle;
  }
  const found: Block[] = [];
  for (let at = low; at < blocks.length && (blocks[at] as Block).start < end; at++)
    found.push(blocks[at] as Block);
  return found;
}

function quoteRendered(article: Article, { start, end }: Stretch): Quotation {
  const clip = (part: Stretch): Stretch => ({
    start: Math.max(0, part.start - start),
    end: Math.max(0, Math.min(end, part.end) - start),
  });
  const blocks = blocksOf(article, { start, end }).map((block) => {
    const marks = block.marks
      ?.filter(
        (mark) =>
          (mark.end > start && mark.start < end) ||
          (mark.kind === 'image' && mark.start >= start && mark.end <= end),
      )
      .map((mark): Mark => ({ ...mark, ...clip(mark) }));
    return {
      ...block,
      ...clip(block),
      ...(marks && { marks }),
      ...(block.kind === 'row' && { cells: block.cells.map(clip) }),
    } as Block;
  });
  return { text: article.text.slice(start, end), blocks };
}

function quotePlain({ text, blocks }: Article, { start, end }: Stretch): Quotation {
  const shown = collapseWhitespace(text.slice(start, end));
  const kind = blocksOf({ blocks }, { start, end })[0]?.kind === 'item' ? 'item' : 'paragraph';
  const stretch = { start: 0, end: shown.length };
  return { text: shown, blocks: [kind === 'item' ? { kind, depth: 0, ...stretch } : { kind, ...stretch }] };
}
