import type { AnswerReply } from '../app/reply.ts';
import { PAGE } from './answer.ts';

/** An answer with what it cites of one article; null where it cites nothing of that. */
export function answeredBy(reply: AnswerReply, path: string): AnswerReply | null {
  const shown = reply.answer.citations.slice(0, PAGE);
  const own = shown.filter(({ article }) => article === path);
  // The same words stand elsewhere, too, and that was cited.
  const copied = shown.filter(({ alsoIn = [] }) => alsoIn.some(({ article }) => article === path));
  const cited = own.length ? own : copied;
  if (cited.length === 0) return null;
  const citations = cited.map((citation, at) => ({ ...citation, number: at + 1 }));
  return { ...reply, answer: { ...reply.answer, citations }, from: 0 };
}
