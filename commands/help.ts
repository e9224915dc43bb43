import type { Command } from '../src/app/command.ts';

export const help = {
  name: 'help',
  describe: (m) => m.commands.help.description,
  audience: 'everybody',

  async run({ m }) {
    return { kind: 'help', messages: m };
  },
} satisfies Command;
