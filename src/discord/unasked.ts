import { ChannelType, type Message } from 'discord.js';
import type { App } from '../app/app.ts';
import { QUESTION } from '../app/rateLimit.ts';
import { clip } from '../app/reports.ts';
import type { Settings } from '../app/settings.ts';
import { answerIfSure } from '../conversation/unasked.ts';
import type { Context } from './command.ts';
import { repliedTo } from './questionIn.ts';
import { canHaveThreads, requestIn } from './reply.ts';
import type { Card } from './respond/card.ts';
import { render } from './respond/render.ts';
import { readWritten, type Written, writtenIn } from './written.ts';

/**
 * What a message asks that is not for the bot, where the server wants such questions answered: the first message of a post in a forum, or one
 * with a question mark in a channel. Null for any other.
 */
export function unaskedIn(message: Message, { unaskedIn: chosen }: Settings): Written | null {
  const { channel } = message;
  if (chosen.length === 0 || channel.isDMBased() || repliedTo(message) !== undefined) return null;
  if (channel.isThread()) {
    const begins = channel.parent?.type === ChannelType.GuildForum && message.id === channel.id;
    if (!begins || !chosen.includes(channel.parent.id)) return null;
    const written = writtenIn(message);
    return { ...written, words: `${channel.name}\n\n${written.words}`.trim(), elsewhere: true };
  }
  if (!chosen.includes(channel.id)) return null;
  const written = writtenIn(message);
  const asks = [written.words, ...written.forwarded].some((text) => QUESTION_MARK.test(text));
  return asks ? written : null;
}

/** In the scripts that have one of their own, too. */
const QUESTION_MARK = /[?？؟]/u;

/** The answer to it, where the bot is sure and may ask the articles at all; null else, and nobody is told why. */
export async function unaskedAnswer(
  message: Message,
  written: Written,
  context: Context & App,
): Promise<Card | null> {
  const { log, m, rateLimiter, settings } = context;
  const { author, guild, guildId: server } = message;
  if (await rateLimiter.check({ user: author.id, server }, QUESTION)) return null;
  const { text, gathered, notes } = await readWritten(written, log);
  const chosen = await settings.of(server);
  const locale = chosen.language ?? guild?.preferredLocale;
  const inThread = chosen.inThread && canHaveThreads(message);
  const request = requestIn(message, { m, repeats: gathered || inThread, ...(locale && { locale }) });
  const inquiry = { asked: { text }, scope: { ...(locale && { locale }) }, notes };
  const found = await answerIfSure(request, inquiry, context);
  return found && { ...render(found, m), ...(inThread && { inThread: clip(text) }) };
}
