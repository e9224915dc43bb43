import { ChannelType, GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import type { NewGuild, NewUser } from './api.ts';
import { invitedBot, ordinary, permissionsIn } from './permissions.ts';
import { channelJson, guildJson, memberJson, roleJson, userJson } from './serialise.ts';
import type { Channel, Guild, Role, User } from './types.ts';
import type { World } from './world.ts';

export function newGuild(world: World, wanted: NewGuild): Guild {
  const id = world.snowflake();
  const everyone: Role = { id, name: '@everyone', permissions: ordinary, mentionable: false };
  const guild: Guild = {
    id,
    name: wanted.name ?? `server ${world.guilds.size + 1}`,
    locale: wanted.locale ?? 'en-US',
    ownerId: wanted.owner?.id ?? world.snowflake(),
    addedBy: wanted.addedBy?.id,
    members: new Map(),
    roles: new Map([[id, everyone]]),
  };
  world.guilds.set(id, guild);
  for (const user of wanted.members ?? []) join(guild, user);
  if (wanted.invited ?? true) {
    const role = newRole(world, guild, {
      name: world.bot.name,
      permissions: wanted.botPermissions ?? invitedBot,
    });
    join(guild, world.bot, [role]);
    tellServer(world, guild, 'GUILD_CREATE', guildJson(guild, world));
  }
  return guild;
}

export function removeBot(world: World, guild: Guild): void {
  // As the bot is still a member, it is told.
  tellServer(world, guild, 'GUILD_DELETE', { id: guild.id });
  guild.members.delete(world.bot.id);
}

/** An outage of a server begins, or is over. */
export function outage(world: World, guild: Guild, there: boolean): void {
  if (there) tellServer(world, guild, 'GUILD_DELETE', { id: guild.id, unavailable: true });
  if (there) world.unavailable.add(guild);
  else world.unavailable.delete(guild);
  if (!there) tellServer(world, guild, 'GUILD_CREATE', guildJson(guild, world));
}

function join(guild: Guild, user: User, roles: Role[] = []): void {
  guild.members.set(user.id, { user, roles });
}

export function newRole(
  world: World,
  guild: Guild,
  wanted: { name: string; permissions?: bigint; mentionable?: boolean },
): Role {
  const { name, permissions = 0n, mentionable = false } = wanted;
  const role = { id: world.snowflake(), name, permissions, mentionable };
  guild.roles.set(role.id, role);
  tellServer(world, guild, 'GUILD_ROLE_CREATE', { guild_id: guild.id, role: roleJson(role) });
  return role;
}

export function giveRole(world: World, guild: Guild, user: User, role: Role): void {
  const member = guild.members.get(user.id);
  if (!member || !guild.roles.has(role.id)) return;
  member.roles.push(role);
  // Of others Discord tells only with the privileged intent.
  if (user !== world.bot) return;
  const data = { ...memberJson(member), user: userJson(user), guild_id: guild.id };
  tellServer(world, guild, 'GUILD_MEMBER_UPDATE', data);
}

export function newUser(world: World, home: Guild, wanted: NewUser): User {
  const { permissions, guilds = [home], ...rest } = wanted;
  const user = world.addUser(rest);
  for (const guild of guilds) {
    const roles = permissions ? [newRole(world, guild, { name: `${user.name}'s`, permissions })] : [];
    join(guild, user, roles);
  }
  return user;
}

export function newChannel(world: World, guild: Guild, name: string, type = ChannelType.GuildText): Channel {
  const channel = addChannel(world, { type, name, guild, parent: undefined, recipients: [] });
  announceChannel(world, channel, 'CHANNEL_CREATE');
  return channel;
}

/** `id` is that of the message from which it is opened. */
export function newThread(world: World, parent: Channel, name: string, id = world.snowflake()): Channel {
  const { guild } = parent;
  const thread = addChannel(world, {
    id,
    type: ChannelType.PublicThread,
    name,
    guild,
    parent,
    recipients: [],
  });
  announceChannel(world, thread, 'THREAD_CREATE');
  return thread;
}

export function directChannel(world: World, user: User): Channel {
  const known = [...world.channels.values()].find(
    (channel) => channel.type === ChannelType.DM && channel.recipients.includes(user),
  );
  const recipients = [user, world.bot];
  const type = ChannelType.DM;
  return (
    known ?? addChannel(world, { type, name: user.name, guild: undefined, parent: undefined, recipients })
  );
}

export function newGroup(world: World, users: User[]): Channel {
  const name = users.map((user) => user.name).join(', ');
  const type = ChannelType.GroupDM;
  return addChannel(world, { type, name, guild: undefined, parent: undefined, recipients: users });
}

/** Permissions in one channel; what is allowed is no longer denied, and the other way round. */
export function overwrite(
  world: World,
  channel: Channel,
  who: User | Role,
  change: { allow?: bigint; deny?: bigint },
): void {
  const { allow = 0n, deny = 0n } = change;
  const known = channel.overwrites.find((o) => o.id === who.id);
  const entry = known ?? { id: who.id, type: 'permissions' in who ? 'role' : 'user', allow: 0n, deny: 0n };
  entry.allow = (entry.allow & ~deny) | allow;
  entry.deny = (entry.deny & ~allow) | deny;
  if (!known) channel.overwrites.push(entry);
  announceChannel(world, channel, 'CHANNEL_UPDATE');
}

function tellServer(world: World, guild: Guild, name: string, json: object): void {
  if (!guild.members.has(world.bot.id)) return;
  world.send({ name, intents: GatewayIntentBits.Guilds, guild, data: () => json });
}

function announceChannel(world: World, channel: Channel, name: string): void {
  const { guild } = channel;
  if (!guild) return;
  // Also without access: discord.js computes from the overwrites what it may see.
  const visible = ((permissionsIn(channel, world.bot) ?? 0n) & PermissionFlagsBits.ViewChannel) !== 0n;
  if (!visible && name !== 'CHANNEL_UPDATE') return;
  tellServer(world, guild, name, channelJson(channel));
}

function addChannel(
  world: World,
  channel: Pick<Channel, 'type' | 'name' | 'guild' | 'parent' | 'recipients'> & { id?: string },
): Channel {
  const added: Channel = { id: world.snowflake(), ...channel, overwrites: [], messages: [], typing: 0 };
  world.channels.set(added.id, added);
  return added;
}
