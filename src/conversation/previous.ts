import type { Cited } from '../app/kept.ts';
import type { Asked, Scope } from '../app/outcome.ts';
import type { Previous } from './plan.ts';

/** A question and its answer, as they are read again when another question follows. */
interface Answered {
  asked: Asked;
  scope: Scope;
  /** When it was answered, in milliseconds since 1970. */
  at: number;
  /** False for a decline. */
  answered: boolean;
  cited: Cited;
}

/** Whether what was answered at `at` is too long ago, at `now`, for a question that does not say what it goes on from. */
export function isLongAgo(at: number, now: number): boolean {
  return now - at > TEN_MINUTES;
}

/**
 * What a question that follows at `now` may lean on: on what it replies to (`replies`) however old that is, else on nothing that was
 * answered more than ten minutes before.
 */
export function leanOn(
  { asked, scope, at, answered, cited }: Answered,
  now: number,
  replies = false,
): Previous | undefined {
  const isLate = (time: number) => !replies && isLongAgo(time, now);
  // Its beginning alone would be another question.
  if (isLate(at) || asked.cut) return undefined;
  const { language, since, ...rest } = scope;
  const known = {
    // A language that had no answer is not the one to go on in.
    scope: { ...rest, ...(language && answered && { language }) },
    cited: [...cited.before, ...cited.shown],
  };
  // What a follow-up leans on was answered before.
  if (asked.after && since !== undefined && !isLate(since))
    return { asked, at: since, answered: true, ...known };
  const { text, owners } = asked;
  return { asked: { text, ...(owners?.text && { owners: { text: owners.text } }) }, at, answered, ...known };
}

const TEN_MINUTES = 10 * 60_000;
