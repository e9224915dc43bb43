import type { IndexedPassage } from '../engine/searchEngine.ts';
import { isListItem } from '../text/listItem.ts';

/** What a sentence is, whatever it says and whoever asks. */
export interface ShapeFeatures {
  introduces: number;
  asks: number;
  isItem: number;
  isRow: number;
  sentenceLength: number;
  headingDepth: number;
}

/** The shape of a sentence of a passage; `words` is how many it has. */
export function shapeOf({ heading }: IndexedPassage, text: string, words: number): ShapeFeatures {
  return {
    introduces: Number(/[:：]["'”’»)\]*_]*\s*$/u.test(text)),
    asks: Number(/[?？؟]["'”’»)\]*_]*\s*$/u.test(text)),
    isItem: Number(isListItem(text)),
    isRow: Number(/^\s*\|/u.test(text)),
    sentenceLength: Math.log(1 + words) / Math.log(101),
    headingDepth: heading ? Math.min(1, heading.split(' › ').length / 5) : 0,
  };
}
