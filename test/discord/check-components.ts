import { checkCount, checkText, checkUrl, type Path } from './check.ts';
import { checkButton, checkSelect } from './check-controls.ts';
import type { FormErrors } from './errors.ts';
import { type Fields, fields, length, list, number, text } from './json.ts';
import { limits } from './limits.ts';

const selects = [3, 5, 6, 7, 8];
const inContainer = [1, 9, 10, 12, 13, 14];
const onTop = [...inContainer, 17];

/** Without the V2 flag: rows of buttons or one select, nothing else. */
export function checkLegacyComponents(errors: FormErrors, components: unknown[]): void {
  checkCount(errors, ['components'], components, { max: limits.rows });
  checkEach(errors, ['components'], components, [1], []);
  checkUnique(errors, components);
}

export function checkV2Components(errors: FormErrors, components: unknown[], files: readonly string[]): void {
  checkCount(errors, ['components'], components, { min: 1, max: limits.components });
  checkEach(errors, ['components'], components, onTop, files);
  checkUnique(errors, components);
  const every = flatten(components);
  if (every.length > limits.components) {
    const message = `The maximum number of total components of ${limits.components} was exceeded (${every.length}).`;
    errors.add(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  const shown = every.reduce((sum, c) => sum + (c.type === 10 ? length(text(c.content)) : 0), 0);
  if (shown > limits.componentText) {
    const message = `Total size of displayable text exceeds maximum size of ${limits.componentText} (${shown}).`;
    errors.add(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
}

/** All of them, those inside others too. */
export function flatten(components: readonly unknown[]): Fields[] {
  return components.flatMap((component) => {
    const c = fields(component);
    const inside = [...list(c.components), ...[c.accessory, c.component].filter(Boolean)];
    return [c, ...flatten(inside)];
  });
}

export function checkUnique(errors: FormErrors, components: unknown[]): void {
  const seen = new Set<unknown>();
  for (const { custom_id: customId, id } of flatten(components)) {
    const idKey = number(id) > 0 ? `#${number(id)}` : undefined;
    for (const [key, what] of [
      [customId, 'custom id'],
      [idKey, 'id'],
    ]) {
      if (key === undefined || key === null) continue;
      if (seen.has(key)) {
        const message = `Component ${what} cannot be duplicated (${key})`;
        errors.add(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
      }
      seen.add(key);
    }
  }
}

function checkEach(
  errors: FormErrors,
  path: Path,
  components: readonly unknown[],
  types: readonly number[],
  files: readonly string[],
): void {
  for (const [at, component] of components.entries()) {
    const c = fields(component);
    const here = [...path, at];
    if (types.includes(number(c.type))) checkers[number(c.type)]?.(errors, here, c, files);
    else
      errors.add([...here, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${types}).`);
  }
}

type Checker = (errors: FormErrors, path: Path, c: Fields, files: readonly string[]) => void;

const checkers: Readonly<Record<number, Checker>> = {
  1: (errors, path, c) => checkRow(errors, [...path, 'components'], list(c.components)),
  2: checkButton,
  9: (errors, path, c, files) => {
    const inside = [...path, 'components'];
    checkCount(errors, inside, c.components, { min: 1, max: limits.sectionTexts });
    checkEach(errors, inside, list(c.components), [10], files);
    checkEach(errors, [...path, 'accessory'], [c.accessory], [2, 11], files);
  },
  10: (errors, path, c) => {
    const bounds = { min: 1, max: limits.componentText, required: true };
    checkText(errors, [...path, 'content'], c.content, bounds);
  },
  11: checkMedia,
  12: (errors, path, c, files) => {
    checkCount(errors, [...path, 'items'], c.items, { min: 1, max: limits.galleryItems });
    for (const [at, item] of list(c.items).entries()) {
      checkMedia(errors, [...path, 'items', at], fields(item), files);
    }
  },
  13: (errors, path, c, files) =>
    checkAttached(errors, [...path, 'file', 'url'], fields(c.file).url, ['attachment'], files),
  17: (errors, path, c, files) => {
    const inside = [...path, 'components'];
    checkCount(errors, inside, c.components, { min: 1, max: limits.components });
    checkEach(errors, inside, list(c.components), inContainer, files);
  },
};

function checkRow(errors: FormErrors, path: Path, components: unknown[]): void {
  checkCount(errors, path, components, { min: 1, max: limits.buttonsInRow });
  checkEach(errors, path, components, [2, ...selects], []);
  const ofSelects = components.map(fields).filter((c) => selects.includes(number(c.type)));
  if (ofSelects.length > 0 && components.length > 1) {
    errors.add(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select fills its row.');
  }
  for (const [at, c] of components.entries()) {
    if (selects.includes(number(fields(c).type))) checkSelect(errors, [...path, at], fields(c));
  }
}

function checkMedia(errors: FormErrors, path: Path, item: Fields, files: readonly string[]): void {
  checkText(errors, [...path, 'description'], item.description, { max: limits.mediaDescription });
  const schemes = ['http', 'https', 'attachment'];
  checkAttached(errors, [...path, 'media', 'url'], fields(item.media).url, schemes, files);
}

function checkAttached(
  errors: FormErrors,
  path: Path,
  url: unknown,
  schemes: string[],
  files: readonly string[],
): void {
  checkUrl(errors, path, url, schemes);
  const name = text(url).startsWith('attachment://') ? text(url).slice('attachment://'.length) : undefined;
  if (name !== undefined && !files.includes(name)) {
    errors.add(path, 'MEDIA_ITEM_ATTACHMENT_NOT_FOUND', `No attachment is named ${name}.`);
  }
}
