import { MessageFlags } from 'discord.js';
import { helpReport } from '../src/app/reports.ts';
import { type Command, described, EVERYWHERE, named } from '../src/discord/command.ts';
import { panel } from '../src/discord/respond/card.ts';
import { discordStyle } from '../src/discord/respond/citations.ts';

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
