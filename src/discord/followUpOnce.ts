import { type APIMessageTopLevelComponent, type ButtonInteraction, WebhookClient } from 'discord.js';

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
