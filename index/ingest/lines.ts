import type { Span } from '../text/sentences.ts';
import { type Article, sourceOf } from './article.ts';
import type { Stretch } from './document.ts';
import { sourceStretch, toSource } from './sourceMap.ts';

/** The lines of a text from an offset on, without what ends them. */
export function* lines(text: string, from: number): Generator<Span> {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

/** First and last line in the file, 1-based, of a stretch of an article's text; a passage's own line is known. */
export function linesAt(
  { article, start, line }: { article: Article; start: number; line: number },
  stretch: Stretch,
): [from: number, to: number] {
  const source = sourceOf(article);
  const own = sourceStretch(article, stretch);
  const first = toSource(article, start);
  return [line + newlines(source, first, own.start), line + newlines(source, first, own.end)];
}

/** Line breaks from one place to another; counted backwards where the other comes first. */
function newlines(text: string, from: number, to: number): number {
  if (to < from) return -newlines(text, to, from);
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
