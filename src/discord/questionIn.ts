import { cleanContent, type Message, MessageFlags, MessageReferenceType } from 'discord.js';
import type { Kept, Owned } from '../app/kept.ts';
import type { Asked, Scope } from '../app/outcome.ts';
import type { Previous } from '../conversation/plan.ts';
import { isLongAgo, leanOn } from '../conversation/previous.ts';
import { AFTER_CUT_ID, AFTER_ID, ASKED_CUT_ID, ASKED_ID } from './respond/card.ts';
import { unescapeMarkdown } from './respond/markup.ts';
import { decodeScope } from './scope.ts';

/**
 * The question that a message of the bot answers: it stands in the message itself, whose beginning leads to what was
 * kept, or, where the bot replied to it, in the message that asked. Null when neither is there any more.
 */
export async function askedIn(message: Message, kept: Kept): Promise<Asked | null> {
  const shown = await shownIn(partsOf(message), () => kept.question(message.id));
  if (shown || repliedTo(message) === undefined) return shown;
  const question = await message.fetchReference().catch(() => null);
  const text = question ? withoutMention(question) : '';
  if (!question || !text) return null;
  const origin = await kept.origin({ server: question.guildId, user: question.author.id });
  return { text, ...(origin && { owners: { text: origin } }) };
}

/**
 * The question that a message of the bot answers, for one that follows at `now`: if it `replies` to that message, however old that is,
 * else for ten minutes. Its scope is the one in its buttons, unless the button that was pressed knows better.
 */
export async function previousQuestion(
  message: Message,
  { now, replies }: { now: number; replies: boolean },
  kept: Kept,
  scope = scopeIn(message),
): Promise<Previous | undefined> {
  const at = message.createdTimestamp;
  if (!replies && isLongAgo(at, now)) return undefined;
  const asked = await askedIn(message, kept);
  if (!asked) return undefined;
  const answered = stateIn(message, 'context') !== undefined;
  const cited = await kept.cited(message.id);
  const previous = leanOn({ asked, scope, at, answered, cited }, now, replies);
  const visibility = message.flags.has(MessageFlags.Ephemeral) ? 'private' : 'public';
  return previous && { ...previous, answer: { message: message.id, visibility } };
}

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

/** The id of the message that one replies to; undefined for any other, one that is forwarded too. */
export function repliedTo({ reference }: Message): string | undefined {
  return reference && reference.type !== MessageReferenceType.Forward ? reference.messageId : undefined;
}

/** A message's text as people read it: names instead of ids, and without the mention of the bot. */
export function withoutMention({
  content,
  client,
  guild,
  channel,
}: Pick<Message, 'content' | 'client' | 'guild'> & { channel: Message['channel'] | null }): string {
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
  /** A button beside a text. */
  accessory?: Part;
  /** Pictures. */
  items?: { media: { url: string } }[];
}

function flat(part: Part): Part[] {
  return [part, ...(part.components ?? []).flatMap(flat), ...(part.accessory ? flat(part.accessory) : [])];
}

async function shownIn(parts: Part[], whole: () => ReturnType<Kept['question']>): Promise<Asked | null> {
  const numbered = (...numbers: number[]) => parts.find(({ id }) => id !== undefined && numbers.includes(id));
  const question = numbered(ASKED_ID, ASKED_CUT_ID);
  if (!question?.content) return null;
  const previous = numbered(AFTER_ID, AFTER_CUT_ID);
  const line = previous?.content ?? '';
  const text = unescapeMarkdown(question.content);
  const after = unescapeMarkdown(line.slice(line.indexOf('\u2068') + 1, line.lastIndexOf('\u2069')));
  const isCut = { text: question.id === ASKED_CUT_ID, after: previous?.id === AFTER_CUT_ID };
  if (!isCut.text && !isCut.after) return { text, ...(after && { after }) };
  const kept = await whole();
  const found = { text: isCut.text ? kept.text : null, after: isCut.after ? kept.after : null };
  const asked = { text: found.text?.value ?? text, ...(after && { after: found.after?.value ?? after }) };
  if (found.text === undefined || found.after === undefined) return { ...asked, cut: true };
  return { ...asked, owners: { ...originOf('text', found.text), ...originOf('after', found.after) } };
}

function originOf(part: 'text' | 'after', owned: Owned | null): NonNullable<Asked['owners']> {
  return owned ? { [part]: { asker: owned.asker, at: owned.at } } : {};
}
