import { GatewayIntentBits, MessageType } from 'discord.js';
import type { Fields } from './json.ts';
import { memberJson, userJson } from './serialise.ts';
import type { Attachment, Guild, Message, User } from './types.ts';
import type { World } from './world.ts';

function attachmentJson(attachment: Attachment, world: World): Fields {
  const url = world.serve(attachment);
  const { id, filename, contentType, data } = attachment;
  return { id, filename, content_type: contentType, size: data.length, url, proxy_url: url };
}

/** Where a component shows a file of its message, Discord says where that can be fetched. */
function withAddresses({ components, attachments }: Message, world: World): unknown {
  return JSON.parse(JSON.stringify(components), (key, value) => {
    if (key !== 'url' || typeof value !== 'string' || !value.startsWith('attachment://')) return value;
    const file = attachments.find(({ filename }) => filename === value.slice('attachment://'.length));
    return file ? world.serve(file) : value;
  });
}

/**
 * `intents` undefined: with its content. Otherwise without it, unless a client with these intents may read it: the
 * bot's own, direct messages, and messages that mention the bot.
 */
export function messageJson(message: Message, world: World, intents?: number): Fields {
  const readable = intents === undefined || mayRead(message, world, intents);
  const { replyTo, interaction, channel, author } = message;
  const json: Fields = {
    id: message.id,
    channel_id: channel.id,
    type: replyTo ? MessageType.Reply : (interaction?.messageType ?? MessageType.Default),
    author: userJson(author),
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    content: readable ? message.content : '',
    embeds: readable ? message.embeds : [],
    components: readable ? withAddresses(message, world) : [],
    attachments: readable ? message.attachments.map((a) => attachmentJson(a, world)) : [],
    mentions: mentioned(message, world).map(userJson),
    mention_roles: [...message.pings.roles],
    mention_everyone: message.pings.everyone,
    flags: message.flags,
    pinned: false,
    tts: false,
    reactions: [...message.reactions].map(([name, users]) => reactionJson(name, users, world.bot)),
  };
  if (interaction) {
    json.application_id = world.bot.id;
    json.webhook_id = world.bot.id;
    json.interaction_metadata = {
      id: interaction.id,
      type: interaction.type,
      user: userJson(interaction.user),
      authorizing_integration_owners: {},
    };
  }
  const { forwards } = message;
  if (forwards) {
    json.message_reference = { type: 1, message_id: forwards.id, channel_id: forwards.channel.id };
    json.message_snapshots = [{ message: snapshotJson(forwards, world, readable) }];
  }
  if (replyTo) {
    json.message_reference = {
      type: 0,
      message_id: replyTo.id,
      channel_id: channel.id,
      ...(channel.guild && { guild_id: channel.guild.id }),
    };
    json.referenced_message = replyTo.deleted ? null : referencedJson(replyTo, world, intents);
  }
  return json;
}

/** What is left of a message that is forwarded. */
function snapshotJson(message: Message, world: World, readable: boolean): Fields {
  const { type, content, embeds, components, attachments, timestamp, edited_timestamp, flags, mentions } =
    messageJson(message, world);
  const said = readable
    ? { content, embeds, components, attachments }
    : { content: '', embeds: [], components: [], attachments: [] };
  return { type, ...said, timestamp, edited_timestamp, flags, mentions, mention_roles: [] };
}

/** As MESSAGE_CREATE and MESSAGE_UPDATE carry it. */
export function messageEvent(message: Message, world: World, intents: number): Fields {
  const { guild } = message.channel;
  const member = guild?.members.get(message.author.id);
  return {
    ...messageJson(message, world, intents),
    channel_type: message.channel.type,
    ...(guild && { guild_id: guild.id, mentions: mentionedMembers(message, world, guild) }),
    ...(member && { member: memberJson(member) }),
  };
}

function mentionsBot(message: Message, world: World): boolean {
  return message.pings.users.includes(world.bot.id);
}

/** What Discord gives without the privileged intent. */
function mayRead(message: Message, world: World, intents: number): boolean {
  if ((intents & GatewayIntentBits.MessageContent) !== 0) return true;
  return message.author === world.bot || !message.channel.guild || mentionsBot(message, world);
}

function mentioned(message: Message, world: World): User[] {
  return message.pings.users.flatMap((id) => world.users.get(id) ?? []);
}

/** In a server each with what it is there, the bot itself too. */
function mentionedMembers(message: Message, world: World, guild: Guild): Fields[] {
  return mentioned(message, world).map((user) => {
    const member = guild.members.get(user.id);
    return { ...userJson(user), ...(member && { member: memberJson(member) }) };
  });
}

/** One level only, as Discord sends it. */
function referencedJson(message: Message, world: World, intents: number | undefined): Fields {
  const { referenced_message, ...json } = messageJson(message, world, intents);
  return json;
}

function reactionJson(name: string, users: string[], bot: User): Fields {
  return {
    emoji: { id: null, name },
    count: users.length,
    count_details: { burst: 0, normal: users.length },
    me: users.includes(bot.id),
    me_burst: false,
    burst_colors: [],
  };
}
