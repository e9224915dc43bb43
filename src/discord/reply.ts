import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelType, type Message, PermissionFlagsBits } from 'discord.js';
import { LANGUAGES } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { mayAnswerPublicly, placesOf } from '../app/policy.ts';
import { clip } from '../app/reports.ts';
import type { Request } from '../app/request.ts';
import { notHere } from '../app/settingsReport.ts';
import { UserError } from '../app/userError.ts';
import { converse, remarkIn } from '../conversation/converse.ts';
import { asksForMore, classifyFollowUp } from '../conversation/followUp.ts';
import type { Previous } from '../conversation/plan.ts';
import { isLongAgo } from '../conversation/previous.ts';
import { meantBy } from '../conversation/readings.ts';
import type { Context } from './command.ts';
import { commandMentions } from './commandMentions.ts';
import { missingFor } from './permissions.ts';
import { isAnswer, previousQuestion, repliedTo } from './questionIn.ts';
import { hasIn } from './request.ts';
import { type Card, note } from './respond/card.ts';
import { render } from './respond/render.ts';
import type { ReadQuestion } from './written.ts';

/** What the bot says to a message, and whether that is the answer to a question. */
export interface Said {
  card: Card;
  answers: boolean;
}

/**
 * What the bot says to a message with this question in it: help if that is all it asks for, a word to small talk, else an answer. `counts`: it was not
 * answered before it was edited.
 */
export async function reply(
  message: Message,
  { text, gathered, notes, by }: ReadQuestion,
  context: Context,
  counts: boolean,
): Promise<Said> {
  const { kept, settings: book, synonyms, m } = context;
  const { guildId: server, guild } = message;
  const asksForHelp = helpIn(text);
  if (asksForHelp) {
    const help = {
      kind: 'help',
      messages: asksForHelp,
      who: requestIn(message, { m, repeats: false }),
    } as const;
    return { card: render(help, m, { mention: commandMentions(message.client) }), answers: false };
  }
  const settings = await book.of(server);
  const locale = settings.language ?? guild?.preferredLocale;
  const meant = meantBy(text, (await synonyms.of(server)) ?? []);
  const remark = remarkIn(meant, { m, ...(locale && { locale }) });
  if (remark) return { card: render(remark, m), answers: false };
  if (server !== null && !mayAnswerPublicly(settings, placesOf(message.channel))) {
    throw new UserError((m) => notHere(m, settings, { has: (id) => hasIn(guild, id) }));
  }
  if (!text) {
    const sentences = notes.length ? notes.map((say) => say(m)) : [m.help.short];
    return { card: note(sentences.join('\n')), answers: false };
  }
  const before = await beforeThis(message, text, context);
  // The buttons find in the message what it says itself.
  const inThread = settings.inThread && canHaveThreads(message);
  const request = requestIn(message, { m, repeats: gathered || inThread, ...(locale && { locale }) });
  // Who wrote it can have it deleted.
  const origin = by === undefined ? undefined : await kept.origin({ server, user: by });
  const asked = { text, ...(origin && { owners: { text: origin } }) };
  const inquiry = { asked, scope: { ...(locale && { locale }) }, again: !counts, notes };
  const reply = await converse(request, { ...inquiry, ...before }, context);
  const answers = reply.kind === 'answer';
  const card = render(reply, m);
  return { card: answers && inThread ? { ...card, inThread: clip(text) } : card, answers };
}

/** Whether a thread can be opened from a message, as far as its channel is concerned. */
export function canHaveThreads({ channel: { type } }: Message): boolean {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
}

/** The request of a message. What the bot says to it stands where all can see it. */
export function requestIn(message: Message, how: Pick<Request, 'm' | 'repeats' | 'locale'>): Request {
  const server = message.guildId;
  return {
    surface: 'discord',
    user: message.author.id,
    server,
    ...how,
    // Without the channel's history, what the bot says is no reply that others could follow to the question.
    repeats: how.repeats || missingFor(message).includes('ReadMessageHistory'),
    rights: { inServer: server !== null, managesServer: false, runsBot: false },
    visibility: 'public',
    sensitive: server === null,
    canShare: false,
    notForAll: [],
    form: false,
    pictures: canAttach(message),
    options: {},
  };
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

/**
 * What was asked before: what a reply replies to or, in a direct conversation, the last answer, unless that is too long
 * ago (`late`).
 */
async function beforeThis(
  message: Message,
  text: string,
  { library, kept, inTurn, log }: Context,
): Promise<{ previous?: Previous; late?: true }> {
  const { channel, createdTimestamp: now } = message;
  const { languages } = await library.contents();
  const standalone = classifyFollowUp(text, languages).kind === 'standalone';
  if (standalone && !asksForMore(text)) return {};
  const replies = repliedTo(message) !== undefined;
  const answer = await Promise.race([
    lastAnswer().catch((err: unknown) => log.debug({ err }, 'Could not read the previous answer')),
    sleep(PATIENCE_MS, undefined, { ref: false }),
  ]);
  if (!answer) return {};
  if (!replies && isLongAgo(answer.createdTimestamp, now)) return { late: true };
  const previous = await previousQuestion(answer, { now, replies }, kept);
  return previous ? { previous } : {};

  async function lastAnswer(): Promise<Message | undefined> {
    if (replies) {
      const to = await message.fetchReference();
      // It may be so new that what it cited is not kept yet. A thread has the id of the message that it was opened from.
      const question = repliedTo(to) ?? (to.channel.isThread() ? to.channelId : undefined);
      if (question !== undefined) await inTurn(question, async () => {});
      return isAnswer(to) ? to : undefined;
    }
    if (!channel.isDMBased()) return undefined;
    // The answer to what was written just before may have come later than this message. Small talk may have come between.
    const before = message.editedTimestamp === null ? {} : { before: message.id };
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
