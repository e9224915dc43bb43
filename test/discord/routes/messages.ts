import { ChannelType, PermissionFlagsBits as P } from 'discord.js';
import { compose } from '../compose.ts';
import { invalidForm, refuse } from '../errors.ts';
import { type Fields, fields, text } from '../json.ts';
import type { PostedMessage } from '../message.ts';
import { isThread, may } from '../permissions.ts';
import { addReaction, erase, post, removeReaction, revise } from '../post.ts';
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts';
import { messageJson } from '../serialise-message.ts';
import type { Channel, Message } from '../types.ts';
import { channelOf } from './channels.ts';

const path = '/channels/:channel/messages';
const one = `${path}/:message`;
const reaction = `${one}/reactions/:emoji`;

/** The bot's messages outside interactions. */
export const messageRoutes: Route[] = [
  { method: 'GET', path, handle: history },
  { method: 'POST', path, handle: send },
  {
    method: 'GET',
    path: one,
    handle: (call) => ok(messageJson(messageOf(call), call.world, call.world.privilegedIntents)),
  },
  { method: 'PATCH', path: one, handle: edit },
  { method: 'DELETE', path: one, handle: remove },
  { method: 'PUT', path: `${reaction}/@me`, handle: react },
  { method: 'DELETE', path: `${reaction}/@me`, handle: unreact },
];

function history(call: Call): Answer {
  const channel = channelOf(call);
  if (!may(channel, call.world.bot, P.ReadMessageHistory)) return ok([]);
  const { before, after, limit } = Object.fromEntries(call.query);
  const found = channel.messages
    .filter((m) => !m.deleted)
    .filter((m) => !before || BigInt(m.id) < BigInt(before))
    .filter((m) => !after || BigInt(m.id) > BigInt(after));
  const most = Number(limit ?? 50);
  const page = after ? found.slice(0, most) : found.slice(-most);
  return ok(page.reverse().map((m) => messageJson(m, call.world, call.world.privilegedIntents)));
}

function send(call: Call): Answer {
  const { world, files } = call;
  const channel = channelOf(call);
  const body = fields(call.body);
  checkMaySend(call, channel);
  const replyTo = repliedTo(call, channel, fields(body.message_reference));
  const again = sentBefore(call, channel, body);
  if (again) return ok(messageJson(again, world));
  const allowed = may(channel, world.bot, P.EmbedLinks) ? body : { ...body, embeds: [] };
  const said = compose({ world, channel, body: allowed, files, replyTo });
  const message = post(world, { channel, author: world.bot, replyTo }, said);
  if (body.nonce !== undefined) nonces.set(message, String(body.nonce));
  return ok({ ...messageJson(message, world), ...(body.nonce !== undefined && { nonce: body.nonce }) });
}

const nonces = new WeakMap<Message, string>();

/** For so long Discord remembers one: “the past few minutes”. */
const NONCE_MS = 5 * 60_000;

/** With `enforce_nonce` a request that is made twice posts once. */
function sentBefore(call: Call, channel: Channel, body: Fields): Message | undefined {
  if (body.enforce_nonce !== true || body.nonce === undefined) return undefined;
  const since = call.world.now() - NONCE_MS;
  return channel.messages.find(
    (m) => m.author === call.world.bot && m.createdAt > since && nonces.get(m) === String(body.nonce),
  );
}

function checkMaySend(call: Call, channel: Channel): void {
  const { world } = call;
  const { bot } = world;
  if (channel.type === ChannelType.DM) {
    const user = channel.recipients.find((recipient) => !recipient.bot);
    const met = [...world.guilds.values()].some(
      (g) => g.members.has(bot.id) && g.members.has(user?.id ?? ''),
    );
    if (!user?.acceptsDms || !(met || user.installed)) throw refuse.cannotDm();
  }
  const needed = isThread(channel) ? P.SendMessagesInThreads : P.SendMessages;
  if (!may(channel, bot, needed)) throw refuse.missingPermissions();
  if (call.files.length > 0 && !may(channel, bot, P.AttachFiles)) throw refuse.missingPermissions();
}

function repliedTo(call: Call, channel: Channel, reference: Fields): Message | undefined {
  if (reference.message_id === undefined) return undefined;
  if (!may(channel, call.world.bot, P.ReadMessageHistory)) throw refuse.cannotReplyUnread();
  const target = channel.messages.find((m) => m.id === text(reference.message_id) && !m.deleted);
  if (target || reference.fail_if_not_exists === false) return target;
  const code = 'REPLIES_UNKNOWN_MESSAGE';
  throw invalidForm([{ path: ['message_reference'], code, message: 'Unknown message' }], false);
}

/** Messages that only one user sees are not found by this way. */
function messageOf(call: Call): PostedMessage {
  const channel = channelOf(call);
  const message = call.world.messages.get(call.params.message ?? '');
  if (!message || message.deleted || message.ephemeral || message.channel !== channel) {
    throw refuse.unknownMessage();
  }
  return message;
}

function edit(call: Call): Answer {
  const { world, body, files } = call;
  const message = messageOf(call);
  const onlyFlags = Object.keys(fields(body)).every((key) => key === 'flags');
  if (message.author !== world.bot && !onlyFlags) throw refuse.cannotEditOthers();
  revise(world, message, compose({ world, channel: message.channel, body, files, existing: message }));
  return ok(messageJson(message, world));
}

function remove(call: Call): Answer {
  const { world } = call;
  const message = messageOf(call);
  const own = message.author === world.bot;
  if (!own && !may(message.channel, world.bot, P.ManageMessages)) throw refuse.missingPermissions();
  erase(world, message);
  return noContent;
}

function react(call: Call): Answer {
  const { world, params } = call;
  const message = messageOf(call);
  const emoji = params.emoji ?? '';
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}|^[\w]+:\d+$/u.test(emoji))
    throw refuse.unknownEmoji();
  const needed = P.ReadMessageHistory | (message.reactions.has(emoji) ? 0n : P.AddReactions);
  if (!may(message.channel, world.bot, needed)) throw refuse.missingPermissions();
  addReaction(world, message, emoji, world.bot.id);
  return noContent;
}

function unreact(call: Call): Answer {
  removeReaction(call.world, messageOf(call), call.params.emoji ?? '', call.world.bot.id);
  return noContent;
}
