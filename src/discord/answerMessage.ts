import { type Message, PermissionFlagsBits } from 'discord.js';
import { QUESTION } from '../app/rateLimit.ts';
import { UserError } from '../app/userError.ts';
import type { Context } from './command.ts';
import { withErrorReply } from './errorReply.ts';
import { missingBy, missingHere, type Permission, permissionNames } from './permissions.ts';
import { repliedTo } from './questionIn.ts';
import { reply } from './reply.ts';
import { type Card, note } from './respond/card.ts';
import { bodyOf, remember } from './show.ts';
import { isEmpty, readWritten, type Written, writtenIn } from './written.ts';

/** False for too many questions at once, or where the bot cannot write; the asker is told why, once. */
export async function isWelcome(message: Message, context: Context): Promise<boolean> {
  const { rateLimiter, log, m } = context;
  const { author, guildId } = message;
  const missing = silencing(message);
  if (missing.length) {
    await tellMissing(message, missing, context);
    return false;
  }
  const refusal = await rateLimiter.check({ user: author.id, server: guildId }, QUESTION);
  if (refusal && !refusal.repeated)
    await post(message, note(refusal.error.say(m))).catch((err: unknown) =>
      log.debug({ err }, 'Could not send the rate limit notice'),
    );
  return refusal === undefined;
}

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

/** Can the bot not write there at all? */
export function isSilenced(message: Message): boolean {
  return silencing(message).length > 0;
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

/**
 * Makes the answer and has it shown; its id, or null when nothing could be shown. `thread.counted` tells whether the question
 * was answered before, and is told when it now is.
 */
export async function answerMessage(
  message: Message,
  written: Written,
  thread: { counted: boolean },
  context: Context,
  show: (made: Card) => Promise<Message | null>,
): Promise<string | null> {
  const { log, m } = context;
  let shown: string | null = null;
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

/** Has an answer shown, and keeps what its buttons need; its id, or null when nothing could be shown. */
export async function showAnswer(
  message: Message,
  made: Card,
  context: Context,
  show: () => Promise<Message | null>,
): Promise<string | null> {
  const { kept, log } = context;
  try {
    const shown = (await show())?.id ?? null;
    const whose = { server: message.guildId, user: message.author.id, visibility: 'public' } as const;
    const declined = made.memory?.declined;
    if (shown) await remember(shown, made, whose, kept);
    else if (declined !== undefined) await kept.forgetDecline(declined);
    return shown;
  } catch (err) {
    const { channel } = message;
    const forbidden = channel.isDMBased() ? null : missingBy(err, channel.isThread());
    if (!forbidden) throw err;
    log.debug({ err }, 'Lost permissions before the answer was sent');
    const missing = silencing(message);
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
  return { ...meant, elsewhere: true };
}

/** Says it by a reaction, where that says it all and is allowed, else in a message: null, or that message. */
export async function reactOrPost(message: Message, made: Card, { log }: Context): Promise<Message | null> {
  if (made.reaction && mayReact(message)) {
    const reacted = await message.react(made.reaction).catch((err: unknown) => {
      log.debug({ err }, 'Could not react to a message');
    });
    if (reacted) return null;
  }
  return post(message, made);
}

/** In a direct conversation, words are nicer. */
function mayReact({ channel, client }: Message): boolean {
  if (channel.isDMBased() || !channel.guild.available) return false;
  const granted = channel.permissionsFor(client.user);
  return granted?.has([PermissionFlagsBits.AddReactions, PermissionFlagsBits.ReadMessageHistory]) === true;
}

// The nonce keeps it to one message, even if only Discord's response got lost and discord.js posts again.
export async function post(message: Message, made: Card): Promise<Message> {
  const once = { ...bodyOf(made), nonce: message.id, enforceNonce: true } as const;
  const { channel } = message;
  // Without the channel's history Discord refuses replies.
  if (missingIn(message).includes('ReadMessageHistory') && channel.isSendable()) return channel.send(once);
  return message.reply(once);
}
