import { createHash } from 'node:crypto';
import type { Message, PartialMessage } from 'discord.js';
import { messagesFor } from '../app/messages/messages.ts';
import { QUESTION } from '../app/rateLimit.ts';
import { openRemembered } from '../util/ttlCache.ts';
import type { Context } from './command.ts';
import { safely } from './errorReply.ts';
import { missingBy, missingHere, type Permission, permissionNames } from './permissions.ts';
import { withoutMention } from './questionIn.ts';
import { reply } from './reply.ts';
import { type Card, note } from './respond/card.ts';
import { bodyOf, remember } from './show.ts';

/** Answers messages: direct ones, those that mention the bot, and replies to it. */
export interface Conversation {
  onMessage(message: Message): Promise<void>;
  /** Answers an edited question again, in the place of its answer. */
  onEdit(message: Message): Promise<void>;
  /** Removes the answer with its question. */
  onDelete(message: Message | PartialMessage): Promise<void>;
}

export function openConversation(known: Omit<Context, 'm'>): Conversation {
  // Which message answers which: Discord's events of an edit or a deletion do not tell, and looking through the channel for
  // each message that somebody deletes would be a request a message. Ids only, of the last hour; after a restart an
  // answer stays as it is.
  const answers = openRemembered<Thread>(1000, 60 * 60_000);

  return {
    async onMessage(message) {
      if (!isForUs(message)) return;
      const thread: Thread = {
        posted: Promise.resolve(null),
        gone: false,
        counted: false,
        taken: digest(message.content),
      };
      // At once: the question may be gone, or another one, before it is answered.
      answers.set(message.id, thread);
      const text = withoutMention(message);
      const work = () =>
        known.inTurn(message.id, () => answerIn(thread, message, text, (made) => post(message, made)));
      const talk = talkOf(message);
      // What one follow-up cites, the next one leaves out.
      thread.posted = talk === undefined ? work() : known.inTurn(talk, work);
      await thread.posted;
    },

    async onEdit(message) {
      const thread = answers.get(message.id);
      const { editedTimestamp: edited } = message;
      // Without the mention the bot may not read its content.
      if (!thread || edited === null || !isForUs(message)) return;
      if (edited - message.createdTimestamp > FIVE_MINUTES) return;
      // Discord also tells of previews that it adds. What discord.js knows of the message tells nothing: with each answer
      // Discord sends the question, as it is by now or as it was before the edit.
      const taken = digest(message.content);
      if (taken === thread.taken) return;
      thread.taken = taken;
      const text = withoutMention(message);
      const { messages } = message.channel;
      thread.posted = thread.posted.then(async (posted) => {
        if (posted) known.kept.forgetQuestion(posted);
        const show = (made: Card) => (posted ? messages.edit(posted, bodyOf(made)) : post(message, made));
        return (await answerIn(thread, message, text, show)) ?? posted;
      });
      await thread.posted;
    },

    async onDelete({ id, channel }) {
      known.kept.forget(id);
      const thread = answers.get(id);
      if (!thread) return;
      thread.gone = true;
      answers.delete(id);
      const posted = await thread.posted;
      if (posted === null) return;
      await channel.messages
        .delete(posted)
        .catch((err: unknown) => known.log.debug({ err }, 'The answer was already deleted'));
    },
  };

  async function answerIn(
    thread: Thread,
    message: Message,
    text: string,
    show: (made: Card) => Promise<Message>,
  ): Promise<string | null> {
    const context = contextOf(message, known);
    if (!(await isWelcome(message, context))) return null;
    return answer(message, text, thread, context, async (made) => (thread.gone ? null : show(made)));
  }
}

/** A question and its answer, which may still be on its way. */
interface Thread {
  /** The answer's id. */
  posted: Promise<string | null>;
  /** The question was deleted. */
  gone: boolean;
  /** It was answered, so an edit does not count again. */
  counted: boolean;
  /** A digest of the text that is or will be answered. */
  taken: string;
}

const FIVE_MINUTES = 5 * 60_000;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function isForUs(message: Message): boolean {
  if (message.author.bot || message.webhookId || message.system) return false;
  const { user } = message.client;
  return (
    message.channel.isDMBased() || message.mentions.has(user, { ignoreEveryone: true, ignoreRoles: true })
  );
}

/** What a message goes on with: the answer that it replies to or, in a direct conversation, all of that. */
function talkOf({ channel, reference }: Message): string | undefined {
  return channel.isDMBased() ? channel.id : reference?.messageId;
}

function contextOf(message: Message, known: Omit<Context, 'm'>): Context {
  const settings = known.settings.of(message.guildId);
  const log = known.log.child({ from: message.guildId === null ? 'direct message' : 'mention' });
  return { ...known, log, m: messagesFor(settings.language ?? message.guild?.preferredLocale) };
}

/** False for too many questions at once, or where the bot cannot write; the asker is told why, once. */
async function isWelcome(message: Message, context: Context): Promise<boolean> {
  const { manners, log, m } = context;
  const { author, guildId } = message;
  const missing = silencing(message);
  if (missing.length) {
    await tellMissing(message, missing, context);
    return false;
  }
  const refusal = await manners.refuse({ user: author.id, server: guildId }, QUESTION);
  if (refusal && !refusal.again)
    await post(message, note(refusal.error.say(m))).catch((err: unknown) =>
      log.debug({ err }, 'Could not send the rate limit notice'),
    );
  return refusal === undefined;
}

async function tellMissing(
  { id, author, channel }: Message,
  missing: Permission[],
  { manners, log, m }: Context,
): Promise<void> {
  if (!(await manners.firstTime(`${author.id} cannot be answered in ${channel.id}`))) return;
  const sentence = m.trouble.cannotWrite(`<#${channel.id}>`, permissionNames(m, missing));
  await author
    .send({ ...note(sentence), nonce: id, enforceNonce: true })
    .catch((err: unknown) => log.debug({ err }, 'Could not send the missing permissions notice'));
}

/** The missing permissions that keep the bot from writing at all. */
function silencing(message: Message): Permission[] {
  return missingIn(message).filter((name) => name !== 'ReadMessageHistory');
}

function missingIn({ channel, client }: Message): Permission[] {
  // During an outage nothing is known about a server: Discord decides.
  if (channel.isDMBased() || !channel.guild.available) return [];
  return missingHere(channel.permissionsFor(client.user), channel.isThread());
}

/** Makes the answer and has it shown; its id, or null when nothing could be shown. */
async function answer(
  message: Message,
  text: string,
  thread: Thread,
  context: Context,
  show: (made: Card) => Promise<Message | null>,
): Promise<string | null> {
  const { log, m } = context;
  let shown: string | null = null;
  const put = async (made: Card) => {
    try {
      shown = (await show(made))?.id ?? null;
      const whose = { server: message.guildId, user: message.author.id, hidden: false };
      const declined = made.memory?.declined;
      if (shown) remember(shown, made, whose, context.kept);
      else if (declined !== undefined) context.kept.forgetDecline(declined);
    } catch (err) {
      const { channel } = message;
      const forbidden = channel.isDMBased() ? null : missingBy(err, channel.isThread());
      if (!forbidden) throw err;
      log.debug({ err }, 'Lost permissions before the answer was sent');
      const missing = silencing(message);
      await tellMissing(message, missing.length ? missing : [forbidden], context);
    }
  };
  await safely(
    async () => {
      if (message.channel.isDMBased() && message.channel.isSendable())
        void message.channel
          .sendTyping()
          .catch((err: unknown) => log.debug({ err }, 'Could not show the typing indicator'));
      const { card, answers } = await reply(message, text, context, !thread.counted);
      thread.counted ||= answers;
      await put(card);
    },
    m,
    log,
    (sentence) => put(note(sentence)),
  );
  return shown;
}

// The nonce keeps it to one message, even if only Discord's response got lost and discord.js posts again.
async function post(message: Message, made: Card): Promise<Message> {
  const once = { ...bodyOf(made), nonce: message.id, enforceNonce: true } as const;
  const { channel } = message;
  // Without the channel's history Discord refuses replies.
  if (missingIn(message).includes('ReadMessageHistory') && channel.isSendable()) return channel.send(once);
  return message.reply(once);
}
