import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Scope } from '../app/outcome.ts';
import { UserError } from '../app/userError.ts';
import { answerCard } from './answerCard.ts';
import { type Context, defer, deferUpdate } from './command.ts';
import { askedIn, scopeIn, stateIn } from './questionIn.ts';
import { button, row } from './respond/buttons.ts';
import { type Card, inBlocks, memoryOf, questionTexts } from './respond/card.ts';
import { encodeScope } from './scope.ts';
import { show } from './show.ts';
import { visibilityRules } from './visibility.ts';

/**
 * Asks the question of a message again and shows its citations from `from` on: in the message's place when only the user
 * sees it, else privately.
 */
export async function showAgain(
  interaction: ButtonInteraction,
  scope: Scope,
  from: number,
  context: Context,
): Promise<void> {
  await acknowledge(interaction);
  const { message, user } = interaction;
  const { kept } = context;
  const asked = await askedIn(message, kept);
  if (!asked) throw new UserError(({ trouble }) => trouble.questionGone);
  if (asked.cut) throw new UserError(({ trouble }) => trouble.questionTooOld);
  const { server, canShare } = visibilityRules(interaction, context);
  const replyTo = stateIn(message, 'share')?.split(':')[0];
  const answer = await answerCard(
    {
      asked,
      scope,
      cited: kept.cited(message.id).before,
      from,
      server,
      asker: user.id,
      visibility: 'private',
      canShare,
      ...(replyTo && { replyTo }),
      form: true,
      counts: false,
      sensitive: true,
      repeats: true,
    },
    context,
  );
  await show(interaction, answer, { server, user: user.id, visibility: 'private' }, kept);
}

/** That what a button was about is no longer there, with the question and the offer to ask it again. */
export async function goneCard(
  { message }: ButtonInteraction,
  { kept, m }: Pick<Context, 'kept' | 'm'>,
  sentence: string,
  article?: string,
): Promise<Card> {
  const asked = await askedIn(message, kept);
  const again = asked ? [button(`again:${encodeScope(scopeIn(message))}`, m.buttons.again)] : [];
  const read = article ? [button(`read:${article}`, m.buttons.fromStart)] : [];
  const question = asked ? questionTexts(asked, m) : [];
  const made = inBlocks([...question, { content: sentence }], row([...again, ...read]));
  return { ...made, memory: memoryOf(asked, question) };
}

/** What only the user sees changes in place; beside what others see, something private begins. */
export async function acknowledge(interaction: ButtonInteraction): Promise<void> {
  if (interaction.message.flags.has(MessageFlags.Ephemeral)) await deferUpdate(interaction);
  else await defer(interaction, 'private');
}
