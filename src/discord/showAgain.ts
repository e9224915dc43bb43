import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Scope } from '../app/outcome.ts';
import { UserError } from '../app/userError.ts';
import { answerCard } from './answerCard.ts';
import { type Context, defer, deferUpdate } from './command.ts';
import { askedIn, stateIn } from './questionIn.ts';
import { show } from './show.ts';
import { answerTo, visibilityRules } from './visibility.ts';

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
  const rules = await visibilityRules(interaction, context);
  const replyTo = stateIn(message, 'share')?.split(':')[0];
  const answer = await answerCard(
    {
      ...answerTo(interaction, rules, 'private'),
      asked,
      scope,
      cited: (await kept.cited(message.id)).before,
      from,
      ...(replyTo && { replyTo }),
      counts: false,
    },
    context,
  );
  await show(interaction, answer, { server: rules.server, user: user.id, visibility: 'private' }, kept);
}

/** What only the user sees changes in place; beside what others see, something private begins. */
async function acknowledge(interaction: ButtonInteraction): Promise<void> {
  if (interaction.message.flags.has(MessageFlags.Ephemeral)) await deferUpdate(interaction);
  else await defer(interaction, 'private');
}
