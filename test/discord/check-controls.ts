import { checkCount, checkText, checkUrl, type Path } from './check.ts';
import type { FormErrors } from './errors.ts';
import { type Fields, fields, list, number, text } from './json.ts';
import { limits } from './limits.ts';

export function checkButton(errors: FormErrors, path: Path, button: Fields): void {
  const { style, custom_id: customId, url, label, emoji } = button;
  checkText(errors, [...path, 'label'], label, { max: limits.buttonLabel });
  if (style === 5) {
    checkText(errors, [...path, 'url'], url, { min: 1, max: limits.url, required: true });
    checkUrl(errors, [...path, 'url'], url, ['http', 'https', 'discord']);
    if (customId !== undefined && customId !== null) {
      errors.add(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A link has no custom id.');
    }
  } else if (style !== 6) {
    checkText(errors, [...path, 'custom_id'], customId, { min: 1, max: limits.customId, required: true });
    if (url !== undefined && url !== null) {
      errors.add(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'Only a link has a url.');
    }
  }
  if (text(label) === '' && !emoji && style !== 6) {
    errors.add(path, 'BUTTON_COMPONENT_INVALID', 'A button must have a label or an emoji.');
  }
}

export function checkSelect(errors: FormErrors, path: Path, select: Fields): void {
  const { custom_id: customId, placeholder, options, type } = select;
  checkText(errors, [...path, 'custom_id'], customId, { min: 1, max: limits.customId, required: true });
  checkText(errors, [...path, 'placeholder'], placeholder, { max: limits.selectPlaceholder });
  if (type !== 3) return;
  checkCount(errors, [...path, 'options'], options, { min: 1, max: limits.selectOptions });
  const values = new Set<unknown>();
  for (const [at, option] of list(options).entries()) {
    const { label, value, description } = fields(option);
    const here = [...path, 'options', at];
    checkText(errors, [...here, 'label'], label, { min: 1, max: limits.selectText, required: true });
    checkText(errors, [...here, 'value'], value, { min: 1, max: limits.selectText, required: true });
    checkText(errors, [...here, 'description'], description, { max: limits.selectText });
    if (values.has(value)) {
      errors.add(
        [...here, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The value is already used.',
      );
    }
    values.add(value);
  }
  const most = list(options).length;
  if (number(select.min_values) > most || number(select.max_values) > most) {
    errors.add(path, 'SELECT_COMPONENT_MAX_VALUES_EXCEEDED', 'More values than options.');
  }
}
