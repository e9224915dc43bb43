import { ChannelType, PermissionFlagsBits as P } from 'discord.js';
import type { Channel, Guild, User } from './types.ts';

/** What the role of everyone may do in a new server. */
export const ordinary =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.ReadMessageHistory |
  P.UseApplicationCommands |
  P.UseExternalApps |
  P.UseExternalEmojis |
  P.ChangeNickname;

/** Errs on the side of a ping: a bot that may ping everyone must still not do it. */
export const invitedBot = ordinary | P.MentionEveryone;

const all = Object.values(P).reduce((sum, bit) => sum | bit, 0n);

/** In direct messages and groups nothing is forbidden by a role. */
const inPrivate = ordinary | P.MentionEveryone;

export function isThread(channel: Channel): boolean {
  const { PublicThread, PrivateThread, AnnouncementThread } = ChannelType;
  return [PublicThread, PrivateThread, AnnouncementThread].some((type) => type === channel.type);
}

/** The permissions of a user in a channel, computed as Discord does; undefined when the user is not there. */
export function permissionsIn(channel: Channel, user: User): bigint | undefined {
  const { guild } = channel;
  if (!guild) return channel.recipients.includes(user) ? inPrivate : undefined;
  const base = permissionsInGuild(guild, user);
  if (base === undefined || (base & P.Administrator) !== 0n) return base;
  const { overwrites } = channel.parent ?? channel;
  const roleIds = guild.members.get(user.id)?.roles.map((role) => role.id) ?? [];
  const apply = (permissions: bigint, ids: string[]) => {
    const these = overwrites.filter((overwrite) => ids.includes(overwrite.id));
    const deny = these.reduce((sum, o) => sum | o.deny, 0n);
    const allow = these.reduce((sum, o) => sum | o.allow, 0n);
    return (permissions & ~deny) | allow;
  };
  const permissions = apply(apply(apply(base, [guild.id]), roleIds), [user.id]);
  return (permissions & P.ViewChannel) === 0n ? 0n : permissions;
}

export function permissionsInGuild(guild: Guild, user: User): bigint | undefined {
  const member = guild.members.get(user.id);
  if (!member) return undefined;
  if (guild.ownerId === user.id) return all;
  const everyone = guild.roles.get(guild.id)?.permissions ?? 0n;
  const permissions = member.roles.reduce((sum, role) => sum | role.permissions, everyone);
  return (permissions & P.Administrator) === 0n ? permissions : all;
}

export function may(channel: Channel, user: User, needed: bigint): boolean {
  return ((permissionsIn(channel, user) ?? 0n) & needed) === needed;
}
