import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Modal } from '../../../test/discord/index.ts';
import { element, escapeHtml, type Html } from '../draw/html.ts';

/** A form that the bot opens, as what stands in a dialog. Throws for a field that the bot's forms do not have. */
export function form(id: string, { title, data }: Modal): Html {
  return element(
    'form',
    { method: 'dialog', 'data-form': id, 'aria-labelledby': 'form-title' },
    element('h2', { id: 'form-title' }, escapeHtml(title)),
    ...data.components.map(field),
    element(
      'div',
      { class: 'row' },
      element('button', { type: 'submit', class: 'button primary' }, 'Submit'),
      element('button', { type: 'button', class: 'button secondary', 'data-cancel': true }, 'Cancel'),
    ),
  );
}

function field(shown: APIModalInteractionResponseCallbackComponent): Html {
  if (shown.type !== ComponentType.Label) throw new Error('The forms of the bot have fields with labels.');
  const { label, description, component } = shown;
  const more = description ? element('small', {}, escapeHtml(description)) : '';
  return element('label', { class: 'field' }, element('span', {}, escapeHtml(label)), more, input(component));
}

function input(shown: APIComponentInLabel): Html {
  if (shown.type === ComponentType.TextInput) {
    const { custom_id: name, required = true, value = '', max_length: maxlength, placeholder } = shown;
    const attributes = { name, required, maxlength, placeholder };
    return shown.style === TextInputStyle.Paragraph
      ? element('textarea', { ...attributes, rows: 5 }, escapeHtml(value))
      : element('input', { ...attributes, type: 'text', value, autocomplete: 'off' });
  }
  if (shown.type === ComponentType.StringSelect) {
    const options = shown.options.map(({ value, label, default: selected = false }) =>
      element('option', { value, selected }, escapeHtml(label)),
    );
    return element('select', { name: shown.custom_id, multiple: (shown.max_values ?? 1) > 1 }, ...options);
  }
  throw new Error(`The preview draws no field of type ${shown.type}.`);
}
