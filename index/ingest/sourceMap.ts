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

/** The contiguous part of the source that a stretch of the text stands in, inline marks at its end included. */
export function sourceStretch(document: Mapped, { start, end }: Stretch): Stretch {
  return {
    start: toSource(document, start),
    end: Math.max(toSource(document, start), toSource(document, end)),
  };
}
