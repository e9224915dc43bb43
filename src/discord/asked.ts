import { cleanContent, type Message } from 'discord.js';
import { AFTER_ID, ASKED_ID } from '../card.ts';
import type { Asked, Previous } from '../conversation/plan.ts';
import { unwritten } from '../markdown.ts';
import { citedBy } from './controls.ts';
import { decodeScope, type Scope } from './scope.ts';

/**
 * The question that a message of the bot answers: it stands in the message itself or, where the bot replied to it, in
 * the message that asked. Null when neither is there any more.
 */
export async function askedIn(message: Message): Promise<Asked | null> {
  const shown = shownIn(partsOf(message));
  if (shown || !message.reference) return shown;
  const question = await message.fetchReference().catch(() => null);
  const text = question ? withoutMention(question) : '';
  return text ? { text } : null;
}

/**
 * The question that a message of the bot answers, if it was asked in the last ten minutes before `now`. Its scope is the
 * one in its buttons, unless the button that was pressed knows better.
 */
export async function askedBefore(
  answer: Message,
  now: number,
  scope = scopeIn(answer),
): Promise<Previous | undefined> {
  const at = answer.createdTimestamp;
  if (now - at > TEN_MINUTES) return undefined;
  const asked = await askedIn(answer);
  if (!asked) return undefined;
  const { language, since, cited: earlier = [], ...rest } = scope;
  const shown = partsOf(answer).flatMap((part) => citedBy(part.custom_id) ?? []);
  // A language that had no answer is not the one to go on in.
  const known = {
    scope: { ...rest, ...(language && shown.length && { language }) },
    cited: [...earlier, ...shown],
  };
  if (asked.after && since !== undefined && now - since <= TEN_MINUTES) return { asked, at: since, ...known };
  return { asked: { text: asked.text }, at, ...known };
}

const TEN_MINUTES = 10 * 60_000;

/** The scope in the buttons of a message; an empty one where there are none. */
export function scopeIn(message: Message): Scope {
  return decodeScope(scopeTextIn(message) ?? '');
}

/** Does a message answer a question, or decline to? Other messages of the bot have no scope. */
export function isAnswer(message: Message): boolean {
  return message.author.id === message.client.user.id && scopeTextIn(message) !== undefined;
}

function scopeTextIn(message: Message): string | undefined {
  const ids = partsOf(message).flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));
  return ids.map((id) => id.slice(id.lastIndexOf(':') + 1)).find((part) => part.startsWith('~'));
}

/** The first custom id of this name in a message, without the name. */
export function stateIn(message: Message, name: string): string | undefined {
  const id = partsOf(message).find(({ custom_id: id }) => id?.startsWith(`${name}:`))?.custom_id;
  return id?.slice(name.length + 1);
}

/** A message's text as people read it: names instead of ids, and without the mention of the bot. */
export function withoutMention({ content, client, guild, channel }: Message): string {
  const text = content.replaceAll(new RegExp(`<@!?${client.user?.id}>`, 'g'), ' ').trim();
  // Elsewhere discord.js knows no members and no roles.
  return guild && channel ? cleanContent(text, channel) : text;
}

/** All components of a message, those inside others too, as Discord sends them. */
export function partsOf(message: Message): Part[] {
  return message.components.flatMap((component) => flat(component.toJSON() as Part));
}

export interface Part {
  type: number;
  id?: number;
  content?: string;
  custom_id?: string;
  label?: string;
  disabled?: boolean;
  components?: Part[];
}

function flat(part: Part): Part[] {
  return [part, ...(part.components ?? []).flatMap(flat)];
}

function shownIn(parts: Part[]): Asked | null {
  const text = parts.find(({ id }) => id === ASKED_ID)?.content;
  if (!text) return null;
  const line = parts.find(({ id }) => id === AFTER_ID)?.content;
  const after = line?.slice(line.indexOf('\u2068') + 1, line.lastIndexOf('\u2069'));
  return { text: unwritten(text), ...(after && { after: unwritten(after) }) };
}
