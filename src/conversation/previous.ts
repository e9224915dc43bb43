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

/** What a question that follows at `now` may lean on: nothing that was answered more than ten minutes before. */
export function leanOn({ asked, scope, at, answered, cited }: Answered, now: number): Previous | undefined {
  // Its beginning alone would be another question.
  if (now - at > TEN_MINUTES || asked.cut) return undefined;
  const { language, since, ...rest } = scope;
  const known = {
    // A language that had no answer is not the one to go on in.
    scope: { ...rest, ...(language && answered && { language }) },
    cited: [...cited.before, ...cited.shown],
  };
  // What a follow-up leans on was answered before.
  if (asked.after && since !== undefined && now - since <= TEN_MINUTES)
    return { asked, at: since, answered: true, ...known };
  const { text, owners } = asked;
  return { asked: { text, ...(owners?.text && { owners: { text: owners.text } }) }, at, answered, ...known };
}

export const TEN_MINUTES = 10 * 60_000;
