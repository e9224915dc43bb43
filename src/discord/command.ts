import {
  type ApplicationCommandType,
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { App } from '../app/app.ts';
import { LANGUAGES } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import type { Visibility } from '../app/policy.ts';
import type { Claim } from '../app/replicas.ts';
import { firstAcknowledge } from './acknowledge.ts';
import type { Chosen } from './chosen.ts';
import type { SharedLibraries } from './sharedLibraries.ts';

/** The app, and what it can read for somebody outside of servers. */
export interface DiscordApp extends App {
  shared: SharedLibraries;
}

/** All that, and the messages in the language of whoever uses it. */
export interface Context extends DiscordApp {
  m: Messages;
  /** The library that they have chosen, beside the common one. */
  chosen?: Chosen;
  /** What is worked on. */
  claim: Claim;
}

/** A slash command: what Discord is told about it, and what it does. A UserError that it throws is shown to the user. */
export interface SlashCommand {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  searches?: true;
  /** Acknowledges the interaction before it does anything slow. */
  execute(interaction: ChatInputCommandInteraction, context: Context): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, context: Context): Promise<void>;
  /** Takes a form of its own; `state` as below. */
  submit?(interaction: ModalSubmitInteraction, state: string, context: Context): Promise<void>;
  /** A press or choice whose `custom_id` is the command's name, a colon and `state`: all that is remembered of it. */
  component?(interaction: MessageComponentInteraction, state: string, context: Context): Promise<void>;
}

/** An entry in the menu of a message. */
export interface MessageCommand {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody & { type: ApplicationCommandType.Message };
  execute(interaction: MessageContextMenuCommandInteraction, context: Context): Promise<void>;
}

/**
 * A button of the bot's messages. Its custom id is its name, a colon and its state, which holds all that it needs: so it works
 * after a restart, however old it is.
 */
export interface Button {
  name: string;
  /** It counts as a question for the rate limit. */
  searches?: true;
  press(interaction: ButtonInteraction, state: string, context: Context): Promise<void>;
  /** What somebody chooses in a menu of this name. */
  choose?(interaction: StringSelectMenuInteraction, context: Context): Promise<void>;
  /** Takes a form that the button has opened. */
  submit?(interaction: ModalSubmitInteraction, state: string, context: Context): Promise<void>;
}

/** Acknowledges at once: what is slow comes after it. */
export async function defer(interaction: RepliableInteraction, visibility: Visibility): Promise<void> {
  await firstAcknowledge(() =>
    interaction.deferReply(visibility === 'private' ? { flags: MessageFlags.Ephemeral } : {}),
  );
}

/** The same for a press that changes the message of its button. */
export async function deferUpdate(interaction: MessageComponentInteraction): Promise<void> {
  await firstAcknowledge(() => interaction.deferUpdate());
}

/** A name in English, and in every other language that there are messages in. */
export function named(pick: (m: Messages) => string): {
  name: string;
  name_localizations: Record<string, string>;
} {
  const localized = Object.values(LANGUAGES).flatMap((m: Messages) =>
    m.discordLocales.map((locale) => [locale, pick(m)] as const),
  );
  return { name: pick(LANGUAGES.en), name_localizations: Object.fromEntries(localized) };
}

/** A description in English, and in every other language that there are messages in. */
export function described(pick: (m: Messages) => string): {
  description: string;
  description_localizations: Record<string, string>;
} {
  const localized = Object.values(LANGUAGES).flatMap((m: Messages) =>
    m.discordLocales.map((locale) => [locale, pick(m)] as const),
  );
  return {
    description: pick(LANGUAGES.en),
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
