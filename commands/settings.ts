import type { Command } from '../src/app/command.ts';
import { changeOf } from '../src/app/settingsReport.ts';

export const settings = {
  name: 'settings',
  describe: (m) => m.commands.settings.description,
  audience: 'serverManagers',

  async run({ server }, { settings: book }) {
    return { kind: 'settings', settings: await book.of(server) };
  },

  async act({ m, server }, { settings: book, feedback }, state, values) {
    const change = changeOf(state, values);
    if (server === null || !change) return { kind: 'settings', settings: await book.of(server) };
    const changed = await book.change(server, change);
    if (!changed) return { kind: 'settings', settings: await book.of(server), notice: m.settings.notKept };
    if (change.keepsQuestions === false) await feedback.forgetQuestions(server);
    return { kind: 'settings', settings: changed };
  },
} satisfies Command;
