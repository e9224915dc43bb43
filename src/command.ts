import {
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  InteractionContextType,
  MessageFlags,
  RESTJSONErrorCodes,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Config } from './config.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import { LANGUAGES, type Messages } from './messages.ts';
import type { About } from './reports.ts';

/** What a command may use. */
export interface Context {
  library: Library;
  config: Config;
  log: Log;
  about: About;
  /** The messages in the language of whoever uses the command. */
  m: Messages;
}

/** A slash command: what Discord is told of it, and what it does. A UserError that it throws is shown. */
export interface Command {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Acknowledges the interaction before it does anything slow. */
  execute(interaction: ChatInputCommandInteraction, context: Context): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, context: Context): Promise<void>;
}

/**
 * Acknowledges at once: what is slow comes after it. When only Discord's answer to that got lost, discord.js asks
 * again and is told that it is done already.
 */
export async function defer(interaction: ChatInputCommandInteraction, onlyForUser: boolean): Promise<void> {
  try {
    await interaction.deferReply(onlyForUser ? { flags: MessageFlags.Ephemeral } : {});
  } catch (err) {
    const done = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    if (!(err instanceof DiscordAPIError) || err.code !== done) throw err;
    interaction.deferred = true;
  }
}

/** A description in English, and in every other language that there are messages in. */
export function described(pick: (commands: Messages['commands']) => string): {
  description: string;
  description_localizations: Record<string, string>;
} {
  const localized = Object.values(LANGUAGES).flatMap((m: Messages) =>
    m.discordLocales.map((locale) => [locale, pick(m.commands)] as const),
  );
  return {
    description: pick(LANGUAGES.en.commands),
    description_localizations: Object.fromEntries(localized),
  };
}

/** Usable in servers, in direct messages with the bot and, by users who installed it, anywhere. */
export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** Usable in servers that have the bot, and in direct messages with it. */
export const WITH_THE_BOT = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};
