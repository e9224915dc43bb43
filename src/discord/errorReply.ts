import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Messages } from '../app/messages/types.ts';
import { UserError } from '../app/userError.ts';
import type { Log } from '../ops/log.ts';

/** The one catch: what went wrong is logged whole and told in one calm sentence. */
export async function withErrorReply(
  work: () => Promise<void>,
  m: Messages,
  log: Log,
  say: (sentence: string) => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (err) {
    const mistake = err instanceof UserError;
    if (isUnreachable(err)) return log.warn({ err }, 'Nobody waits for the answer any more');
    if (!mistake) log.error({ err }, 'A question or command failed');
    await say(mistake ? err.say(m) : m.trouble.ours).catch((err: unknown) =>
      log.warn({ err }, 'The trouble could not be told'),
    );
  }
}

const UNREACHABLE: unknown[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
];

/** Is there no way left to answer? It can happen at any time: the network was slow, the channel is gone or closed. */
function isUnreachable(err: unknown): boolean {
  return err instanceof DiscordAPIError && UNREACHABLE.includes(err.code);
}
