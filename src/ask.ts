import type { Answer, Question } from '../index/answer.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import { type Messages, messagesFor } from './messages.ts';

/** An answer and the messages that frame it: in the language of the question, else the user's, else English. */
export interface Framed {
  answer: Answer;
  frame: Messages;
}

/** The one road from any surface to the library. Logs how it went, never what was asked. */
export async function askLibrary(library: Library, log: Log, question: Question): Promise<Framed> {
  const answer = await library.ask(question);
  const { language, answered, onlyIn, confidence, ms } = answer;
  log.debug({ language, answered, onlyIn, confidence, ms, citations: answer.citations.length }, 'Answered');
  return { answer, frame: messagesFor(language, question.locale) };
}
