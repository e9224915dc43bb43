import {
  type APIApplicationCommandOptionChoice,
  InteractionType,
  ApplicationCommandType as Kind,
  MessageType,
  PermissionFlagsBits,
} from 'discord.js';
import { type Asked, LiveInteraction } from './interaction.ts';
import { type Fields, fields, list, number } from './json.ts';
import { PostedMessage } from './message.ts';
import { contextOf, offered } from './offer.ts';
import { fill, resolveUser } from './options.ts';
import { may, permissionsIn } from './permissions.ts';
import { channelWithPermissions, memberJson, userJson } from './serialise.ts';
import { messageJson } from './serialise-message.ts';
import type { Channel, Message, OptionValue, Place, User } from './types.ts';
import type { World } from './world.ts';

export async function slash(
  world: World,
  user: User,
  name: string,
  given: Record<string, OptionValue>,
  place: Required<Pick<Place, 'in'>> & Place,
): Promise<LiveInteraction> {
  const channel = place.in;
  const [command = '', ...path] = words(name);
  const offer = offered(world, user, command, Kind.ChatInput, channel);
  const { options, resolved } = fill(list(offer.command.body.options), path, { world, user, channel, given });
  const asked = {
    type: InteractionType.ApplicationCommand,
    messageType: MessageType.ChatInputCommand,
    name: `/${words(name).join(' ')}`,
    user,
    channel,
    owners: offer.owners,
  };
  const data = { id: offer.command.id, name: command, type: Kind.ChatInput, options, resolved };
  return await ask(world, asked, data, place.locale);
}

export async function autocomplete(
  world: World,
  user: User,
  name: string,
  option: string,
  typed: string | number,
  place: Required<Pick<Place, 'in'>> & Place & { options?: Record<string, OptionValue> },
): Promise<readonly APIApplicationCommandOptionChoice[]> {
  const channel = place.in;
  const [command = '', ...path] = words(name);
  const { command: found, owners } = offered(world, user, command, Kind.ChatInput, channel);
  const definition = path.reduce((at, part) => named(at, part), found.body);
  const { type, autocomplete: offers } = named(definition, option);
  if (offers !== true) throw new Error(`The option ${option} of /${command} has no autocomplete.`);
  const given = { ...place.options, [option]: typed };
  const filled = fill(list(found.body.options), path, { world, user, channel, given, focused: option });
  const asked = {
    type: InteractionType.ApplicationCommandAutocomplete,
    name: `autocomplete of ${option} of /${words(name).join(' ')}`,
    user,
    channel,
    owners,
    optionType: number(type),
  };
  const data = { id: found.id, name: command, type: Kind.ChatInput, options: filled.options };
  const interaction = await ask(world, asked, data, place.locale);
  if (!interaction.choices) throw new Error(`${interaction.name}: ${interaction.error ?? 'no choices'}`);
  return interaction.choices;
}

export async function menu(
  world: World,
  user: User,
  name: string,
  target: Message | User,
  place: Required<Pick<Place, 'in'>> & Place,
): Promise<LiveInteraction> {
  const channel = place.in;
  const type = target instanceof PostedMessage ? Kind.Message : Kind.User;
  const { command, owners } = offered(world, user, name, type, channel);
  const asked = {
    type: InteractionType.ApplicationCommand,
    messageType: MessageType.ContextMenuCommand,
    name,
    user,
    channel,
    owners,
  };
  const resolved = resolvedTarget(world, target, channel);
  const data = { id: command.id, name, type, target_id: target.id, resolved };
  return await ask(world, asked, data, place.locale);
}

function resolvedTarget(world: World, target: Message | User, channel: Channel): Fields {
  if (target instanceof PostedMessage) return { messages: { [target.id]: messageJson(target, world) } };
  const resolved: Record<string, Fields> = {};
  resolveUser(target as User, channel, (kind, id, json) => {
    resolved[kind] = { [id]: json };
  });
  return resolved;
}

/** Sends the interaction to the bot. */
export async function ask(
  world: World,
  asked: Omit<Asked, 'forcedEphemeral' | 'outside'>,
  data: Fields,
  locale = asked.user.locale,
): Promise<LiveInteraction> {
  const { user, channel, owners } = asked;
  const { guild } = channel;
  const onlyUser = guild !== undefined && owners[0] === undefined;
  const interaction = new LiveInteraction(world, {
    ...asked,
    forcedEphemeral: onlyUser && !may(channel, user, PermissionFlagsBits.UseExternalApps),
    outside: onlyUser && !guild.members.has(world.bot.id),
  });
  world.interactions.set(interaction.token, interaction);
  const payload = () => ({ ...payloadOf(interaction, locale), data });
  const delivered = world.send({ name: 'INTERACTION_CREATE', intents: 0, guild, data: payload });
  return await interaction.acknowledged(delivered);
}

function payloadOf(interaction: LiveInteraction, locale: string): Fields {
  const { world, user, channel, asked } = interaction;
  const { guild } = channel;
  const member = guild?.members.get(user.id);
  const permissions = String(permissionsIn(channel, user) ?? 0n);
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: channelWithPermissions(channel, user),
    ...(guild && {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_locale: guild.locale,
    }),
    ...(member
      ? { member: { ...memberJson(member), user: userJson(user), permissions } }
      : { user: userJson(user) }),
    ...(asked.source && { message: messageJson(asked.source, world) }),
    locale,
    app_permissions: String(permissionsIn(channel, world.bot) ?? 0n),
    entitlements: [],
    authorizing_integration_owners: asked.owners,
    context: contextOf(world, channel),
    attachment_size_limit: 10 * 1024 * 1024,
  };
}

function named(definition: Fields, name: string): Fields {
  const found = list(definition.options)
    .map(fields)
    .find((option) => option.name === name);
  if (!found) throw new Error(`There is no option ${name}.`);
  return found;
}

function words(name: string): string[] {
  return name.replace(/^\//, '').split(' ').filter(Boolean);
}
