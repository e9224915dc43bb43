import type { Answer, Question } from '../../index/index.ts';
import type { Found } from '../app/outcome.ts';
import type { Synonym } from '../app/synonyms.ts';
import { readingsOf } from './readings.ts';

/** A search for a question as it is written and, where it has words of the server's own, as it may be read: the best answer is it. */
export function* search(
  question: Question,
  { synonyms }: { synonyms: readonly Synonym[] },
): Generator<Question, Found, Answer> {
  let best: Found = yield question;
  for (const { text, by } of readingsOf(question.text, synonyms)) {
    const found = yield { ...question, text };
    if (isBetter(found, best)) best = { ...found, by };
  }
  return best;
}

const VERDICTS = ['none', 'maybe', 'answer'] as const;

function isBetter(one: Answer, other: Answer): boolean {
  const rank = ({ verdict }: Answer) => VERDICTS.indexOf(verdict);
  return rank(one) === rank(other) ? surety(one) > surety(other) : rank(one) > rank(other);
}

/** How likely the articles answer, and the first citation holds the answer. */
function surety({ answerability, confidence }: Answer): number {
  return answerability * confidence;
}
