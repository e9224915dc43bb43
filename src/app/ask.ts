import type { Answer } from '../../index/index.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import { type Meter, noMeter } from '../ops/meter.ts';
import type { Feedback } from './feedback.ts';
import { messagesFor } from './messages/messages.ts';
import type { Messages } from './messages/types.ts';
import type { Outcome, Plan } from './outcome.ts';
import type { Owner } from './owner.ts';
import { qualified } from './titled.ts';

/** An outcome and the messages that frame it: in the language of the question, else the user's, else English. */
export interface LocalizedOutcome extends Outcome {
  messages: Messages;
  /** The number of the decline, where one was kept. */
  declined?: number;
}

/** Where a question is answered and recorded. */
export interface AskContext {
  library: Library;
  log: Log;
  meter?: Meter;
}

/** What is recorded of a question. */
export interface Recording {
  /** False when an answer is only shown again, or its question was edited. */
  counts: boolean;
  /** Only the asker sees the answer: the words of the question are neither kept nor logged. */
  sensitive: boolean;
  /** What a server learns from it. */
  learns?: { feedback: Feedback; owner: Owner; keepsQuestions: boolean };
}

const OUTCOMES = { answer: 'answered', maybe: 'unsure', none: 'declined' } as const;

const PLAIN: Recording = { counts: true, sensitive: false };

/**
 * The only way from a surface to the library: runs the attempts of a plan, and records the question once, however many
 * there were. The log leaves out the text of the question unless LOG_QUESTIONS is on.
 */
export async function askLibrary(
  { library, log, meter = noMeter }: AskContext,
  plan: Plan,
  { counts, sensitive, learns }: Recording = PLAIN,
): Promise<LocalizedOutcome> {
  const end = counts ? meter.begin() : () => {};
  try {
    const { ms, ...outcome } = await run(plan, library);
    const { question, narrowed } = outcome;
    const { language, verdict, onlyIn, confidence, citations } = outcome.answer;
    end({ outcome: OUTCOMES[verdict], language });
    // If one article or language has no answer, or no more answers, that says nothing about all the articles.
    const tells = counts && (verdict === 'answer' || !narrowed);
    const text = learns?.keepsQuestions && !sensitive ? question.text : null;
    const declined = tells ? await learns?.feedback.record(learns.owner, outcome.answer, text) : null;
    const how = { language, verdict, onlyIn, confidence, ms, citations: citations.length };
    const what = sensitive ? {} : { question: question.text };
    if (counts) log.info({ ...how, ...what }, 'Question handled');
    else log.debug({ ...how, ...what }, 'Answer shown again');
    const answer = { ...outcome.answer, nearest: await nearestOf(outcome.answer, library) };
    return {
      ...outcome,
      answer,
      messages: messagesFor(...outcome.speaks),
      ...(declined != null && { declined }),
    };
  } catch (err) {
    end({ outcome: 'failed' });
    throw err;
  }
}

/** The plan's outcome, and the milliseconds that all its searches took inside the index. */
async function run(plan: Plan, library: Library): Promise<Outcome & { ms: number }> {
  let ms = 0;
  let step = plan.next();
  while (!step.done) {
    const answer = await library.ask(step.value);
    ms += answer.ms;
    step = plan.next(answer);
  }
  return { ...step.value, ms };
}

/** The nearest titles, each with what tells it from others of its name. */
async function nearestOf(answer: Answer, library: Library): Promise<Answer['nearest']> {
  if (answer.nearest.length === 0) return [];
  const { qualifiers } = await library.contents();
  return ownFirst(answer).map((near) => ({ ...near, ...qualified(qualifiers, near.article) }));
}

/** The nearest titles, those in the language of the question first. */
function ownFirst({ nearest, language }: Answer): Answer['nearest'] {
  const foreign = (title: Answer['nearest'][number]) => Number(title.language !== language);
  return [...nearest].sort((a, b) => foreign(a) - foreign(b));
}
