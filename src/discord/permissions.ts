import {
  type ButtonInteraction,
  DiscordAPIError,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Messages } from '../app/messages/types.ts';
import { UserError } from '../app/userError.ts';

export type Permission = keyof Messages['trouble']['permissions'];

/** What the bot lacks to reply in a channel, by the permissions it has there. */
export function missingHere(granted: Readonly<PermissionsBitField> | null, inThread: boolean): Permission[] {
  const needed: Permission[] = ['ViewChannel', writing(inThread), 'ReadMessageHistory'];
  return granted ? needed.filter((name) => !granted.has(PermissionFlagsBits[name])) : needed;
}

/** The same for a message. */
export function missingFor({ channel, client }: Message): Permission[] {
  // During an outage nothing is known about a server: Discord decides.
  if (channel.isDMBased() || !channel.guild.available) return [];
  return missingHere(channel.permissionsFor(client.user), channel.isThread());
}

/** The missing permissions that keep the bot from writing at all. */
export function silencingFor(message: Message): Permission[] {
  return missingFor(message).filter((name) => name !== 'ReadMessageHistory');
}

/** What is missing when Discord forbids a message; null when it was not forbidden. */
export function missingBy(err: unknown, inThread: boolean): Permission | null {
  if (!(err instanceof DiscordAPIError) || err.status !== 403) return null;
  return err.code === RESTJSONErrorCodes.MissingAccess ? 'ViewChannel' : writing(inThread);
}

function writing(inThread: boolean): Permission {
  return inThread ? 'SendMessagesInThreads' : 'SendMessages';
}

export function permissionNames(m: Messages, missing: Permission[]): string {
  return m.list(missing.map((name) => m.trouble.permissions[name]));
}

/** Who may not write here may not have the bot write either. */
export function refuseSilent(interaction: ButtonInteraction): void {
  const writing = interaction.channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  if (interaction.guildId && !interaction.memberPermissions?.has(writing))
    throw new UserError(({ trouble }) => trouble.notPublicHere);
}
