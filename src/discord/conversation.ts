import type { Message, PartialMessage } from 'discord.js';
import { type Card, note } from '../card.ts';
import type { Context } from '../command.ts';
import { QUESTION } from '../manners.ts';
import { messagesFor } from '../messages.ts';
import { openRemembered } from '../remembered.ts';
import { missingHere, type Permission, permissionNames } from './permissions.ts';
import { reply } from './reply.ts';
import { safely } from './safely.ts';

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
      const thread: Thread = { posted: Promise.resolve(null), gone: false, counted: false };
      // At once: the question may be gone before it is answered.
      answers.set(message.id, thread);
      thread.posted = answerIn(thread, message, (made) => post(message, made));
      await thread.posted;
    },

    async onEdit(message) {
      const thread = answers.get(message.id);
      const { editedTimestamp: edited } = message;
      // Without the mention its content is nothing that the bot may read.
      if (!thread || edited === null || !isForUs(message)) return;
      if (edited - message.createdTimestamp > FIVE_MINUTES) return;
      thread.posted = thread.posted.then(async (posted) => {
        const show = (made: Card) => (posted ? posted.edit(made) : post(message, made));
        return (await answerIn(thread, message, show)) ?? posted;
      });
      await thread.posted;
    },

    async onDelete({ id }) {
      const thread = answers.get(id);
      if (!thread) return;
      thread.gone = true;
      answers.delete(id);
      const posted = await thread.posted;
      await posted?.delete().catch((err: unknown) => known.log.debug({ err }, 'An answer was gone already'));
    },
  };

  async function answerIn(
    thread: Thread,
    message: Message,
    show: (made: Card) => Promise<Message>,
  ): Promise<Message | null> {
    const context = contextOf(message, known);
    if (!(await isWelcome(message, context))) return null;
    return answer(message, thread, context, async (made) => (thread.gone ? null : show(made)));
  }
}

/** A question and its answer, which may still be on its way. */
interface Thread {
  posted: Promise<Message | null>;
  /** The question was deleted. */
  gone: boolean;
  /** It was answered, and counts no more when it is edited. */
  counted: boolean;
}

const FIVE_MINUTES = 5 * 60_000;

function isForUs(message: Message): boolean {
  if (message.author.bot || message.webhookId || message.system) return false;
  const { user } = message.client;
  return (
    message.channel.isDMBased() || message.mentions.has(user, { ignoreEveryone: true, ignoreRoles: true })
  );
}

function contextOf(message: Message, known: Omit<Context, 'm'>): Context {
  const settings = known.settings.of(message.guildId);
  const log = known.log.child({ from: message.guildId === null ? 'direct message' : 'mention' });
  return { ...known, log, m: messagesFor(settings.language ?? message.guild?.preferredLocale) };
}

/** Neither too much at once, nor where the bot cannot write; who asks is told why, once. */
async function isWelcome(message: Message, { manners, log, m }: Context): Promise<boolean> {
  const { channel, author, guildId } = message;
  const missing = missingIn(message).filter((name) => name !== 'ReadMessageHistory');
  if (missing.length) {
    if (!(await manners.firstTime(`${author.id} cannot be answered in ${channel.id}`))) return false;
    const sentence = m.trouble.cannotWrite(`<#${channel.id}>`, permissionNames(m, missing));
    await author.send(note(sentence)).catch((err: unknown) => log.debug({ err }, 'Cannot be told'));
    return false;
  }
  const refusal = await manners.refuse({ user: author.id, server: guildId }, QUESTION);
  if (refusal && !refusal.again)
    await post(message, note(refusal.error.say(m))).catch((err: unknown) =>
      log.debug({ err }, 'Cannot be told'),
    );
  return refusal === undefined;
}

function missingIn({ channel, client }: Message): Permission[] {
  if (channel.isDMBased()) return [];
  return missingHere(channel.permissionsFor(client.user), channel.isThread());
}

/** Makes the answer and has it shown; null when nothing could be shown. */
async function answer(
  message: Message,
  thread: Thread,
  context: Context,
  show: (made: Card) => Promise<Message | null>,
): Promise<Message | null> {
  const { log, m } = context;
  let shown: Message | null = null;
  const put = async (made: Card) => {
    shown = await show(made);
  };
  await safely(
    async () => {
      if (message.channel.isDMBased() && message.channel.isSendable())
        void message.channel.sendTyping().catch((err: unknown) => log.debug({ err }, 'Typing'));
      const { card, answers } = await reply(message, context, !thread.counted);
      thread.counted ||= answers;
      await put(card);
    },
    m,
    log,
    (sentence) => put(note(sentence)),
  );
  return shown;
}

// The nonce keeps it to one message, even when only Discord's answer got lost and discord.js posts again.
async function post(message: Message, made: Card): Promise<Message> {
  const once = { ...made, nonce: message.id, enforceNonce: true } as const;
  const { channel } = message;
  // Without the channel's history Discord refuses replies.
  if (missingIn(message).includes('ReadMessageHistory') && channel.isSendable()) return channel.send(once);
  return message.reply(once);
}
