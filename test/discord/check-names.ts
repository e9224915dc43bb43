import { checkText, type Path } from './check.ts';
import type { FormErrors } from './errors.ts';
import { type Fields, fields } from './json.ts';
import { commandNamePattern, limits, locales } from './limits.ts';

export function checkNames(errors: FormErrors, path: Path, named: Fields, lowerCase: boolean): void {
  const check = (here: Path, name: unknown) => {
    checkText(errors, here, name, { min: 1, max: limits.commandName, required: true });
    if (typeof name !== 'string' || !lowerCase) return;
    if (!commandNamePattern.test(name) || name.toLowerCase() !== name) {
      errors.add(here, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  };
  check([...path, 'name'], named.name);
  checkLocalized(errors, [...path, 'name_localizations'], named.name_localizations, check);
}

export function checkDescriptions(errors: FormErrors, path: Path, described: Fields): void {
  const check = (here: Path, description: unknown) =>
    checkText(errors, here, description, { min: 1, max: limits.commandDescription, required: true });
  check([...path, 'description'], described.description);
  checkLocalized(errors, [...path, 'description_localizations'], described.description_localizations, check);
}

export function checkLocalized(
  errors: FormErrors,
  path: Path,
  localizations: unknown,
  check: (here: Path, value: unknown) => void,
): void {
  for (const [locale, value] of Object.entries(fields(localizations))) {
    if (!locales.includes(locale)) {
      errors.add([...path, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
    }
    if (value !== null) check([...path, locale], value);
  }
}
