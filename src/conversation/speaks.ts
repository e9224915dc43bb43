import { type Answer, tokenize } from '../../index/index.ts';
import { spokenIn } from '../app/messages/messages.ts';
import type { Asked, Outcome, Scope } from '../app/outcome.ts';

/**
 * The languages to frame an answer in, the best first: that of the question, else the asker's own. `languages` are those of the
 * articles.
 */
export function speaks(
  { asked, scope }: { asked: Asked; scope: Scope },
  { language, answered }: Pick<Answer, 'language' | 'answered'>,
  languages: readonly string[],
): Outcome['speaks'] {
  const own = spokenIn(asked.text);
  if (isShort(asked.text) && !asked.after) {
    // Of a bare name, the language that was searched first is as good as any.
    const likely = answered || languages.length === 1 ? language : null;
    return [own, scope.locale, likely];
  }
  // The few words of a follow-up tell its language better than those of the question before; and whoever chooses the
  // language of the articles has not changed their own.
  return [(asked.after || scope.language) && own, language, scope.locale];
}

/** Whether a text is too short to tell its language by more than its function words. Other letters than Latin ones tell it. */
function isShort(text: string): boolean {
  return /\p{sc=Latin}/u.test(text) && tokenize(text).length <= SHORT;
}

/** In words. */
const SHORT = 3;
