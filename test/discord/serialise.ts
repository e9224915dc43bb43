import { ChannelType } from 'discord.js';
import type { Fields } from './json.ts';
import { isThread, permissionsIn } from './permissions.ts';
import type { Channel, Guild, Member, Role, User } from './types.ts';
import type { World } from './world.ts';

export function userJson(user: User): Fields {
  return {
    id: user.id,
    username: user.name.toLowerCase(),
    global_name: user.bot ? null : user.name,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
    flags: 0,
  };
}

export function botJson(world: World): Fields {
  return { ...userJson(world.bot), verified: true, mfa_enabled: true, email: null, locale: 'en-US' };
}

export function memberJson(member: Member): Fields {
  return {
    roles: member.roles.map((role) => role.id),
    nick: null,
    avatar: null,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function roleJson(role: Role): Fields {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    mentionable: role.mentionable,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    position: 1,
    flags: 0,
  };
}

export function channelJson(channel: Channel): Fields {
  const { id, type, name, guild, parent } = channel;
  const common = { id, type, flags: 0, last_message_id: channel.messages.at(-1)?.id ?? null };
  if (!guild) {
    const recipients = channel.recipients.filter((user) => !user.bot).map(userJson);
    return type === ChannelType.GroupDM ? { ...common, name, recipients } : { ...common, recipients };
  }
  const there = {
    ...common,
    guild_id: guild.id,
    name,
    parent_id: parent?.id ?? null,
    rate_limit_per_user: 0,
  };
  if (isThread(channel)) {
    const thread_metadata = {
      archived: false,
      locked: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2024-01-01T00:00:00.000000+00:00',
    };
    return { ...there, owner_id: guild.ownerId, thread_metadata, message_count: 0, member_count: 1 };
  }
  const permission_overwrites = channel.overwrites.map((overwrite) => ({
    id: overwrite.id,
    type: overwrite.type === 'role' ? 0 : 1,
    allow: String(overwrite.allow),
    deny: String(overwrite.deny),
  }));
  return { ...there, position: 0, nsfw: false, topic: null, permission_overwrites };
}

/** As an interaction carries it, with the user's permissions. */
export function channelWithPermissions(channel: Channel, user: User): Fields {
  return { ...channelJson(channel), permissions: String(permissionsIn(channel, user) ?? 0n) };
}

export function guildJson(guild: Guild, world: World): Fields {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild);
  const bot = guild.members.get(world.bot.id);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()].map(roleJson),
    members: bot ? [{ ...memberJson(bot), user: userJson(world.bot) }] : [],
    channels: channels.filter((channel) => !isThread(channel)).map(channelJson),
    threads: channels.filter(isThread).map(channelJson),
    member_count: guild.members.size,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    large: false,
    unavailable: false,
    icon: null,
    splash: null,
    banner: null,
    description: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    vanity_url_code: null,
  };
}
