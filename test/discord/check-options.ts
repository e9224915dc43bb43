import { checkCount, checkText, type Path } from './check.ts';
import { checkDescriptions, checkLocalized, checkNames } from './check-names.ts';
import type { FormErrors } from './errors.ts';
import { type Fields, fields, list, number } from './json.ts';
import { limits } from './limits.ts';

const subcommand = 1;
const subcommandGroup = 2;

export function checkOptions(errors: FormErrors, path: Path, options: unknown, depth: number): void {
  checkCount(errors, path, options, { max: limits.commandOptions });
  const names = new Set<unknown>();
  let optionalSeen = false;
  for (const [at, each] of list(options).entries()) {
    const option = fields(each);
    const here = [...path, at];
    checkNames(errors, here, option, true);
    checkDescriptions(errors, here, option);
    if (names.has(option.name)) {
      errors.add([...here, 'name'], 'APPLICATION_COMMAND_OPTIONS_DUPLICATE', 'Option names must be unique');
    }
    names.add(option.name);
    if (option.type === subcommand || option.type === subcommandGroup) {
      checkNesting(errors, here, number(option.type), list(options), depth);
      checkOptions(errors, [...here, 'options'], option.options, depth + 1);
      continue;
    }
    if (option.required === true && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      errors.add(here, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    if (option.required !== true) optionalSeen = true;
    checkChoices(errors, [...here, 'choices'], option.choices, number(option.type));
    checkBounds(errors, here, option);
    if (option.autocomplete === true && list(option.choices).length > 0) {
      const message = 'Autocomplete and choices are mutually exclusive';
      errors.add(here, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', message);
    }
  }
}

function checkNesting(
  errors: FormErrors,
  path: Path,
  type: number,
  siblings: unknown[],
  depth: number,
): void {
  const mixed = siblings.some((sibling) => number(fields(sibling).type) > subcommandGroup);
  const tooDeep = depth > 1 || (depth === 1 && type === subcommandGroup);
  if (mixed || tooDeep) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    errors.add(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

function checkBounds(errors: FormErrors, path: Path, option: Fields): void {
  const pairs: [unknown, unknown][] = [
    [option.min_length, option.max_length],
    [option.min_value, option.max_value],
  ];
  for (const [min, max] of pairs) {
    if (typeof min === 'number' && typeof max === 'number' && min > max) {
      errors.add(path, 'APPLICATION_COMMAND_OPTIONS_BOUNDS_INVALID', 'The minimum is above the maximum');
    }
  }
}

/** Of an option, and of an answer to autocomplete. */
export function checkChoices(errors: FormErrors, path: Path, choices: unknown, optionType: number): void {
  checkCount(errors, path, choices, { max: limits.choices });
  for (const [at, each] of list(choices).entries()) {
    const { name, value, name_localizations } = fields(each);
    const here = [...path, at];
    const check = (where: Path, named: unknown) =>
      checkText(errors, where, named, { min: 1, max: limits.choiceName, required: true });
    check([...here, 'name'], name);
    checkLocalized(errors, [...here, 'name_localizations'], name_localizations, check);
    if (optionType === 3) {
      checkText(errors, [...here, 'value'], value, { max: limits.choiceValue, required: true });
    } else if (typeof value !== 'number' || (optionType === 4 && !Number.isInteger(value))) {
      errors.add(
        [...here, 'value'],
        'NUMBER_TYPE_COERCE',
        `Value "${value}" is not a number of the option's type.`,
      );
    }
  }
}
