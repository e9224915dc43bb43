import type { Document, Stretch } from './document.ts';

type Mapped = Pick<Document, 'sourceMap'>;

/** Where an offset of a document's text stands in its source. */
export function toSource({ sourceMap }: Mapped, offset: number): number {
  if (!sourceMap) return offset;
  const { text, source } = sourceMap;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((text[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  const at = low - 1;
  if (at < 0) return 0;
  const place = (source[at] as number) + offset - (text[at] as number);
  // As far as the source goes alike.
  return Math.min(place, source[at + 1] ?? place);
}

/** The contiguous part of the source that a stretch of the text stands in, the marks before and after it included. */
export function sourceStretch(document: Mapped & { source?: string }, stretch: Stretch): Stretch {
  const start = toSource(document, stretch.start);
  const end = Math.max(start, toSource(document, stretch.end));
  const { sourceMap, source } = document;
  if (!sourceMap || source === undefined) return { start, end };
  // Bullets, numbers and the like, as far as nothing else stands before it in its line.
  const before = source.slice(Math.max(source.lastIndexOf('\n', start - 1) + 1, start - MAX_MARKS), start);
  const own = /^[>\s]*(?:[-*+|#]+\s*|\d{1,9}[.)]\s+)?(?:\[[ xX]\]\s+)?[*_~`[]*$/.test(before);
  return { start: own ? start - before.trimStart().length : start, end };
}

const MAX_MARKS = 40;
