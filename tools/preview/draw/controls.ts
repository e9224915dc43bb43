import {
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { element, escapeHtml, type Html } from './html.ts';
import type { Choice, View } from './view.ts';

/** A button, or a link that looks like one. */
export function button(shown: APIButtonComponent, { live }: View): Html {
  const { disabled = false } = shown;
  if (shown.style === ButtonStyle.Premium) throw new Error('The bot sells nothing.');
  const emoji = shown.emoji?.name;
  const label = [
    ...(emoji ? [element('span', { class: 'emoji' }, escapeHtml(emoji))] : []),
    ...(shown.label ? [element('span', {}, escapeHtml(shown.label))] : []),
  ];
  if (shown.style === ButtonStyle.Link)
    return element('a', { class: 'button', href: shown.url, rel: 'noreferrer', target: '_blank' }, ...label);
  const press = live && { 'data-press': shown.custom_id };
  const kind = `button ${COLOURS[shown.style]}`;
  return element('button', { type: 'button', class: kind, disabled, ...press }, ...label);
}

const COLOURS: Record<APIButtonComponentWithCustomId['style'], string> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

/** A menu, closed: it tells what is chosen. One that takes several has a box for each. */
export function menu(shown: APISelectMenuComponent, view: View): Html {
  const { custom_id: id, placeholder = 'Make a selection', max_values: most = 1, disabled = false } = shown;
  const all = choicesOf(shown, view);
  const chosen = all.filter((choice) => choice.chosen).map(({ label }) => label);
  const name = chosen.length
    ? escapeHtml(chosen.join(', '))
    : element('span', { class: 'faint' }, escapeHtml(placeholder));
  const several = most > 1;
  const options = view.live ? all.map((choice) => option(choice, several)) : [];
  const done =
    several && view.live
      ? [element('button', { type: 'button', class: 'button primary', 'data-choose': true }, 'Choose')]
      : [];
  return element(
    'details',
    { class: 'menu', ...(view.live && { 'data-menu': id }) },
    element(
      'summary',
      { 'aria-label': `${placeholder}: ${chosen.join(', ') || '–'}`, 'aria-disabled': disabled },
      name,
    ),
    element('div', { class: 'options', role: 'group', 'aria-label': placeholder }, ...options, ...done),
  );
}

function choicesOf(shown: APISelectMenuComponent, { offered }: View): Choice[] {
  if (shown.type === ComponentType.StringSelect)
    return shown.options.map(({ default: chosen, ...rest }) => ({ ...rest, chosen }));
  const chosen = new Set(shown.default_values?.map(({ id }) => id));
  return offered(shown.type).map((choice) => ({ ...choice, chosen: chosen.has(choice.value) }));
}

function option({ value, label, description, chosen = false }: Choice, several: boolean): Html {
  const more = description ? element('small', {}, escapeHtml(description)) : '';
  const text = element('span', {}, escapeHtml(label), more);
  if (several) {
    const box = element('input', { type: 'checkbox', value, checked: chosen });
    return element('label', { class: 'option' }, box, text);
  }
  return element(
    'button',
    { type: 'button', class: 'option', 'data-value': value, 'aria-pressed': String(chosen) },
    text,
  );
}
