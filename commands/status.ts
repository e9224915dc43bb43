import { MessageFlags } from 'discord.js';
import { statusReport } from '../src/app/reports.ts';
import { type Command, described, EVERYWHERE, named } from '../src/discord/command.ts';
import { panel } from '../src/discord/respond/card.ts';
import { discordStyle } from '../src/discord/respond/citations.ts';

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
