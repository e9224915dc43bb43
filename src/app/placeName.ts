import { type Place, shownPath } from '../../index/index.ts';
import type { Messages } from './messages/types.ts';
import { clip } from './reports.ts';

/** Where something stands in a file: its lines, unless it is of a kind that has pages or sections instead. */
export interface Standing {
  article: string;
  lines: readonly [from: number, to: number];
  place?: Place;
}

/** A file and a place in it, as part of a footnote; `text` renders what files and their headings say. */
export function placeName(
  { article, lines, place }: Standing,
  m: Messages,
  text: (raw: string) => string,
): string {
  const file = text(clip(shownPath(article), PATH));
  if (!place) return `${file}, ${m.answer.lines(...lines)}`;
  if ('page' in place) return `${file}, ${m.answer.page(place.page)}`;
  return `${file} · ${text(clip(place.section, SECTION))}`;
}

/** Characters, at most. */
const PATH = 200;
const SECTION = 100;
