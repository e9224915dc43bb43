import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { CELL, contentGaps, gapsCsv, gapsReport } from '../src/app/insights.ts';
import { KEPT_DAYS } from '../src/app/store/retention.ts';
import { qualified, titled } from '../src/app/titled.ts';
import { type Command, defer, described, named } from '../src/discord/command.ts';
import { managedServer } from '../src/discord/managedServer.ts';
import { note, panel } from '../src/discord/respond/card.ts';

const USUAL_DAYS = 30;
const FILE = 'insights.csv';

export const insights = {
  data: {
    ...named(({ commandNames }) => commandNames.insights),
    ...described(({ insights }) => insights.description),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        ...named(({ optionNames }) => optionNames.days),
        ...described(({ insights }) => insights.days),
        type: ApplicationCommandOptionType.Integer,
        min_value: 1,
        max_value: KEPT_DAYS,
      },
    ],
  },

  async execute(interaction, { library, feedback, m }) {
    const server = managedServer(interaction);
    await defer(interaction, 'private');
    const days = interaction.options.getInteger('days') ?? USUAL_DAYS;
    const gaps = await contentGaps(await feedback.insights(server, days));
    const { articles, qualifiers } = library.status();
    const titles = new Map(articles.map(({ path, title }) => [path, title]));
    const titleOf = (path: string) => titles.get(path) ?? path;
    const shown = (path: string) => titled({ title: titleOf(path), ...qualified(qualifiers, path) }, CELL);
    const sections = gapsReport(m, gaps, shown);
    const card = panel(m, [`**${m.insights.heading(days)}**`, ...sections]);
    if (!gaps.questions.length && !gaps.unkept.length && !gaps.answers.length && !gaps.ratings.length) {
      await interaction.editReply(card);
      return;
    }
    const file = { type: ComponentType.File, file: { url: `attachment://${FILE}` } } as const;
    await interaction.editReply({
      ...card,
      components: [...card.components, ...note(m.insights.file).components, file],
      files: [{ name: FILE, attachment: Buffer.from(gapsCsv(gaps, titleOf)) }],
    });
  },
} satisfies Command;
