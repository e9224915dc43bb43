import { LANGUAGES, messagesFor } from './messages/messages.ts';
import type { Messages } from './messages/types.ts';
import type { Settings } from './settings.ts';
import { SURENESSES } from './sureness.ts';

/** What is known of the server whose settings are shown. */
export interface KnownServer {
  /** The language it has in Discord. */
  locale: string;
  /** Is there (still) a channel, or a role, with this id? */
  has(id: string): boolean;
  /** May the bot read messages that are not for it? */
  readsMessages: boolean;
}

/** What a server has chosen, a line for each choice. */
export function settingsLines(
  m: Messages,
  settings: Settings,
  server: KnownServer,
): Record<
  | 'publicIn'
  | 'language'
  | 'privately'
  | 'sureness'
  | 'keepsQuestions'
  | 'helpers'
  | 'unasked'
  | 'inThread'
  | 'libraryChannel',
  string
> {
  const { publicIn, language, privately, sureness, keepsQuestions, unaskedIn, libraryChannel } = settings;
  const s = m.settings;
  const chosen = publicIn?.length ? s.onlyIn(channels(m, publicIn, server)) : s.nowhere;
  return {
    publicIn: publicIn === null ? s.everywhere : chosen,
    language: s.language(language ? m.languageName(language) : serversOwn(m, server.locale)),
    privately: privately ? s.privately : s.publicly,
    sureness: s.sureness(s.surenesses[sureness].name),
    keepsQuestions: keepsQuestions ? s.keepsQuestions : s.keepsNoQuestions,
    inThread: settings.inThread ? s.inThread : s.inChannel,
    helpers: s.helpers(helpers(m, settings, server)),
    unasked: unaskedIn.length ? s.unaskedIn(channels(m, unaskedIn, server)) : s.onlyWhenAsked,
    libraryChannel: m.library.log.told(
      libraryChannel === null ? m.library.log.nowhere : channels(m, [libraryChannel], server),
    ),
  };
}

function helpers(m: Messages, { helperRole: role, helperChannel }: Settings, server: KnownServer): string {
  const s = m.settings;
  const shownRole = role && (server.has(role) ? `<@&${role}>` : s.deletedRole);
  const channel = helperChannel && channels(m, [helperChannel], server);
  if (shownRole && channel) return s.helpersIn(shownRole, channel);
  return shownRole || channel || s.noHelpers;
}

/** To who asked aloud where answers are not public. */
export function notHere(m: Messages, { publicIn }: Settings, server: Pick<KnownServer, 'has'>): string {
  const there = publicIn?.filter((id) => server.has(id)) ?? [];
  const instead = there.length ? [m.settings.instead(channels(m, there, server))] : [];
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
    case 'thread':
      return { inThread: value === 'true' };
    case 'unasked':
      return { unaskedIn: [...values] };
    case 'helper-role':
      return { helperRole: value || null };
    case 'library-channel':
      return { libraryChannel: value || null };
    case 'helper-channel':
      return { helperChannel: value || null };
    default:
      return null;
  }
}

/** Those that are gone are said to be that: Discord would show their number. */
function channels(m: Messages, ids: readonly string[], { has }: Pick<KnownServer, 'has'>): string {
  return m.list(ids.map((id) => (has(id) ? `<#${id}>` : m.settings.deletedChannel)));
}
