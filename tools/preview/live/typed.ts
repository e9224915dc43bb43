import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import type { OptionValue, UploadedFile } from '../../../test/discord/index.ts';

/** A command as somebody types it. */
export interface Typed {
  /** With its subcommands: `/library add`. */
  name: string;
  options: Record<string, OptionValue>;
}

/**
 * The command in a line that begins with `/`: subcommands, then what stands before the first `name:` as the first option,
 * then `name:value`. A file goes to the option that takes one. Throws for a command that there is not.
 */
export function commandIn(
  line: string,
  commands: readonly Pick<APIApplicationCommand, 'name' | 'options'>[],
  file?: UploadedFile,
): Typed {
  const [, called = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const command = commands.find(({ name }) => name === called);
  if (!command) throw new Error(`There is no command /${called}.`);
  return optionsIn(rest, `/${command.name}`, command.options ?? [], file);
}

function optionsIn(
  text: string,
  name: string,
  defined: readonly APIApplicationCommandOption[],
  file: UploadedFile | undefined,
): Typed {
  const [, word = '', after = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  for (const option of defined)
    if (isGroup(option) && option.name === word)
      return optionsIn(after, `${name} ${word}`, option.options ?? [], file);
  const pattern = new RegExp(`(?:^|\\s)(${defined.map((option) => option.name).join('|')}):`, 'g');
  const [free = '', ...named] = defined.length ? text.split(pattern) : [text];
  const pairs: [string, string][] = [];
  const [first] = defined;
  if (free.trim() && first) pairs.push([first.name, free.trim()]);
  for (let at = 0; at < named.length; at += 2) pairs.push([named[at] ?? '', (named[at + 1] ?? '').trim()]);
  const options: Record<string, OptionValue> = {};
  for (const [key, written] of pairs)
    options[key] = valueIn(written, defined.find((option) => option.name === key)?.type);
  const taking = defined.find(({ type }) => type === Type.Attachment);
  if (file && taking) options[taking.name] = file;
  return { name, options };
}

function isGroup(option: APIApplicationCommandOption) {
  return option.type === Type.Subcommand || option.type === Type.SubcommandGroup;
}

function valueIn(written: string, type: Type | undefined): OptionValue {
  if (type === Type.Boolean && /^(?:true|false)$/i.test(written)) return written.toLowerCase() === 'true';
  if ((type === Type.Integer || type === Type.Number) && /^-?[\d.]+$/.test(written)) return Number(written);
  return written;
}
