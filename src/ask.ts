import type { Answer, Citation, Question } from '../index/answer.ts';
import { sureEnough } from './confidence.ts';
import type { Feedback, Origin } from './feedback.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import { type Messages, messagesFor, spokenIn } from './messages.ts';
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
  /** What is not wanted again, as it was cited before. */
  leaveOut?(citation: Citation): boolean;
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
  const found = await library.ask(question);
  const left = house?.leaveOut ? without(found, house.leaveOut) : found;
  const answer = sureEnough(left, house?.settings.confidence ?? 0);
  // That one article or language lacks something, or has nothing more, does not mean that the articles do.
  const tells = answer.answered || (!question.article && !question.language && !house?.leaveOut);
  if (house?.counts && tells) {
    const { feedback, origin } = house.counts;
    const kept = house.settings.keepsQuestions && !house.discreet;
    feedback.heard(origin, answer, kept ? question.text : null);
  }
  const { language, answered, onlyIn, confidence, ms, citations } = answer;
  const [first] = citations;
  const how = { language, answered, onlyIn, confidence, ...(first && { score: first.score }), ms };
  log.info(
    { ...how, citations: citations.length, ...(!house?.discreet && { question: question.text }) },
    'Asked',
  );
  const nearest = ownFirst(answer);
  return { answer: { ...answer, nearest }, frame: frameOf(question, language) };
}

/** Whoever chooses the language of the articles has not changed their own. */
function frameOf({ text, language: chosen, locale }: Question, language: string | null): Messages {
  return messagesFor(chosen && spokenIn(text), language, locale);
}

/** The answer without some of its citations. */
function without(answer: Answer, leaveOut: (citation: Citation) => boolean): Answer {
  const left = answer.citations.filter((citation) => !leaveOut(citation));
  const citations = left.map((citation, at) => ({ ...citation, number: at + 1 }));
  return citations.length > 0
    ? { ...answer, citations }
    : { ...answer, citations, answered: false, onlyIn: null, confidence: 0 };
}

/** The nearest titles, those in the language of the question first. */
function ownFirst({ nearest, language }: Answer): Answer['nearest'] {
  const foreign = (title: Answer['nearest'][number]) => Number(title.language !== language);
  return [...nearest].sort((a, b) => foreign(a) - foreign(b));
}
