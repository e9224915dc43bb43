import { collapseWhitespace } from '../text/whitespace.ts';
import { width } from '../text/width.ts';

/**
 * By this sentences are known that say the same: white space and case aside. What is short says something only where it
 * stands, so the `context`, the heading above or the sentence before, counts too.
 */
export function textKey(sentences: readonly string[], context: string): string {
  const key = sentences.map(normalise).join('\n');
  return width(key) < SHORT ? `${normalise(context)}\n${key}` : key;
}

/** “Yes.”, “Ask at the desk.” */
const SHORT = 25;

function normalise(text: string): string {
  return collapseWhitespace(text).toLowerCase();
}
