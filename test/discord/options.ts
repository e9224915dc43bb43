import { ApplicationCommandOptionType as Type } from 'discord.js';
import { type Fields, fields, length, list, number, text } from './json.ts';
import { permissionsIn } from './permissions.ts';
import { channelWithPermissions, memberJson, roleJson, userJson } from './serialise.ts';
import type { Channel, OptionValue, Role, UploadedFile, User } from './types.ts';
import type { World } from './world.ts';

export interface Filled {
  readonly options: Fields[];
  readonly resolved: Fields;
}

interface Filling {
  readonly world: World;
  readonly user: User;
  readonly channel: Channel;
  readonly given: Readonly<Record<string, OptionValue>>;
  /** Of an autocomplete: the option that is being typed. Nothing is required then. */
  readonly focused?: string | undefined;
}

/** The options as Discord's client would send them; throws what it would not let the user send. */
export function fill(definitions: readonly unknown[], path: readonly string[], filling: Filling): Filled {
  const [next, ...rest] = path;
  if (next !== undefined) {
    const sub = definitions
      .map(fields)
      .find((d) => d.name === next && number(d.type) <= Type.SubcommandGroup);
    if (!sub) throw new Error(`There is no subcommand ${next}.`);
    const inner = fill(list(sub.options), rest, filling);
    return {
      options: [{ name: sub.name, type: sub.type, options: inner.options }],
      resolved: inner.resolved,
    };
  }
  if (definitions.some((d) => number(fields(d).type) <= Type.SubcommandGroup)) {
    throw new Error('A subcommand is needed.');
  }
  return fillHere(definitions.map(fields), filling);
}

function fillHere(definitions: readonly Fields[], filling: Filling): Filled {
  const { given, focused } = filling;
  const unknown = Object.keys(given).find((name) => !definitions.some((d) => d.name === name));
  if (unknown !== undefined) throw new Error(`There is no option ${unknown}.`);
  const resolved: Record<string, Fields> = {};
  const options: Fields[] = [];
  for (const definition of definitions) {
    const name = text(definition.name);
    const value = given[name];
    if (value === undefined) {
      if (definition.required === true && focused === undefined)
        throw new Error(`The option ${name} is required.`);
      continue;
    }
    const isFocused = focused === name;
    const sent = isFocused ? value : sentValue(definition, value, filling, resolved);
    options.push({ name, type: definition.type, value: sent, ...(isFocused && { focused: true }) });
  }
  return { options, resolved };
}

function sentValue(
  definition: Fields,
  value: OptionValue,
  filling: Filling,
  resolved: Record<string, Fields>,
): string | number | boolean {
  const wrong = (why: string) => new Error(`The option ${text(definition.name)} ${why}.`);
  const choice = list(definition.choices)
    .map(fields)
    .find((c) => c.name === value || c.value === value);
  if (list(definition.choices).length > 0 && !choice) throw wrong(`has no choice ${String(value)}`);
  const picked = choice ? (choice.value as string | number) : value;
  switch (definition.type) {
    case Type.String: {
      if (typeof picked !== 'string') throw wrong('takes text');
      const { min_length: min = 0, max_length: max = 6000 } = definition;
      const count = length(picked);
      if (count < number(min) || count > number(max)) throw wrong(`takes ${min} to ${max} characters`);
      return picked;
    }
    case Type.Integer:
    case Type.Number: {
      if (typeof picked !== 'number') throw wrong('takes a number');
      if (definition.type === Type.Integer && !Number.isInteger(picked)) throw wrong('takes a whole number');
      const { min_value: min = -Infinity, max_value: max = Infinity } = definition;
      if (picked < number(min) || picked > number(max)) throw wrong(`takes ${min} to ${max}`);
      return picked;
    }
    case Type.Boolean:
      if (typeof picked !== 'boolean') throw wrong('takes true or false');
      return picked;
    default: {
      if (typeof picked !== 'object' || !fitting(number(definition.type), picked))
        throw wrong('takes another kind');
      return resolve(picked, filling, resolved);
    }
  }
}

function fitting(type: Type, value: User | Role | Channel | UploadedFile): boolean {
  if (isUser(value)) return type === Type.User || type === Type.Mentionable;
  if (isRole(value)) return type === Type.Role || type === Type.Mentionable;
  return type === ('filename' in value ? Type.Attachment : Type.Channel);
}

function resolve(
  value: User | Role | Channel | UploadedFile,
  filling: Filling,
  resolved: Record<string, Fields>,
): string {
  const { world, channel, user } = filling;
  const put = (kind: string, id: string, json: Fields) => {
    resolved[kind] = { ...resolved[kind], [id]: json };
    return id;
  };
  if (isUser(value)) {
    resolveUser(value, channel, put);
    return value.id;
  }
  if (isRole(value)) return put('roles', value.id, roleJson(value));
  if (!('filename' in value)) return put('channels', value.id, channelWithPermissions(value, user));
  const id = world.snowflake();
  const data = Buffer.from(value.data);
  const url = world.serve({ id, filename: value.filename, contentType: 'text/plain', data });
  const { filename } = value;
  return put('attachments', id, {
    id,
    filename,
    size: data.length,
    content_type: 'text/plain',
    url,
    proxy_url: url,
  });
}

export function resolveUser(
  user: User,
  channel: Channel,
  put: (kind: string, id: string, json: Fields) => unknown,
): void {
  put('users', user.id, userJson(user));
  const member = channel.guild?.members.get(user.id);
  if (!member) return;
  put('members', user.id, { ...memberJson(member), permissions: String(permissionsIn(channel, user) ?? 0n) });
}

function isUser(value: object): value is User {
  return 'acceptsDms' in value;
}

function isRole(value: object): value is Role {
  return 'mentionable' in value;
}
