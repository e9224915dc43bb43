import { DiscordAPIError, type Message, PermissionFlagsBits as P, RESTJSONErrorCodes } from 'discord.js';
import type { Log } from '../ops/log.ts';
import { missingFor } from './permissions.ts';
import type { Card } from './respond/card.ts';
import { bodyOf, inPlace } from './show.ts';

/** Where a message of the bot stands. */
export interface Posted {
  message: string;
  channel: string;
}

/** Says it by a reaction, where that says it all and is allowed (null), in a thread, where it should be and may, else in a reply. */
export async function reactOrPost(
  message: Message,
  made: Card,
  { log }: { log: Log },
): Promise<Posted | null> {
  if (made.reaction && mayReact(message)) {
    const reacted = await message.react(made.reaction).catch((err: unknown) => {
      log.debug({ err }, 'Could not react to a message');
    });
    if (reacted) return null;
  }
  if (made.inThread && mayOpenThread(message)) {
    const posted = await postInThread(message, made.inThread, made).catch((err: unknown) => {
      log.debug({ err }, 'Could not open a thread');
    });
    if (posted) return posted;
  }
  return post(message, made);
}

/** In a direct conversation, words are nicer. */
export function mayReact(message: Message): boolean {
  return isAllowed(message, [P.AddReactions, P.ReadMessageHistory]);
}

function mayOpenThread(message: Message): boolean {
  return isAllowed(message, [P.CreatePublicThreads, P.SendMessagesInThreads, P.ReadMessageHistory]);
}

function isAllowed({ channel, client }: Message, permissions: bigint[]): boolean {
  if (channel.isDMBased() || !channel.guild.available) return false;
  return channel.permissionsFor(client.user)?.has(permissions) === true;
}

async function postInThread(message: Message, name: string, made: Card): Promise<Posted> {
  const thread = await message.startThread({ name }).catch(async (err: unknown) => {
    // Opened at an attempt whose answer got lost, or by somebody else: it has the message's id.
    const isThere =
      err instanceof DiscordAPIError && err.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;
    const there = isThere ? await message.client.channels.fetch(message.id) : null;
    if (!there?.isThread()) throw err;
    return there;
  });
  const { id, channelId } = await thread.send(onceFor(message, made));
  return { message: id, channel: channelId };
}

/** Posts a reply. */
export async function post(message: Message, made: Card): Promise<Posted> {
  const once = onceFor(message, made);
  const { channel } = message;
  // Without the channel's history Discord refuses replies.
  const silent = missingFor(message).includes('ReadMessageHistory') && channel.isSendable();
  const { id, channelId } = await (silent ? channel.send(once) : message.reply(once));
  return { message: id, channel: channelId };
}

/** The nonce keeps it to one message, even if only Discord's response got lost and discord.js posts again. */
function onceFor({ id }: Message, made: Card) {
  return { ...bodyOf(made), nonce: id, enforceNonce: true } as const;
}

/** Puts an answer in the place of one that was posted. */
export async function repost(
  { client }: Message,
  { message, channel: id }: Posted,
  made: Card,
): Promise<Posted> {
  const channel = await client.channels.fetch(id);
  if (!channel?.isTextBased()) throw new Error('The channel of an answer is gone');
  await channel.messages.edit(message, inPlace(made));
  return { message, channel: id };
}
