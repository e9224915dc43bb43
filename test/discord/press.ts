import { InteractionType, PermissionFlagsBits } from 'discord.js';
import { ask } from './ask.ts';
import { flatten } from './check-components.ts';
import { LiveInteraction } from './interaction.ts';
import { type Fields, fields, length, list, number, text } from './json.ts';
import { PostedMessage } from './message.ts';
import { may } from './permissions.ts';
import type { Message, Modal, User } from './types.ts';
import type { World } from './world.ts';

const button = 2;
const stringSelect = 3;
const label = 18;
const link = 5;

/** A button by its custom id, its label or its emoji; `label 2` is the second of that label. */
export async function press(
  world: World,
  user: User,
  message: Message,
  name: string,
  locale?: string,
): Promise<LiveInteraction> {
  const seen = visible(message, user);
  const buttons = flatten(seen.components).filter((c) => c.type === button);
  const names = (b: Fields) => [b.custom_id, b.label, fields(b.emoji).name];
  const [, label = '', nth] = /^(.*) (\d+)$/.exec(name) ?? [];
  const found =
    buttons.find((b) => names(b).includes(name)) ?? buttons.filter((b) => b.label === label)[Number(nth) - 1];
  if (!found) {
    const there = buttons.map((b) => text(b.label) || text(fields(b.emoji).name)).join(', ');
    throw new Error(`There is no button ${name} but ${there || 'none'}.`);
  }
  if (found.disabled === true) throw new Error(`The button ${name} is disabled.`);
  if (found.style === link) throw new Error(`The button ${name} is a link to ${text(found.url)}.`);
  const data = { component_type: button, custom_id: found.custom_id, id: found.id };
  return await onComponent(world, user, seen, `press of ${name}`, data, locale);
}

export async function select(
  world: World,
  user: User,
  message: Message,
  customId: string,
  values: string[],
  locale?: string,
): Promise<LiveInteraction> {
  const seen = visible(message, user);
  const found = flatten(seen.components).find((c) => c.custom_id === customId && c.type !== button);
  if (!found) throw new Error(`There is no select ${customId}.`);
  if (found.disabled === true) throw new Error(`The select ${customId} is disabled.`);
  checkValues(found, values);
  const data = { component_type: found.type, custom_id: customId, id: found.id, values };
  return await onComponent(world, user, seen, `select ${customId}`, data, locale);
}

export async function submit(
  world: World,
  user: User,
  modal: Modal | undefined,
  values: Record<string, string | string[]>,
): Promise<LiveInteraction> {
  if (!modal) throw new Error('No modal was opened.');
  const { interaction, customId, data } = modal;
  if (interaction.user !== user) throw new Error(`The modal is open for ${interaction.user.name}.`);
  const tops = list(data.components).map(fields);
  const inputs = flatten(tops).filter((c) => typeof c.custom_id === 'string');
  const unknown = Object.keys(values).find((name) => !inputs.some((input) => input.custom_id === name));
  if (unknown !== undefined) throw new Error(`The modal has no field ${unknown}.`);
  const components = tops.map((top) => {
    if (top.type === label)
      return { type: label, id: 1, component: fillInput(fields(top.component), values) };
    if (top.type === 1) {
      return { type: 1, id: 1, components: list(top.components).map((c) => fillInput(fields(c), values)) };
    }
    return { type: top.type, id: 1 };
  });
  const opened = interaction instanceof LiveInteraction ? interaction.asked : undefined;
  const asked = {
    type: InteractionType.ModalSubmit,
    name: `submission of ${modal.title}`,
    user,
    channel: interaction.channel,
    owners: opened?.owners ?? {},
    source: opened?.source,
  };
  return await ask(world, asked, { custom_id: customId, components, resolved: {} });
}

function fillInput(input: Fields, values: Record<string, string | string[]>): Fields {
  const name = text(input.custom_id);
  const { type, min_length: min = 0, max_length: max = 4000 } = input;
  if (type !== 4) {
    const chosen = [values[name] ?? []].flat();
    checkValues(input, chosen);
    return { type, id: 2, custom_id: name, values: chosen };
  }
  const value = text(values[name] ?? input.value);
  const count = length(value);
  if (input.required !== false && count === 0) throw new Error(`The field ${name} is required.`);
  if (count > 0 && (count < number(min) || count > number(max))) {
    throw new Error(`The field ${name} takes ${min} to ${max} characters.`);
  }
  return { type, id: 2, custom_id: name, value };
}

function checkValues(found: Fields, values: string[]): void {
  const name = text(found.custom_id);
  const { min_values: min = 1, max_values: max = 1 } = found;
  if (values.length < number(min) || values.length > number(max)) {
    throw new Error(`The select ${name} takes ${min} to ${max} values.`);
  }
  const known = list(found.options).map((option) => fields(option).value);
  const unknown = found.type === stringSelect && values.find((value) => !known.includes(value));
  if (typeof unknown === 'string') throw new Error(`The select ${name} has no value ${unknown}.`);
}

/** Throws unless the message is there for this user to see. */
function visible(message: Message, user: User): PostedMessage {
  if (!(message instanceof PostedMessage)) throw new Error('Not a message of this double.');
  if (message.deleted) throw new Error('The message was deleted.');
  if (message.ephemeral && message.interaction?.user !== user) {
    throw new Error(`Only ${message.interaction?.user.name} sees this message.`);
  }
  if (!may(message.channel, user, PermissionFlagsBits.ViewChannel))
    throw new Error(`${user.name} cannot see it.`);
  return message;
}

async function onComponent(
  world: World,
  user: User,
  source: PostedMessage,
  name: string,
  data: Fields,
  locale?: string,
): Promise<LiveInteraction> {
  const { channel, interaction } = source;
  const owners =
    interaction instanceof LiveInteraction ? interaction.asked.owners : { 0: channel.guild?.id ?? '0' };
  const asked = { type: InteractionType.MessageComponent, name, user, channel, owners, source };
  return await ask(world, asked, data, locale);
}
