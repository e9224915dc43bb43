import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { type Origin, PostedMessage, type Said } from './message.ts';
import { may } from './permissions.ts';
import { messageEvent } from './serialise-message.ts';
import type { World } from './world.ts';

/** Puts a message where people see it and tells the bot. One that only a single user sees is in no channel. */
export function post(
  world: World,
  origin: Omit<Origin, 'id' | 'createdAt'>,
  said: Said,
  id = world.snowflake(),
): PostedMessage {
  const message = new PostedMessage({ ...origin, id, createdAt: world.now() }, said);
  world.messages.set(message.id, message);
  if (!message.ephemeral) message.channel.messages.push(message);
  announce(world, 'MESSAGE_CREATE', message);
  return message;
}

export function revise(world: World, message: PostedMessage, said: Said): void {
  if (!message.loading) message.editedAt = world.now();
  message.say(said, world.now());
  announce(world, 'MESSAGE_UPDATE', message);
}

export function erase(world: World, message: PostedMessage): void {
  message.deleted = true;
  const { id, channel } = message;
  tell(world, message, 'MESSAGE_DELETE', { id, channel_id: channel.id, ...inGuild(message) });
}

export function addReaction(world: World, message: PostedMessage, emoji: string, userId: string): void {
  const users = message.reactions.get(emoji) ?? [];
  message.reactions.set(emoji, [...new Set([...users, userId])]);
  tellReaction(world, message, 'MESSAGE_REACTION_ADD', emoji, userId);
}

export function removeReaction(world: World, message: PostedMessage, emoji: string, userId: string): void {
  const left = (message.reactions.get(emoji) ?? []).filter((id) => id !== userId);
  if (left.length > 0) message.reactions.set(emoji, left);
  else message.reactions.delete(emoji);
  tellReaction(world, message, 'MESSAGE_REACTION_REMOVE', emoji, userId);
}

function intentOf(
  message: PostedMessage,
  kind: 'Messages' | 'MessageReactions' = 'Messages',
): GatewayIntentBits {
  const { guild } = message.channel;
  if (kind === 'Messages') return guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
  return guild ? GatewayIntentBits.GuildMessageReactions : GatewayIntentBits.DirectMessageReactions;
}

function announce(world: World, name: string, message: PostedMessage): void {
  if (!message.ephemeral && botIsThere(world, message)) {
    const data = (intents: number) => messageEvent(message, world, intents);
    world.send({ name, intents: intentOf(message), guild: message.channel.guild, data });
  }
  world.changed();
}

function tell(world: World, message: PostedMessage, name: string, data: object): void {
  if (!message.ephemeral && botIsThere(world, message)) {
    world.send({ name, intents: intentOf(message), guild: message.channel.guild, data: () => data });
  }
  world.changed();
}

function tellReaction(
  world: World,
  message: PostedMessage,
  name: string,
  emoji: string,
  userId: string,
): void {
  const { id, channel, author } = message;
  const about = { user_id: userId, channel_id: channel.id, message_id: id, message_author_id: author.id };
  const data = () => ({
    ...about,
    ...inGuild(message),
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
  });
  if (botIsThere(world, message)) {
    world.send({ name, intents: intentOf(message, 'MessageReactions'), guild: channel.guild, data });
  }
  world.changed();
}

function inGuild(message: PostedMessage): object {
  return message.channel.guild ? { guild_id: message.channel.guild.id } : {};
}

function botIsThere(world: World, message: PostedMessage): boolean {
  return may(message.channel, world.bot, PermissionFlagsBits.ViewChannel);
}
