import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Messages } from '../app/messages/types.ts';
import { markUp } from '../app/text.ts';
import { UserError } from '../app/userError.ts';
import type { Log } from '../ops/log.ts';
import { discordStyle } from './respond/citations.ts';

/** The only catch: the error is logged whole and shown as one calm sentence. */
export async function withErrorReply(
  work: () => Promise<void>,
  m: Messages,
  log: Log,
  say: (sentence: string) => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (err) {
    if (isAnotherOnes(err)) return log.debug('Another replica answers this');
    const mistake = err instanceof UserError;
    if (isUnreachable(err)) return log.warn({ err }, hasExpired(err) ? EXPIRED : UNDELIVERED);
    if (!mistake) log.error({ err }, 'Question or command failed');
    await say(mistake ? markUp(err.say(m), discordStyle) : m.trouble.ours).catch((err: unknown) =>
      log.warn({ err }, 'Could not send the error message'),
    );
  }
}

const EXPIRED = 'Interaction expired before the reply was sent';
const UNDELIVERED = 'The reply could not be delivered';

const EXPIRED_CODES: unknown[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

const UNREACHABLE: unknown[] = [
  ...EXPIRED_CODES,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
];

/** Whether another replica was quicker: while the database is away, Discord alone keeps it to one. */
function isAnotherOnes(err: unknown): boolean {
  return (
    err instanceof DiscordAPIError && err.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}

/** Whether there is no way left to answer. It can happen at any time: the network was slow, the channel is gone or closed. */
function isUnreachable(err: unknown): err is DiscordAPIError {
  return err instanceof DiscordAPIError && UNREACHABLE.includes(err.code);
}

/** An interaction's token expires: after 3 s unless it is acknowledged, then after 15 min. */
function hasExpired(err: DiscordAPIError): boolean {
  return EXPIRED_CODES.includes(err.code);
}
