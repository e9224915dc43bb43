import { createHash } from 'node:crypto';
import type { Message, PartialMessage } from 'discord.js';
import { ANSWER_MS, type AnswerOf } from '../app/kept.ts';
import { messagesFor } from '../app/messages/messages.ts';
import type { Claim } from '../app/replicas.ts';
import { openTtlCache } from '../util/ttlCache.ts';
import { answerMessage, isWelcome, showAnswer } from './answerMessage.ts';
import type { Context, DiscordApp } from './command.ts';
import { silencingFor } from './permissions.ts';
import { type Posted, reactOrPost, repost } from './post.ts';
import { partsOf, repliedTo } from './questionIn.ts';
import { libraryForAll } from './reading.ts';
import type { Card } from './respond/card.ts';
import { TEAM_ID } from './respond/teamCard.ts';
import { unaskedAnswer, unaskedIn } from './unasked.ts';
import { type Written, writtenIn } from './written.ts';

/** Answers messages: direct ones, those that mention the bot, and replies to it. */
export interface Conversation {
  onMessage(message: Message): Promise<void>;
  /** Answers an edited question again, in the place of its answer, and one that only now is for the bot. `before`: what is known of it. */
  onEdit(message: Message, before: Message | PartialMessage): Promise<void>;
  /** Removes the answer with its question. */
  onDelete(message: Message | PartialMessage): Promise<void>;
}

/**
 * Every replica hears every message and remembers it, so that all of them know what is gone or was changed; what is to be done
 * about it is done in one of them.
 */
export function openConversation(known: DiscordApp): Conversation {
  const { kept, replicas } = known;
  // Discord's events of an edit or a deletion do not tell which message answers which, and looking through the channel for
  // each message that somebody deletes would be a request a message.
  const threads = openTtlCache<Thread>(1000, ANSWER_MS);

  return {
    async onMessage(message) {
      if (!isForUs(message)) return answerUnasked(message);
      const thread = threadOf(digest(message.content));
      // At once: the question may be gone, or another one, before it is answered.
      threads.set(message.id, thread);
      const written = writtenIn(message);
      const answer = (claim: Claim) =>
        answerIn(thread, message, { written, edited: null, claim }, reactOrPost);
      const talk = talkOf(message);
      const work = () => known.inTurn(message.id, () => replicas.once(message.id, answer, talk));
      // What one follow-up cites, the next one leaves out.
      thread.settled = talk === undefined ? work() : known.inTurn(talk, work);
      await thread.settled;
    },

    async onEdit(message, old) {
      const { editedTimestamp: edited } = message;
      // Without the mention the bot may not read its content.
      if (edited === null || !isForUs(message)) return;
      if (edited - message.createdTimestamp > FIVE_MINUTES) return;
      // Discord also tells of previews that it adds. What discord.js knows of the message tells nothing: with each answer
      // Discord sends the question, as it is by now or as it was before the edit.
      const taken = digest(message.content);
      const heard = threads.get(message.id);
      if (taken === heard?.taken) return;
      // Asked before this process was there, it may still be in another one's hands.
      const thread =
        heard ??
        threadOf(
          taken,
          replicas.once(message.id, async () => {}),
        );
      thread.taken = taken;
      threads.set(message.id, thread);
      const written = writtenIn(message);
      const isNew = !old.partial && !isForUs(old);
      const again = async (claim: Claim) => {
        const before = await kept.answerOf(message.id);
        // One that was there before this process was, and has no answer or one to what it says now.
        if (!heard && !isNew && (!before || before.edited === edited)) return;
        thread.answer ??= postedIn(message.channelId, before);
        thread.counted ||= before?.counted ?? false;
        const posted = thread.answer;
        if (posted) await kept.forgetQuestion(posted.message);
        const show: Show = (_, made, context) =>
          posted ? repost(message, posted, made) : reactOrPost(message, made, context);
        await answerIn(thread, message, { written, edited, claim }, show);
      };
      thread.settled = thread.settled.then(() => replicas.once(`${message.id} edited ${edited}`, again));
      await thread.settled;
    },

    async onDelete({ id, channel }) {
      const thread = threads.get(id);
      // At once, too: what is on its way looks at it.
      if (thread) thread.gone = true;
      threads.delete(id);
      kept.gone(id);
      await thread?.settled;
      await replicas.once(`${id} deleted`, async () => {
        const posted = thread?.answer ?? postedIn(channel.id, await kept.answerOf(id));
        await kept.forget(id);
        if (posted === null) return;
        await takeBack(posted, channel).catch((err: unknown) =>
          known.log.debug({ err }, 'The answer was already deleted'),
        );
      });
    },
  };

  /** Where the server wants it, and the bot may read it. */
  async function answerUnasked(message: Message): Promise<void> {
    if (!known.config.messageContent || message.guildId === null || !isByMember(message)) return;
    const written = unaskedIn(message, await known.settings.of(message.guildId));
    if (!written || isToOthers(message)) return;
    const thread = threadOf(digest(message.content));
    threads.set(message.id, thread);
    thread.settled = replicas.once(message.id, async (claim) => {
      const context = await contextOf(message, known, claim);
      if (silencingFor(message).length) return;
      const made = await unaskedAnswer(message, written, context);
      if (!made || thread.gone || !(await claim.holds())) return;
      thread.counted = true;
      const shown = await showAnswer(message, made, context, () => reactOrPost(message, made, context));
      await keepShown(thread, message, shown, null);
    });
    await thread.settled;
  }

  async function answerIn(
    thread: Thread,
    message: Message,
    { written, edited, claim }: { written: Written; edited: number | null; claim: Claim },
    show: Show,
  ): Promise<void> {
    const context = await contextOf(message, known, claim);
    if (!(await isWelcome(message, context))) return;
    const put = async (made: Card) =>
      thread.gone || !(await claim.holds()) ? null : show(message, made, context);
    const shown = await answerMessage(message, written, thread, context, put);
    await keepShown(thread, message, shown, edited);
  }

  /** Edits and deletions of the question then find it. */
  async function keepShown(thread: Thread, message: Message, shown: Posted | null, edited: number | null) {
    if (shown === null) return;
    thread.answer = shown;
    const answer = { ...shown, edited, counted: thread.counted };
    await kept.answered(message.id, answer, { server: message.guildId, user: message.author.id });
  }
}

/** Shows what is said to a message; null where no message is needed for that. */
type Show = (message: Message, made: Card, context: Context) => Promise<Posted | null>;

/** A question and its answer, as far as this process knows. */
interface Thread {
  /** Resolves when all that was heard of it is done, here or in another replica. */
  settled: Promise<void>;
  /** The answer, where it was given or changed here. */
  answer: Posted | null;
  /** The question was deleted. */
  gone: boolean;
  /** It was answered, so an edit does not count again. */
  counted: boolean;
  /** A digest of the text that is or will be answered. */
  taken: string;
}

/** Where the answer to a question stands, which was asked in this channel, as it was kept. */
function postedIn(asked: string, kept: AnswerOf | null): Posted | null {
  return kept && { message: kept.message, channel: kept.channel ?? asked };
}

async function takeBack({ message, channel: id }: Posted, asked: Message['channel']): Promise<void> {
  const channel = id === asked.id ? asked : await asked.client.channels.fetch(id);
  if (channel?.isTextBased()) await channel.messages.delete(message);
}

function threadOf(taken: string, settled = Promise.resolve()): Thread {
  return { settled, answer: null, gone: false, counted: false, taken };
}

const FIVE_MINUTES = 5 * 60_000;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function isByMember({ author, system, webhookId }: Message): boolean {
  return !author.bot && !webhookId && !system;
}

/** Is it for somebody whom it mentions? */
function isToOthers({ mentions }: Message): boolean {
  return mentions.users.size > 0 || mentions.roles.size > 0 || mentions.everyone;
}

function isForUs(message: Message): boolean {
  if (!isByMember(message)) return false;
  const { user } = message.client;
  // Whoever answers a question that was passed on answers its asker.
  if (isToHelpers(message)) return false;
  return (
    message.channel.isDMBased() || message.mentions.has(user, { ignoreEveryone: true, ignoreRoles: true })
  );
}

/** Is it a reply to a question that the bot has passed on to helpers, without a word to the bot? */
function isToHelpers(message: Message): boolean {
  const { channel, client, content } = message;
  const to = channel.messages.cache.get(repliedTo(message) ?? '');
  return (
    to?.author.id === client.user.id &&
    partsOf(to).some(({ id }) => id === TEAM_ID) &&
    !content.includes(`<@${client.user.id}>`)
  );
}

/** What a message goes on with: the answer that it replies to or, in a direct conversation, all of that. */
function talkOf(message: Message): string | undefined {
  const { channel } = message;
  return channel.isDMBased() ? channel.id : repliedTo(message);
}

async function contextOf(message: Message, known: DiscordApp, claim: Claim): Promise<Context> {
  const settings = await known.settings.of(message.guildId);
  const log = known.log.child({ from: message.guildId === null ? 'direct message' : 'mention' });
  const library = libraryForAll(message.guildId, known);
  const m = messagesFor(settings.language ?? message.guild?.preferredLocale);
  return { ...known, library, log, m, claim };
}
