import type { Path } from './check.ts';
import { checkDescriptions, checkNames } from './check-names.ts';
import { checkOptions } from './check-options.ts';
import { FormErrors } from './errors.ts';
import { type Fields, fields, length, list, number, text } from './json.ts';
import { limits } from './limits.ts';

/** A whole list, as PUT sends it. Throws the refusal that Discord would answer with. */
export function checkCommands(commands: unknown[]): void {
  const errors = new FormErrors();
  const seen = new Set<string>();
  for (const [at, command] of commands.entries()) {
    const { type = 1, name } = fields(command);
    const key = `${type} ${name}`;
    if (seen.has(key)) {
      const message = 'Application command names must be unique';
      errors.add([at, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
    seen.add(key);
    checkInto(errors, [at], fields(command));
  }
  const slash = commands.filter((command) => (fields(command).type ?? 1) === 1).length;
  if (slash > limits.slashCommands || commands.length - slash > 2 * limits.menuCommands) {
    errors.add([], 'APPLICATION_COMMANDS_MAX', 'Maximum number of application commands reached');
  }
  errors.throwIfAny();
}

export function checkCommand(command: Fields): void {
  const errors = new FormErrors();
  checkInto(errors, [], command);
  errors.throwIfAny();
}

function checkInto(errors: FormErrors, path: Path, command: Fields): void {
  const { type = 1, description } = command;
  const isSlash = type === 1;
  checkNames(errors, path, command, isSlash);
  if (isSlash) checkDescriptions(errors, path, command);
  else if (text(description) !== '') {
    const message = 'Context menu commands cannot have description';
    errors.add([...path, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', message);
  }
  if (!isSlash && list(command.options).length > 0) {
    const message = 'Context menu commands cannot have options';
    errors.add([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', message);
  }
  checkPermissions(errors, [...path, 'default_member_permissions'], command.default_member_permissions);
  checkAmong(errors, [...path, 'contexts'], command.contexts, [0, 1, 2]);
  checkAmong(errors, [...path, 'integration_types'], command.integration_types, [0, 1]);
  checkOptions(errors, [...path, 'options'], command.options, 0);
  const total = totalLength(command);
  if (total > limits.commandTotal) {
    const message = `Command exceeds maximum size (${limits.commandTotal}): ${total}`;
    errors.add(path, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

function checkPermissions(errors: FormErrors, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'string' && /^\d+$/.test(value)) return;
  errors.add(path, 'BASE_TYPE_STRING', 'Must be a string of decimal digits.');
}

function checkAmong(errors: FormErrors, path: Path, value: unknown, among: number[]): void {
  if (value === undefined || value === null) return;
  const given = list(value);
  const good = given.length > 0 && given.every((v) => among.includes(number(v)) && typeof v === 'number');
  if (!good || new Set(given).size < given.length) {
    errors.add(path, 'BASE_TYPE_CHOICES', `Values must be among (${among}), each at most once.`);
  }
}

/** Localised texts count with the longest one. */
function totalLength(part: Fields): number {
  const longest = (plain: unknown, localizations: unknown) =>
    Math.max(...[plain, ...Object.values(fields(localizations))].map((value) => length(text(value))));
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    [...list(part.options), ...list(part.choices)].reduce<number>(
      (sum, p) => sum + totalLength(fields(p)),
      0,
    ) +
    length(text(part.value))
  );
}
