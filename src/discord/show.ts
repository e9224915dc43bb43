import type { InteractionEditReplyOptions, Message } from 'discord.js';
import type { Kept, Owner } from '../app/kept.ts';
import type { Visibility } from '../app/policy.ts';
import type { Card } from './respond/card.ts';

/** Whose card it is, and who sees it. */
export interface Whose extends Owner {
  visibility: Visibility;
}

/** Shows a card in place of “thinking…”, or of the message of a button, and keeps what its own buttons will need. */
export async function show(
  interaction: { editReply(options: InteractionEditReplyOptions): Promise<Pick<Message, 'id'>> },
  card: Card,
  whose: Whose,
  kept: Kept,
): Promise<void> {
  const { id } = await interaction.editReply(bodyOf(card));
  await remember(id, card, whose, kept);
}

/** What Discord is sent of a card. */
export function bodyOf({ flags, components }: Card): Pick<Card, 'flags' | 'components'> {
  return { flags, components };
}

/** Keeps what the buttons of a card need, now that it is a message. */
export async function remember(id: string, { memory = {} }: Card, whose: Whose, kept: Kept): Promise<void> {
  const { before = [], shown = [], moreOf, ...question } = memory;
  await kept.keep(id, { ...whose, ...question, before, shown });
  if (moreOf !== undefined && shown.length) await kept.cite(moreOf, shown, whose);
}
