import { ApplicationCommandType, ChannelType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import { list, text } from './json.ts';
import { may, permissionsIn } from './permissions.ts';
import type { Channel, User } from './types.ts';
import type { StoredCommand, World } from './world.ts';

export interface Offer {
  readonly command: StoredCommand;
  /** Who brought the bot here: server `0` (of direct messages: "0"), user `1`. */
  readonly owners: Record<string, string>;
}

/** The command as Discord's client offers it to this user in this place; throws, saying why not. */
export function offered(
  world: World,
  user: User,
  name: string,
  type: ApplicationCommandType,
  channel: Channel,
): Offer {
  const label = type === ApplicationCommandType.ChatInput ? `/${name}` : name;
  const refuse = (why: string) =>
    new Error(`${label} is not offered to ${user.name} in ${channel.name}: ${why}`);
  if (!may(channel, user, PermissionFlagsBits.ViewChannel | PermissionFlagsBits.UseApplicationCommands)) {
    throw refuse('no access, or no application commands here');
  }
  const named = [...world.commands.values()].filter((c) => c.body.name === name && c.body.type === type);
  const command =
    named.find((c) => c.guild && c.guild === channel.guild) ?? named.find((c) => c.guild === undefined);
  if (!command) {
    const known = [...world.commands.values()].map((c) => text(c.body.name)).join(', ');
    throw refuse(`it is not registered (${known || 'nothing is'})`);
  }
  const context = contextOf(world, channel);
  const contexts = list(command.body.contexts);
  if (!command.guild && contexts.length > 0 && !contexts.includes(context)) {
    throw refuse(`its contexts are ${contexts}, this is ${context}`);
  }
  const owners = ownersOf(world, user, command, channel, context);
  if (Object.keys(owners).length === 0) throw refuse('the bot is installed neither here nor for this user');
  if (owners[0] !== undefined && !hasDefaultPermissions(user, command, channel)) {
    throw refuse(`default_member_permissions ${command.body.default_member_permissions}`);
  }
  return { command, owners };
}

export function contextOf(world: World, channel: Channel): InteractionContextType {
  if (channel.guild) return InteractionContextType.Guild;
  const withBot = channel.type === ChannelType.DM && channel.recipients.includes(world.bot);
  return withBot ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

function ownersOf(
  world: World,
  user: User,
  command: StoredCommand,
  channel: Channel,
  context: InteractionContextType,
): Record<string, string> {
  const types = command.guild ? [0] : list(command.body.integration_types);
  const there = channel.guild
    ? channel.guild.members.has(world.bot.id)
    : context === InteractionContextType.BotDM;
  return {
    ...(types.includes(0) && there && { 0: channel.guild?.id ?? '0' }),
    ...(types.includes(1) && user.installed && { 1: user.id }),
  };
}

function hasDefaultPermissions(user: User, command: StoredCommand, channel: Channel): boolean {
  const needed = command.body.default_member_permissions;
  if (!channel.guild || typeof needed !== 'string') return true;
  const permissions = permissionsIn(channel, user) ?? 0n;
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return true;
  return needed !== '0' && (permissions & BigInt(needed)) === BigInt(needed);
}
