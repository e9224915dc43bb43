import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { articlesReport } from '../src/app/reports.ts';
import { UserError } from '../src/app/userError.ts';
import { type Command, described, EVERYWHERE, named } from '../src/discord/command.ts';
import { pages, panel } from '../src/discord/respond/card.ts';
import { discordStyle } from '../src/discord/respond/citations.ts';

export const articles = {
  data: {
    ...named(({ commandNames }) => commandNames.articles),
    ...described(({ articles }) => articles.description),
    ...EVERYWHERE,
    options: [
      {
        ...named(({ optionNames }) => optionNames.page),
        ...described(({ articles }) => articles.page),
        type: ApplicationCommandOptionType.Integer,
        min_value: 1,
      },
    ],
  },

  async execute(interaction, { library, m }) {
    const { heading, rows } = articlesReport(m, discordStyle, library.status());
    const all = pages(rows);
    const page = interaction.options.getInteger('page') ?? 1;
    const shown = all[page - 1];
    if (!shown) throw new UserError((m) => m.trouble.noSuchPage(page, all.length));
    const turn = `/${m.commandNames.articles} ${m.optionNames.page}:`;
    const footer = all.length > 1 ? [`-# ${m.articles.page(page, all.length)} · \`${turn}\``] : [];
    const { flags, components } = panel(m, [heading, ...shown, ...footer]);
    await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
  },
} satisfies Command;
