import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { type Card, inBlocks, questionTexts } from '../card.ts';
import { type Context, defer, deferUpdate } from '../command.ts';
import { UserError } from '../errors.ts';
import type { Messages } from '../messages.ts';
import { answerCard } from './answering.ts';
import { askedIn, scopeIn, stateIn } from './asked.ts';
import { audienceOf } from './audience.ts';
import { plain, row } from './controls.ts';
import { encodeScope, type Scope } from './scope.ts';

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
  const asked = await askedIn(message);
  if (!asked) throw new UserError(({ trouble }) => trouble.questionGone);
  const { server, shareable } = audienceOf(interaction, context);
  const replyTo = stateIn(message, 'share')?.split(':')[0];
  const answer = await answerCard(
    {
      asked,
      scope,
      from,
      server,
      asker: user.id,
      hidden: true,
      shareable,
      ...(replyTo && { replyTo }),
      form: true,
      counts: false,
      isPrivate: true,
      repeats: true,
    },
    context,
  );
  await interaction.editReply(answer);
}

/** That what a button was about is no longer there, with the question and the offer to ask it again. */
export async function goneCard(
  { message }: ButtonInteraction,
  m: Messages,
  sentence: string,
  article?: string,
): Promise<Card> {
  const asked = await askedIn(message);
  const again = asked ? [plain(`again:${encodeScope(scopeIn(message))}`, m.buttons.again)] : [];
  const read = article ? [plain(`read:${article}`, m.buttons.fromStart)] : [];
  const blocks = [...(asked ? questionTexts(asked, m) : []), { content: sentence }];
  return inBlocks(blocks, row([...again, ...read]));
}

/** What only the user sees changes in place; beside what others see, something private begins. */
export async function acknowledge(interaction: ButtonInteraction): Promise<void> {
  if (interaction.message.flags.has(MessageFlags.Ephemeral)) await deferUpdate(interaction);
  else await defer(interaction, true);
}
