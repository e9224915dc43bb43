import type { IndexedPassage } from '../engine/searchEngine.ts';
import { introduces, type PassageSentence } from '../ingest/passages.ts';

/** What a sentence is, whatever it says and whoever asks. */
export interface ShapeFeatures {
  introduces: number;
  isQuestion: number;
  isItem: number;
  isRow: number;
  isCode: number;
  sentenceLength: number;
  headingDepth: number;
}

/** The shape of a sentence of a passage; `words` is how many it has. */
export function shapeOf(
  { heading }: IndexedPassage,
  sentence: Pick<PassageSentence, 'kind'>,
  words: number,
): ShapeFeatures {
  const { kind } = sentence;
  return {
    introduces: Number(introduces(sentence) && kind !== 'question'),
    isQuestion: Number(kind === 'question'),
    isItem: Number(kind === 'item'),
    isRow: Number(kind === 'row'),
    isCode: Number(kind === 'code'),
    sentenceLength: Math.log(1 + words) / Math.log(101),
    headingDepth: heading ? Math.min(1, heading.split(' › ').length / 5) : 0,
  };
}
