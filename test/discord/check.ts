import type { FormErrors } from './errors.ts';
import { length } from './json.ts';

export type Path = readonly (string | number)[];

export function checkText(
  errors: FormErrors,
  path: Path,
  value: unknown,
  bounds: { min?: number; max: number; required?: boolean },
): void {
  const { min = 0, max, required = false } = bounds;
  if (value === undefined || value === null) {
    if (required) errors.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  if (typeof value !== 'string') {
    errors.add(path, 'BASE_TYPE_STRING', 'Must be a string.');
    return;
  }
  const count = length(value);
  if (count === 0 && min > 0) errors.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  else if (count > max && min === 0) {
    errors.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  } else if (count < min || count > max) {
    errors.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  }
}

export function checkCount(
  errors: FormErrors,
  path: Path,
  value: unknown,
  bounds: { min?: number; max: number },
): void {
  if (value === undefined || value === null) value = [];
  if (!Array.isArray(value)) {
    errors.add(path, 'BASE_TYPE_LIST', 'Must be a list.');
    return;
  }
  const { min = 0, max } = bounds;
  if (value.length > max && min === 0) {
    errors.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  } else if (value.length < min || value.length > max) {
    errors.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  }
}

export function checkUrl(errors: FormErrors, path: Path, value: unknown, schemes: readonly string[]): void {
  if (value === undefined || value === null) return;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url && schemes.includes(url.protocol.slice(0, -1))) return;
  const message = `Not a well formed URL, or its scheme is not one of (${schemes.map((s) => `'${s}'`).join(', ')}).`;
  errors.add(path, 'URL_TYPE_INVALID_URL', message);
}
