import type { InteractionEditReplyOptions, Message } from 'discord.js';
import type { Kept } from '../app/kept.ts';
import type { Request } from '../app/request.ts';
import type { Card } from './respond/card.ts';

/** Shows a card in place of “thinking…”, or of the message of a button, and keeps what its own buttons will need. */
export async function show(
  interaction: { editReply(options: InteractionEditReplyOptions): Promise<Pick<Message, 'id'>> },
  card: Card,
  whose: Pick<Request, 'server' | 'user' | 'visibility'>,
  kept: Kept,
): Promise<void> {
  const { id } = await interaction.editReply(inPlace(card));
  await remember(id, card, whose, kept);
}

/** What Discord is sent of a card. */
export function bodyOf({ flags, components, files }: Card): Pick<Card, 'flags' | 'components' | 'files'> {
  return { flags, components, ...(files && { files }) };
}

/** The same in place of another card, whose files go. */
export function inPlace(card: Card) {
  return { ...bodyOf(card), attachments: [] };
}

/** Keeps what the buttons of a card need, now that it is a message. */
export async function remember(
  id: string,
  { memory = {} }: Card,
  whose: Pick<Request, 'server' | 'user' | 'visibility'>,
  kept: Kept,
): Promise<void> {
  const { before = [], shown = [], moreOf, ...question } = memory;
  const { server, user, visibility } = whose;
  await kept.keep(id, { server, user, visibility, ...question, before, shown });
  if (moreOf !== undefined && shown.length) await kept.cite(moreOf, shown, whose);
}
