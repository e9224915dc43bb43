import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type Attachment,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Command, Option, SubcommandName } from '../app/command.ts';
import type { Messages } from '../app/messages/types.ts';
import type { GivenFile, OptionValues } from '../app/request.ts';
import { described, named } from './command.ts';

/** The options of a command as Discord has them, and what is given for them. */
type Optioned = Pick<Command, 'options' | 'subcommands'>;

export function optionsData({ options = [], subcommands = [] }: Optioned): APIApplicationCommandOption[] {
  const parts = subcommands.map(({ name, describe, options = [] }) => ({
    ...named(({ subcommandNames }) => subcommandNames[name]),
    ...described(describe),
    type: ApplicationCommandOptionType.Subcommand as const,
    ...(options.length && { options: options.flatMap(optionData) }),
  }));
  return [...parts, ...options.flatMap(optionData)];
}

/** The part of a command that is meant, and its options. */
export function partOf(
  { options: given }: { options: { getSubcommand(required: false): string | null } },
  { options = [], subcommands = [] }: Optioned,
): { subcommand?: SubcommandName; options: readonly Option[] } {
  const found = subcommands.length && subcommands.find(({ name }) => name === given.getSubcommand(false));
  return found ? { subcommand: found.name, options: found.options ?? [] } : { options };
}

export function valuesOf(
  { options: given }: ChatInputCommandInteraction,
  options: readonly Option[],
): OptionValues {
  const values = options.map((option) => {
    const { name, type } = option;
    const value = {
      text: () => given.getString(name),
      number: () => given.getInteger(name),
      yesNo: () => given.getBoolean(name),
      role: () => given.getRole(name)?.id,
      channel: () => given.getChannel(name)?.id,
      files: () => filesIn(namesOf(option).map((each) => given.getAttachment(each))),
    }[type]();
    return [name, value ?? undefined] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Discord has an option for each file: `file`, `file2` … */
function namesOf({ name, type, most = 1 }: Option): string[] {
  if (type !== 'files') return [name];
  return Array.from({ length: most }, (_, at) => (at ? `${name}${at + 1}` : name));
}

function filesIn(attachments: readonly (Attachment | null)[]): GivenFile[] | null {
  const files = attachments.flatMap((attachment) => (attachment ? [fileOf(attachment)] : []));
  return files.length ? files : null;
}

/** How long a file may take to come, in milliseconds: Discord's own network is fast. */
const DOWNLOAD_MS = 60_000;

function fileOf({ name, size, url }: Attachment): GivenFile {
  return {
    name,
    size,
    async read() {
      const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
      if (!response.ok) throw new Error(`Discord answered with ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

function optionData(option: Option): APIApplicationCommandBasicOption[] {
  const { name, describe, type, required, least, most, suggest } = option;
  const called = (at: number) =>
    named(({ optionNames }: Messages) => (at ? `${optionNames[name]}${at + 1}` : optionNames[name]));
  const words = { ...called(0), ...described(describe) };
  const needed = required && { required };
  if (type === 'files')
    return namesOf(option).map((_, at) => ({
      ...words,
      ...called(at),
      type: ApplicationCommandOptionType.Attachment,
      ...(at === 0 && needed),
    }));
  if (type === 'yesNo') return [{ ...words, type: ApplicationCommandOptionType.Boolean, ...needed }];
  if (type === 'role') return [{ ...words, type: ApplicationCommandOptionType.Role, ...needed }];
  if (type === 'channel') return [{ ...words, type: ApplicationCommandOptionType.Channel, ...needed }];
  if (type === 'text')
    return [
      {
        ...words,
        type: ApplicationCommandOptionType.String,
        ...needed,
        ...(suggest && { autocomplete: true }),
      } as APIApplicationCommandBasicOption,
    ];
  const range = {
    ...(least !== undefined && { min_value: least }),
    ...(most !== undefined && { max_value: most }),
  };
  return [{ ...words, type: ApplicationCommandOptionType.Integer, ...needed, ...range }];
}
