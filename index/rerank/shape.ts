import type { IndexedPassage } from '../engine/searchEngine.ts';
import { introduces, type PassageSentence } from '../ingest/passages.ts';

/** What a sentence is, whatever it says and whoever asks. */
export interface ShapeFeatures {
  introduces: number;
  isQuestion: number;
  headingDepth: number;
}

/** The shape of a sentence of a passage. */
export function shapeOf({ heading }: IndexedPassage, sentence: Pick<PassageSentence, 'kind'>): ShapeFeatures {
  return {
    introduces: Number(introduces(sentence) && sentence.kind !== 'question'),
    isQuestion: Number(sentence.kind === 'question'),
    headingDepth: heading ? Math.min(1, heading.split(' › ').length / 5) : 0,
  };
}
