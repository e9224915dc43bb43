import { createHash } from 'node:crypto';
import type { Message, PartialMessage } from 'discord.js';
import type { App } from '../app/app.ts';
import { messagesFor } from '../app/messages/messages.ts';
import { openTtlCache } from '../util/ttlCache.ts';
import { answerMessage, isWelcome, post } from './answerMessage.ts';
import type { Context } from './command.ts';
import { withoutMention } from './questionIn.ts';
import type { Card } from './respond/card.ts';
import { inPlace } from './show.ts';

/** Answers messages: direct ones, those that mention the bot, and replies to it. */
export interface Conversation {
  onMessage(message: Message): Promise<void>;
  /** Answers an edited question again, in the place of its answer. */
  onEdit(message: Message): Promise<void>;
  /** Removes the answer with its question. */
  onDelete(message: Message | PartialMessage): Promise<void>;
}

export function openConversation(known: App): Conversation {
  // Which message answers which: Discord's events of an edit or a deletion do not tell, and looking through the channel for
  // each message that somebody deletes would be a request a message. Ids only, of the last hour; after a restart an
  // answer stays as it is.
  const answers = openTtlCache<Thread>(1000, 60 * 60_000);

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
        if (posted) await known.kept.forgetQuestion(posted);
        const show = (made: Card) => (posted ? messages.edit(posted, inPlace(made)) : post(message, made));
        return (await answerIn(thread, message, text, show)) ?? posted;
      });
      await thread.posted;
    },

    async onDelete({ id, channel }) {
      const thread = answers.get(id);
      // At once, too: what is on its way looks at it.
      if (thread) thread.gone = true;
      answers.delete(id);
      await known.kept.forget(id);
      const posted = await thread?.posted;
      if (posted == null) return;
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
    const context = await contextOf(message, known);
    if (!(await isWelcome(message, context))) return null;
    return answerMessage(message, text, thread, context, async (made) => (thread.gone ? null : show(made)));
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

async function contextOf(message: Message, known: App): Promise<Context> {
  const settings = await known.settings.of(message.guildId);
  const log = known.log.child({ from: message.guildId === null ? 'direct message' : 'mention' });
  return { ...known, log, m: messagesFor(settings.language ?? message.guild?.preferredLocale) };
}
