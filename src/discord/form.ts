import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { Form, FormField } from '../app/reply.ts';

/** A form as Discord shows it. */
export function modal({ command, state, title, fields }: Form): APIModalInteractionResponseCallbackData {
  return { custom_id: `${command}:${state}`, title, components: fields.map(labelled) };
}

function labelled({ name, label, value, most, long }: FormField) {
  return {
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: name,
      style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: most,
      required: true,
      ...(value && { value }),
    },
  };
}

/** What was filled in, by the names of the fields. */
export function filledIn({ fields }: ModalSubmitInteraction): Record<string, string> {
  const names = [...fields.fields.keys()];
  return Object.fromEntries(names.map((name) => [name, fields.getTextInputValue(name)]));
}
