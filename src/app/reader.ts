import type { Library } from '../library/library.ts';
import type { Messages } from './messages/types.ts';
import type { Filling, GoneReply, PageReply, QuoteMark } from './reply.ts';

/** So many passages are asked for: more never fit. */
const WINDOW = 30;

/** Passages on either side of a quotation. */
const NEAR = 2;

/** Where a page of an article begins or, turned `back`, ends. */
interface Turning {
  /** The `articleId`. */
  article: string;
  at: number;
  back?: boolean;
  /** That of the pages read so far: in another version its passages may stand elsewhere. */
  version?: string;
  /** The quotation from which the article was opened: it stays bold. */
  quote?: QuoteMark | null;
}

/** A page of an article. */
export async function readPage(
  library: Library,
  m: Messages,
  turning: Turning,
): Promise<PageReply | GoneReply> {
  const { article, at, back = false, version, quote } = turning;
  const [from, to] = back ? [at - WINDOW, at] : [at, at + WINDOW];
  const text = await library.read({ article, from, to, ...(quote && { quote }) });
  if (!text) return { kind: 'gone', sentence: m.reader.articleGone };
  if (version !== undefined && version !== text.version)
    return { kind: 'gone', sentence: m.reader.changed, article: text.id };
  return { kind: 'page', text, filling: back ? 'before' : 'after' };
}

/** The passage of a quotation with its neighbours. */
export async function readInContext(
  library: Library,
  m: Messages,
  article: string,
  quote: QuoteMark | null,
): Promise<PageReply | GoneReply> {
  const text = quote && (await library.read({ article, from: -NEAR, to: NEAR + 1, around: true, quote }));
  if (!text) return { kind: 'gone', sentence: m.reader.articleGone };
  if (!text.quote) return { kind: 'gone', sentence: m.reader.quoteGone, article: text.id };
  return { kind: 'page', text, filling: 'around' };
}

/**
 * The first and last of the passages, the end exclusive, whose sizes fit in `room`; always one. `start` is where it is filled
 * from, if that is not an end.
 */
export function fitting(
  sizes: readonly number[],
  filling: Filling,
  start: number,
  room: number,
): [first: number, last: number] {
  let first = filling === 'before' ? Math.max(0, sizes.length - 1) : filling === 'around' ? start : 0;
  let last = Math.min(sizes.length, first + 1);
  let left = room - (sizes[first] ?? 0);
  const take = (at: number): boolean => {
    const size = sizes[at] ?? Number.POSITIVE_INFINITY;
    if (size > left) return false;
    left -= size;
    return true;
  };
  if (filling !== 'after') while (first > 0 && take(first - 1)) first--;
  if (filling !== 'before') while (last < sizes.length && take(last)) last++;
  return [first, last];
}
