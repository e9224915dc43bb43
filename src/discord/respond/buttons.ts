import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

/** A row of buttons, as an answer has below it. */
export type Row = APIActionRowComponent<APIButtonComponent>;

/** A row of buttons, or of one menu. */
export type ControlRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A grey button, unless another style is given. */
export function button(
  customId: string,
  label: string,
  style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium> = ButtonStyle.Secondary,
): APIButtonComponent {
  return { type: ComponentType.Button, style, custom_id: customId, label };
}

/** The same with an emoji in place of words. */
export function emojiButton(customId: string, emoji: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    emoji: { name: emoji },
  };
}

/** Buttons, or one menu, side by side. No row without any. */
export function row<T extends APIComponentInMessageActionRow>(components: T[]): APIActionRowComponent<T>[] {
  return components.length ? [{ type: ComponentType.ActionRow, components }] : [];
}
