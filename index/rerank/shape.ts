import { introduces, type PassageSentence } from '../ingest/passages.ts';

/** What a sentence is, whatever it says and whoever asks. */
export interface ShapeFeatures {
  introduces: number;
  isQuestion: number;
}

/** The shape of a sentence of a passage. */
export function shapeOf(sentence: Pick<PassageSentence, 'kind'>): ShapeFeatures {
  const isQuestion = sentence.kind === 'question';
  return { introduces: Number(introduces(sentence) && !isQuestion), isQuestion: Number(isQuestion) };
}
