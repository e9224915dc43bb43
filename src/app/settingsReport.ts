import { LANGUAGES, messagesFor } from './messages/messages.ts';
import type { Messages } from './messages/types.ts';
import type { Settings } from './settings.ts';
import { SURENESSES } from './sureness.ts';

/** What a server has chosen, a line for each choice. `locale` is the server's own. */
export function settingsLines(
  m: Messages,
  settings: Settings,
  locale: string,
): Record<keyof Settings, string> {
  const { publicIn, language, privately, sureness, keepsQuestions } = settings;
  const s = m.settings;
  const chosen = publicIn?.length ? s.onlyIn(channels(m, publicIn)) : s.nowhere;
  return {
    publicIn: publicIn === null ? s.everywhere : chosen,
    language: s.language(language ? m.languageName(language) : serversOwn(m, locale)),
    privately: privately ? s.privately : s.publicly,
    sureness: s.sureness(s.surenesses[sureness].name),
    keepsQuestions: keepsQuestions ? s.keepsQuestions : s.keepsNoQuestions,
  };
}

/** To who asked aloud where answers are not public. */
export function notHere(m: Messages, { publicIn }: Settings): string {
  const instead = publicIn?.length ? [m.settings.instead(channels(m, publicIn))] : [];
  return [m.settings.notHere, ...instead].join('\n');
}

/** The language that a server has in Discord, of those that the bot speaks. */
export function serversOwn(m: Messages, locale: string): string {
  const spoken = messagesFor(locale);
  const code = Object.entries<Messages>(LANGUAGES).find(([, messages]) => messages === spoken)?.[0] ?? 'en';
  return m.settings.serversOwn(m.languageName(code));
}

/** What a press or choice in the panel changes; null when it means nothing (any more). `state` is `name` or `name:value`. */
export function changeOf(state: string, values: readonly string[]): Partial<Settings> | null {
  const [name, given] = state.split(':');
  const value = given ?? values[0] ?? '';
  switch (name) {
    case 'everywhere':
      return { publicIn: value === 'true' ? null : [] };
    case 'channels':
      return { publicIn: [...values] };
    case 'language':
      return { language: Object.hasOwn(LANGUAGES, value) ? value : null };
    case 'sureness': {
      const sureness = SURENESSES.find((known) => known === value);
      return sureness ? { sureness } : null;
    }
    case 'privately':
      return { privately: value === 'true' };
    case 'questions':
      return { keepsQuestions: value === 'true' };
    default:
      return null;
  }
}

function channels(m: Messages, ids: readonly string[]): string {
  return m.list(ids.map((id) => `<#${id}>`));
}
