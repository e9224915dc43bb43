import {
  type APIMessageTopLevelComponent,
  type ButtonInteraction,
  PermissionFlagsBits as P,
  WebhookClient,
} from 'discord.js';

/**
 * Posts a follow-up in a single attempt. When Discord's answer got lost, discord.js would post it again: a follow-up has
 * no nonce by which Discord knows it.
 */
export async function followUpOnce(
  { applicationId: id, token, client }: ButtonInteraction,
  message: {
    flags: number;
    components: APIMessageTopLevelComponent[];
    files: { attachment: string; name: string }[];
  },
): Promise<{ id: string }> {
  const { rest, allowedMentions } = client.options;
  const webhook = new WebhookClient(
    { id, token },
    { rest: { ...rest, retries: 0 }, ...(allowedMentions && { allowedMentions }) },
  );
  try {
    return await webhook.send(message);
  } finally {
    webhook.destroy();
  }
}

/** Whether an interaction has a follow-up already, by another replica; null where the bot cannot look. */
export async function hasFollowUp({
  id,
  channel,
  client,
  guildId,
  appPermissions,
}: ButtonInteraction): Promise<boolean | null> {
  if (!channel || (guildId !== null && !appPermissions.has([P.ViewChannel, P.ReadMessageHistory])))
    return null;
  const after = await channel.messages.fetch({ after: id, limit: 100, cache: false }).catch(() => null);
  return after?.some((own) => own.author.id === client.user.id && own.interactionMetadata?.id === id) ?? null;
}
