import { collapseWhitespace } from '../text/whitespace.ts';
import type { Article } from './article.ts';
import type { Block, Location } from './document.ts';

/** Where something stands in a file that has no lines. */
export type Place = Exclude<Location, { lines: unknown }>;

/** Where an offset of an article's text is, in the words of its kind of file; undefined where that is its lines. */
export function placeAt({ places, text, title, blocks }: Article, offset: number): Place | undefined {
  if (!places) return undefined;
  if (places.kind === 'pages') return { page: Math.max(1, countUpTo(places.starts, offset)) };
  const heading = headingAt({ blocks }, offset);
  if (!heading) return { section: title };
  const section = collapseWhitespace(text.slice(heading.start, heading.end));
  return { section, ...(heading.anchor && { anchor: heading.anchor }) };
}

/** The heading that an offset stands under. */
export function headingAt({ blocks }: Pick<Article, 'blocks'>, offset: number): Heading | undefined {
  const own = headingsOf(blocks);
  return own.headings[countUpTo(own.starts, offset) - 1];
}

type Heading = Block & { kind: 'heading' };

/** The headings among an article's blocks, found once: a quotation asks several times, and a book has a hundred thousand blocks. */
function headingsOf(blocks: readonly Block[]): { headings: Heading[]; starts: Uint32Array } {
  let own = known.get(blocks);
  if (!own) {
    const headings = blocks.filter((block) => block.kind === 'heading');
    own = { headings, starts: Uint32Array.from(headings, ({ start }) => start) };
    known.set(blocks, own);
  }
  return own;
}

const known = new WeakMap<readonly Block[], { headings: Heading[]; starts: Uint32Array }>();

/** How many of ascending numbers are at most this one. */
function countUpTo(numbers: Uint32Array, most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
