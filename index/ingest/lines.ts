import type { Span } from '../text/sentences.ts';

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
