import { MessageFlags } from 'discord.js';
import { discordStyle, panel } from '../src/card.ts';
import { type Command, described, EVERYWHERE, named } from '../src/command.ts';
import { statusReport } from '../src/reports.ts';

export const status = {
  data: {
    ...named(({ commandNames }) => commandNames.status),
    ...described(({ status }) => status.description),
    ...EVERYWHERE,
  },

  async execute(interaction, { library, about, m }) {
    const lines = statusReport(m, discordStyle, library.status(), about, new Date());
    const { flags, components } = panel(m, lines);
    await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
  },
} satisfies Command;
