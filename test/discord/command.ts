import type { APIApplicationCommand } from 'discord.js';
import { type Fields, fields } from './json.ts';
import type { Guild } from './types.ts';
import type { StoredCommand, World } from './world.ts';

/** As Discord gives a command back. */
export function commandJson(command: StoredCommand, world: World, withLocalizations: boolean): Fields {
  return {
    ...(withLocalizations ? command.body : withoutLocalizations(command.body)),
    id: command.id,
    application_id: world.bot.id,
    version: command.version,
    ...(command.guild && { guild_id: command.guild.id }),
  };
}

export function registered(world: World): APIApplicationCommand[] {
  // The body was checked when it was registered.
  return [...world.commands.values()].map(
    (c) => commandJson(c, world, true) as unknown as APIApplicationCommand,
  );
}

/** Creates the command, or replaces the one of the same name and type, which keeps its id. */
export function store(world: World, guild: Guild | undefined, given: Fields): StoredCommand {
  const body = withDefaults(given, guild !== undefined);
  const old = commandsOf(world, guild).find((c) => c.body.name === body.name && c.body.type === body.type);
  if (!old) {
    const command = { id: world.snowflake(), guild, version: world.snowflake(), body };
    world.commands.set(command.id, command);
    return command;
  }
  if (JSON.stringify(old.body) !== JSON.stringify(body)) old.version = world.snowflake();
  old.body = body;
  return old;
}

export function commandsOf(world: World, guild: Guild | undefined): StoredCommand[] {
  return [...world.commands.values()].filter((command) => command.guild === guild);
}

function withDefaults(given: Fields, inGuild: boolean): Fields {
  const { options, ...rest } = given;
  return {
    type: 1,
    name_localizations: null,
    description: '',
    description_localizations: null,
    default_member_permissions: null,
    nsfw: false,
    ...(inGuild ? {} : { dm_permission: true, contexts: null, integration_types: [0] }),
    ...withoutNullish(rest),
    ...(Array.isArray(options) && options.length > 0 && { options: options.map(slimOption) }),
  };
}

/** Discord gives back neither what is false nor what is empty. */
function slimOption(option: unknown): Fields {
  const kept = Object.entries(fields(option)).filter(
    ([, value]) => value !== false && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'options' && Array.isArray(value) ? value.map(slimOption) : value,
    ]),
  );
}

function withoutNullish(body: Fields): Fields {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined && value !== null),
  );
}

function withoutLocalizations<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutLocalizations) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutLocalizations(inner)])) as T;
}
