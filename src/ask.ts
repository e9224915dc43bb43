import type { Answer, Question } from '../index/answer.ts';
import { sureEnough } from './confidence.ts';
import type { Feedback, Origin } from './feedback.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import { type Messages, messagesFor } from './messages.ts';
import type { Settings } from './settings.ts';

/** An answer and the messages that frame it: in the language of the question, else the user's, else English. */
export interface Framed {
  answer: Answer;
  frame: Messages;
}

/** What a server has chosen, and how a question was asked there. */
export interface House {
  settings: Settings;
  /** The question is nobody else's business: asked with `private`, or written by somebody else. */
  discreet: boolean;
  /** Given when the question counts in what the server learns; not when an answer is only shown again. */
  counts?: { feedback: Feedback; origin: Origin };
}

/**
 * The one road from any surface to the library. Logs how it went; what was asked is left out by the log, unless whoever
 * runs the bot has asked for it.
 */
export async function askLibrary(
  library: Library,
  log: Log,
  question: Question,
  house?: House,
): Promise<Framed> {
  const answer = sureEnough(await library.ask(question), house?.settings.confidence ?? 0);
  // That one article or language lacks something does not mean that the articles do.
  const tells = answer.answered || (!question.article && !question.language);
  if (house?.counts && tells) {
    const { feedback, origin } = house.counts;
    const kept = house.settings.keepsQuestions && !house.discreet;
    feedback.heard(origin, answer, kept ? question.text : null);
  }
  const { language, answered, onlyIn, confidence, ms } = answer;
  const how = { language, answered, onlyIn, confidence, ms, citations: answer.citations.length };
  log.info({ ...how, ...(!house?.discreet && { question: question.text }) }, 'Asked');
  return { answer, frame: messagesFor(language, question.locale) };
}
