import type { Command, Option } from '../app/command.ts';
import type { Messages } from '../app/messages/types.ts';
import type { OptionValues } from '../app/request.ts';
import { UserError } from '../app/userError.ts';

/** What a line begins with, if that is a command, and the rest of it. */
export function splitLine(line: string): { name: string | null; rest: string } {
  const [, name, rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(line) ?? [];
  return name === undefined ? { name: null, rest: line } : { name, rest };
}

/**
 * The options in what is written after a command: `name:value`, in English or in the language of the messages. What comes
 * before the first of them is the value of the command's first option. Throws how to write it, if it makes no sense.
 */
export function parseOptions(command: Command, rest: string, m: Messages): OptionValues {
  const { options = [] } = command;
  const [first] = options;
  const names = options.flatMap(({ name }) => [name, m.optionNames[name]]);
  const pattern = new RegExp(`(?:^|\\s)(${names.join('|')}):`, 'giu');
  const [free = '', ...named] = names.length ? rest.split(pattern) : [rest];
  const values: OptionValues = {};
  const put = (option: Option | undefined, written: string) => {
    const value = option && valueIn(option, unquoted(written.trim()));
    if (value === undefined) throw usage(command);
    Object.assign(values, { [option?.name ?? '']: value });
  };
  if (free.trim()) put(first, free);
  for (let at = 0; at < named.length; at += 2) {
    const called = named[at]?.toLowerCase();
    const option = options.find(
      ({ name }) => name === called || m.optionNames[name].toLowerCase() === called,
    );
    put(option, named[at + 1] ?? '');
  }
  if (options.some(({ name, required }) => required && values[name] === undefined)) throw usage(command);
  return values;
}

function valueIn(
  { type, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER }: Option,
  written: string,
) {
  if (!written) return undefined;
  if (type === 'text' || type === 'role' || type === 'channel') return written;
  if (type === 'yesNo') return { true: true, yes: true, false: false, no: false }[written.toLowerCase()];
  const number = Number(written);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

function unquoted(written: string): string {
  return /^"(.*)"$/s.exec(written)?.[1] ?? written;
}

function usage({ name, options = [] }: Command): UserError {
  if (name === 'ask') return new UserError((m) => m.terminal.askUsage);
  const [first, ...others] = options.map(({ name, required }) => (required ? `${name}:…` : `[${name}:…]`));
  return new UserError((m) => m.terminal.usage([`/${name}`, ...(first ? [first] : []), ...others].join(' ')));
}
