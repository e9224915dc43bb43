import type { Guild } from 'discord.js';
import { messagesFor } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { markUp, type Text } from '../app/text.ts';
import type { Context } from './command.ts';
import { missingHere } from './permissions.ts';
import { note } from './respond/card.ts';
import { discordStyle } from './respond/citations.ts';
import { bodyOf } from './show.ts';

/** Tells in a channel of a server, in the language of the server, and notifies nobody. Where that cannot be, it is logged. */
export async function announce(
  guild: Guild | null,
  channelId: string,
  say: (m: Messages) => Text,
  { settings, log }: Pick<Context, 'settings' | 'log'>,
): Promise<void> {
  const channel = guild?.channels.cache.get(channelId);
  if (!guild || !channel?.isSendable()) return;
  const granted = channel.permissionsFor(channel.client.user);
  const missing = missingHere(granted, channel.isThread()).filter((name) => name !== 'ReadMessageHistory');
  if (missing.length > 0)
    return log.warn({ channel: channelId, missing }, 'May not write in a channel that a server has chosen');
  const { language } = await settings.of(guild.id);
  const text = markUp(say(messagesFor(language ?? guild.preferredLocale)), discordStyle);
  await channel
    .send({ ...bodyOf(note(text)), allowedMentions: { parse: [] } })
    .catch((err: unknown) => log.warn({ err }, 'Could not write in a channel that a server has chosen'));
}
