import { AuditLogEvent, type Guild, PermissionFlagsBits } from 'discord.js';
import type { App } from '../app/app.ts';
import { messagesFor } from '../app/messages/messages.ts';
import { commandMentions } from './commandMentions.ts';
import { panel } from './respond/card.ts';
import { escapeMarkdown } from './respond/markup.ts';
import { bodyOf } from './show.ts';

/** Tells whoever has added the bot to a server what to do next, in a direct message: once, and in one replica. */
export async function welcome(guild: Guild, { log, replicas }: Pick<App, 'log' | 'replicas'>): Promise<void> {
  // When it was added is the same in every replica, and another time when it is added again.
  await replicas.once(`${guild.id} joined ${guild.joinedTimestamp}`, async () => {
    const m = messagesFor(guild.preferredLocale);
    const { hello, ask, settings, library } = m.manners.welcome;
    const mention = commandMentions(guild.client);
    const lines = [
      { strong: hello(escapeMarkdown(guild.name)) },
      ask,
      ...[mention('library', 'add')].flatMap((command) => (command ? [{ row: library(command) }] : [])),
      ...[mention('settings')].flatMap((command) => (command ? [{ row: settings(command) }] : [])),
    ];
    const whom = await addedBy(guild).catch((err: unknown) => {
      log.debug({ err }, 'Could not read who added the bot');
      return guild.ownerId;
    });
    const nonce = `welcome${guild.id}`.slice(0, MOST_NONCE);
    await guild.client.users
      .send(whom, { ...bodyOf(panel(m, lines)), nonce, enforceNonce: true })
      .catch((err: unknown) => log.debug({ err }, 'Could not welcome whoever added the bot'));
  });
}

/** Whom the audit log names, where it may be read, else the owner. */
async function addedBy(guild: Guild): Promise<string> {
  if (!guild.members.me?.permissions.has(PermissionFlagsBits.ViewAuditLog)) return guild.ownerId;
  const { entries } = await guild.fetchAuditLogs({ type: AuditLogEvent.BotAdd, limit: 10 });
  const own = entries.find(({ targetId }) => targetId === guild.client.user.id);
  return own?.executorId ?? guild.ownerId;
}

/** Characters, as Discord takes them. */
const MOST_NONCE = 25;
