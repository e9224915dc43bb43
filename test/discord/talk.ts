import { PermissionFlagsBits as P } from 'discord.js';
import { length } from './json.ts';
import { limits } from './limits.ts';
import { PostedMessage, unsaid } from './message.ts';
import { isThread, may } from './permissions.ts';
import { pingsOf } from './pings.ts';
import { newThread } from './places.ts';
import { addReaction, erase, post, revise } from './post.ts';
import type { Attachment, Channel, Message, Pings, UploadedFile, User } from './types.ts';
import type { World } from './world.ts';

interface Saying {
  readonly replyTo?: Message | undefined;
  readonly ping?: boolean;
  readonly files?: readonly UploadedFile[];
}

/** A user writes a message; throws what Discord's client would not let the user send. */
export function say(
  world: World,
  user: User,
  channel: Channel,
  content: string,
  how: Saying = {},
): PostedMessage {
  const { replyTo, ping = true, files = [] } = how;
  if (content.trim() === '' && files.length === 0) throw new Error('An empty message cannot be sent.');
  if (length(content) > limits.content && !user.bot) throw new Error('The message is too long.');
  if (!may(channel, user, isThread(channel) ? P.SendMessagesInThreads : P.SendMessages)) {
    throw new Error(`${user.name} cannot write in ${channel.name}.`);
  }
  if (replyTo && (replyTo.channel !== channel || replyTo.deleted))
    throw new Error('There is nothing to reply to.');
  const attachments = files.map((file): Attachment => {
    const data = Buffer.from(file.data);
    return { id: world.snowflake(), filename: file.filename, contentType: 'text/plain', data };
  });
  // Discord does not count the answer to a slash command as a message of the bot that a reply could ping.
  const pinged = ping && replyTo && !replyTo.interaction ? replyTo.author.id : undefined;
  const pings = mentionsIn(world, user, channel, content.trim(), pinged);
  const said = { ...unsaid, content: content.trim(), attachments, pings };
  return post(world, { channel, author: user, replyTo }, said);
}

/** A post in a forum: a thread, and its first message, which has the same id. */
export function begin(
  world: World,
  user: User,
  forum: Channel,
  title: string,
  content: string,
): PostedMessage {
  const channel = newThread(world, forum, title);
  return post(world, { channel, author: user }, { ...unsaid, content }, channel.id);
}

/** As Discord's client does it: without a word of one's own. */
export function forward(world: World, user: User, message: Message, channel: Channel): PostedMessage {
  return post(world, { channel, author: user, forwards: message }, unsaid);
}

export function edit(world: World, message: Message, content: string): void {
  const posted = own(message);
  const { author, channel, replyTo, pings } = posted;
  const pinged = replyTo && pings.users.includes(replyTo.author.id) ? replyTo.author.id : undefined;
  const said = {
    ...posted,
    content: content.trim(),
    pings: mentionsIn(world, author, channel, content, pinged),
  };
  revise(world, posted, said);
}

export function remove(world: World, message: Message): void {
  erase(world, own(message));
}

export function react(world: World, user: User, message: Message, emoji: string): void {
  if (!may(message.channel, user, P.AddReactions)) throw new Error(`${user.name} cannot react there.`);
  if (message instanceof PostedMessage) addReaction(world, message, emoji, user.id);
}

function own(message: Message): PostedMessage {
  if (!(message instanceof PostedMessage) || message.deleted) throw new Error('There is no such message.');
  return message;
}

function mentionsIn(
  world: World,
  user: User,
  channel: Channel,
  content: string,
  repliedTo: string | undefined,
): Pings {
  return pingsOf(content, repliedTo ? undefined : { parse: ['users', 'roles', 'everyone'] }, {
    mayPingAll: channel.guild !== undefined && may(channel, user, P.MentionEveryone),
    users: [...world.users.keys()],
    roles: [...(channel.guild?.roles.values() ?? [])],
    repliedTo,
  });
}
