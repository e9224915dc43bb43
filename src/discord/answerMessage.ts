import type { Message } from 'discord.js';
import { QUESTION, type Refusal } from '../app/rateLimit.ts';
import { markUp } from '../app/text.ts';
import { UserError } from '../app/userError.ts';
import type { Context } from './command.ts';
import { withErrorReply } from './errorReply.ts';
import { missingBy, type Permission, permissionNames, silencingFor } from './permissions.ts';
import { mayReact, type Posted, post } from './post.ts';
import { repliedTo } from './questionIn.ts';
import { reply } from './reply.ts';
import { type Card, note } from './respond/card.ts';
import { discordStyle } from './respond/citations.ts';
import { remember } from './show.ts';
import { isEmpty, readWritten, type Written, writtenIn } from './written.ts';

/** False for too many questions at once, or where the bot cannot write; the asker is told why, once. */
export async function isWelcome(message: Message, context: Context): Promise<boolean> {
  const { author, guildId } = message;
  const missing = silencingFor(message);
  if (missing.length) {
    await tellMissing(message, missing, context);
    return false;
  }
  const refusal = await context.rateLimiter.check({ user: author.id, server: guildId }, QUESTION);
  if (refusal) await tellRefused(message, refusal, context);
  return refusal === undefined;
}

/** When to try again, once; then a sign for each, as far as Discord takes them. */
async function tellRefused(
  message: Message,
  { error, repeated }: Refusal,
  { log, m }: Context,
): Promise<void> {
  const { id } = message.author;
  const telling = async () => {
    if (!repeated) await post(message, note(markUp(error.say(m), discordStyle)));
    else if (mayReact(message)) await message.react('⏳');
  };
  if (repeated && reactingTo.has(id)) return;
  if (repeated) reactingTo.add(id);
  await telling()
    .catch((err: unknown) => log.debug({ err }, 'Could not send the rate limit notice'))
    .finally(() => repeated && reactingTo.delete(id));
}

/** Those who are given a sign: whoever floods a channel gets one at a time. */
const reactingTo = new Set<string>();

async function tellMissing(
  { id, author, channel }: Message,
  missing: Permission[],
  { rateLimiter, log, m }: Context,
): Promise<void> {
  if (!(await rateLimiter.once(`${author.id} cannot be answered in ${channel.id}`))) return;
  const sentence = m.trouble.cannotWrite(`<#${channel.id}>`, permissionNames(m, missing));
  await author
    .send({ ...note(sentence), nonce: id, enforceNonce: true })
    .catch((err: unknown) => log.debug({ err }, 'Could not send the missing permissions notice'));
}

/**
 * Makes the answer and has it shown; where, or null when nothing could be shown. `thread.counted` tells whether the question
 * was answered before, and is told when it now is.
 */
export async function answerMessage(
  message: Message,
  written: Written,
  thread: { counted: boolean },
  context: Context,
  show: (made: Card) => Promise<Posted | null>,
): Promise<Posted | null> {
  const { log, m } = context;
  let shown: Posted | null = null;
  const put = async (made: Card) => {
    shown = await showAnswer(message, made, context, () => show(made));
  };
  await withErrorReply(
    async () => {
      if (message.channel.isDMBased() && message.channel.isSendable())
        void message.channel
          .sendTyping()
          .catch((err: unknown) => log.debug({ err }, 'Could not show the typing indicator'));
      const { card, answers } = await reply(
        message,
        await readWritten(await meantBy(message, written, context), log),
        context,
        !thread.counted,
      );
      thread.counted ||= answers;
      await put(card);
    },
    m,
    log,
    (sentence) => put(note(sentence)),
  );
  return shown;
}

/** Has an answer shown, and keeps what its buttons need; where it stands, or null when nothing could be shown. */
export async function showAnswer(
  message: Message,
  made: Card,
  context: Context,
  show: () => Promise<Posted | null>,
): Promise<Posted | null> {
  const { kept, log } = context;
  try {
    const shown = await show();
    const whose = { server: message.guildId, user: message.author.id, visibility: 'public' } as const;
    const declined = made.memory?.declined;
    if (shown) await remember(shown.message, made, whose, kept);
    else if (declined !== undefined) await kept.forgetDecline(declined);
    return shown;
  } catch (err) {
    const { channel } = message;
    const forbidden = channel.isDMBased() ? null : missingBy(err, channel.isThread());
    if (!forbidden) throw err;
    log.debug({ err }, 'Lost permissions before the answer was sent');
    const missing = silencingFor(message);
    await tellMissing(message, missing.length ? missing : [forbidden], context);
    return null;
  }
}

/** What a message asks with: a mention without words in reply to somebody's message means that message. */
async function meantBy(message: Message, written: Written, { config, log }: Context): Promise<Written> {
  if (!isEmpty(written) || repliedTo(message) === undefined) return written;
  const to = await message.fetchReference().catch((err: unknown) => {
    log.debug({ err }, 'Could not read the message that was replied to');
  });
  if (!to || to.author.id === message.client.user.id) return written;
  const meant = config.messageContent ? writtenIn(to) : written;
  if (isEmpty(meant)) throw new UserError(({ manners }) => manners.cannotSee);
  const { id: by } = to.author;
  return { ...meant, elsewhere: true, ...(by !== message.author.id && { by }) };
}
