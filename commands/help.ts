import type { Command } from '../src/app/command.ts';

export const help = {
  name: 'help',
  describe: (m) => m.commands.help.description,
  audience: 'everybody',

  async run({ m, ...who }) {
    return { kind: 'help', messages: m, who };
  },
} satisfies Command;
