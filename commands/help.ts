import { MessageFlags } from 'discord.js';
import { discordStyle, panel } from '../src/card.ts';
import { type Command, described, EVERYWHERE, named } from '../src/command.ts';
import { helpReport } from '../src/reports.ts';

export const help = {
  data: {
    ...named(({ commandNames }) => commandNames.help),
    ...described(({ help }) => help.description),
    ...EVERYWHERE,
  },

  async execute(interaction, { m }) {
    const { flags, components } = panel(m, helpReport(m, discordStyle, 'discord'));
    await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
  },
} satisfies Command;
