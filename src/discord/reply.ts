import { setTimeout as sleep } from 'node:timers/promises';
import { type Message, PermissionFlagsBits } from 'discord.js';
import { LANGUAGES } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { mayAnswerPublicly, placesOf } from '../app/policy.ts';
import type { Request } from '../app/request.ts';
import { notHere } from '../app/settingsReport.ts';
import { UserError } from '../app/userError.ts';
import { converse, remarkIn } from '../conversation/converse.ts';
import { asksForMore, classifyFollowUp } from '../conversation/followUp.ts';
import type { Context } from './command.ts';
import { isAnswer, previousQuestion } from './questionIn.ts';
import { type Card, note } from './respond/card.ts';
import { render } from './respond/render.ts';

/** What the bot says to a message, and whether that is the answer to a question. */
export interface Said {
  card: Card;
  answers: boolean;
}

/**
 * What the bot says to a message with this text: help if that is all it asks for, a word to small talk, else an answer. `counts`: it was not
 * answered before it was edited.
 */
export async function reply(
  message: Message,
  text: string,
  context: Context,
  counts: boolean,
): Promise<Said> {
  const { settings: book, m } = context;
  const { guildId: server, author, guild } = message;
  const asksForHelp = helpIn(text);
  if (asksForHelp) return { card: render({ kind: 'help', messages: asksForHelp }, m), answers: false };
  const settings = await book.of(server);
  const locale = settings.language ?? guild?.preferredLocale;
  const remark = remarkIn(text, { m, ...(locale && { locale }) });
  if (remark) return { card: render(remark, m), answers: false };
  if (server !== null && !mayAnswerPublicly(settings, placesOf(message.channel))) {
    throw new UserError((m) => notHere(m, settings));
  }
  if (!text) return { card: note(m.help.short), answers: false };
  const previous = await beforeThis(message, text, context);
  const request: Request = {
    surface: 'discord',
    user: author.id,
    server,
    m,
    ...(locale && { locale }),
    rights: { inServer: server !== null, managesServer: false, runsBot: false },
    visibility: 'public',
    sensitive: server === null,
    canShare: false,
    form: false,
    repeats: false,
    pictures: canAttach(message),
    options: {},
  };
  const inquiry = { asked: { text }, scope: { ...(locale && { locale }) }, again: !counts };
  const reply = await converse(request, { ...inquiry, ...(previous && { previous }) }, context);
  return { card: render(reply, m), answers: reply.kind === 'answer' };
}

/** Without that permission, a message with files is refused as a whole. */
function canAttach({ channel, client }: Message): boolean {
  if (channel.isDMBased()) return true;
  // During an outage nothing is known about a server.
  return (
    channel.guild.available &&
    channel.permissionsFor(client.user)?.has(PermissionFlagsBits.AttachFiles) === true
  );
}

/** What was asked before: what a reply replies to or, in a direct conversation, the last answer. */
async function beforeThis(message: Message, text: string, { library, kept, inTurn, log }: Context) {
  const { channel, createdTimestamp } = message;
  const standalone = classifyFollowUp(text, library.status().languages).kind === 'standalone';
  if (standalone && !asksForMore(text)) return undefined;
  const answer = await Promise.race([
    lastAnswer().catch((err: unknown) => log.debug({ err }, 'Could not read the previous answer')),
    sleep(PATIENCE_MS, undefined, { ref: false }),
  ]);
  return answer && previousQuestion(answer, createdTimestamp, kept);

  async function lastAnswer(): Promise<Message | undefined> {
    if (message.reference) {
      const to = await message.fetchReference();
      // It may be so new that what it cited is not kept yet.
      await inTurn(to.reference?.messageId ?? to.id, async () => {});
      return isAnswer(to) ? to : undefined;
    }
    if (!channel.isDMBased()) return undefined;
    // The answer to what was written just before may have come later than this message.
    const before = message.editedTimestamp === null ? {} : { before: message.id };
    // Small talk may have come between.
    const last = await channel.messages.fetch({ ...before, limit: 25 });
    return last.find(isAnswer);
  }
}

/** Without the question before, there is an answer too. */
const PATIENCE_MS = 2000;

/** The messages in the language in which a text asks for help and nothing else. */
function helpIn(text: string): Messages | undefined {
  const word = text.toLowerCase().replace(/[\s/?!.]+/g, '');
  return Object.values<Messages>(LANGUAGES).find(({ help }) => help.words.includes(word));
}
