import {
  ApplicationIntegrationType,
  type BaseInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { changeOf } from '../src/app/settingsReport.ts';
import { type Command, described, named } from '../src/discord/command.ts';
import { managedServer } from '../src/discord/managedServer.ts';
import { type Server, settingsPanel } from '../src/discord/respond/settingsPanel.ts';

export const settings = {
  data: {
    ...named(({ commandNames }) => commandNames.settings),
    ...described(({ settings }) => settings.description),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },

  async execute(interaction, { settings: book, m }) {
    const server = managedServer(interaction);
    const { flags, components } = settingsPanel(m, await book.of(server), seen(interaction));
    await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
  },

  async component(interaction, state, { settings: book, feedback, m }) {
    const server = managedServer(interaction);
    const change = changeOf(state, interaction.isAnySelectMenu() ? interaction.values : []);
    const changed = await (change ? book.change(server, change) : book.of(server));
    if (changed && change?.keepsQuestions === false) await feedback.forgetQuestions(server);
    const notice = changed ? undefined : m.settings.notKept;
    const chosen = changed ?? (await book.of(server));
    await interaction.update(settingsPanel(m, chosen, seen(interaction), notice));
  },
} satisfies Command;

function seen({ guild, guildLocale }: BaseInteraction): Server {
  return { locale: guildLocale ?? 'en', has: (channel) => guild?.channels.cache.has(channel) ?? true };
}
