import type { Command } from '../src/app/command.ts';
import type { Messages } from '../src/app/messages/types.ts';
import { aboutUser, privacyReport, sendsQuestions } from '../src/app/privacyReport.ts';
import type { Action } from '../src/app/reply.ts';

export const privacy = {
  name: 'privacy',
  describe: (m) => m.commands.privacy.description,
  audience: 'everybody',
  // It looks through all that is kept.
  slow: true,

  async run({ m, user, server, surface }, { config, settings, feedback, shelf, waiting }) {
    const told = (place: Parameters<typeof privacyReport>[1]) =>
      privacyReport(m, place, config.logQuestions, sendsQuestions(config), config.messageContent);
    if (surface === 'terminal') return { kind: 'report', lines: told('terminal') };
    const about = await feedback.about(user);
    const more = { waits: await waiting.of(user), articles: await shelf.addedBy(user) };
    const kept = about && aboutUser(m, { ...about, ...more });
    const nothing = about ? m.privacy.nothingAboutYou : m.privacy.unknown;
    return {
      kind: 'report',
      lines: [
        ...told(server === null ? 'direct' : await settings.of(server)),
        kept ? m.privacy.aboutYou(kept) : nothing,
      ],
      actions: kept ? [action('ask', m.privacy.buttons.delete, true)] : [],
    };
  },

  // Only the asker sees the message, so whoever presses is the person it is about.
  async act({ m, user }, { feedback, shelf, waiting }, state) {
    if (state === 'ask') {
      const { sure, cancel } = m.privacy.buttons;
      const actions = [action('delete', sure, true), action('cancel', cancel)];
      return { kind: 'note', text: m.privacy.sure, actions };
    }
    if (state !== 'delete') return { kind: 'note', text: m.privacy.untouched };
    const waits = await waiting.forget(user);
    const forgotten = await feedback.forgetUser(user);
    const deleted = forgotten && { ...forgotten, waits, articles: await shelf.disown(user) };
    return { kind: 'note', text: deletedText(m, deleted) };
  },
} satisfies Command;

function action(state: string, label: string, danger = false): Action {
  return { kind: 'command', command: 'privacy', state, label, ...(danger && { danger }) };
}

function deletedText(m: Messages, deleted: Parameters<typeof aboutUser>[1] | null): string {
  if (!deleted) return m.privacy.failed;
  const what = aboutUser(m, deleted);
  return what ? m.privacy.deleted(what) : m.privacy.nothingAboutYou;
}
