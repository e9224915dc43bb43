import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Scope } from '../app/outcome.ts';
import { UserError } from '../app/userError.ts';
import { answer } from '../conversation/answer.ts';
import { type Context, defer, deferUpdate } from './command.ts';
import { askedIn, stateIn } from './questionIn.ts';
import { requestOf, visibilityRules } from './request.ts';
import { render } from './respond/render.ts';
import { show } from './show.ts';

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
  const { message } = interaction;
  const { kept, m } = context;
  const asked = await askedIn(message, kept);
  if (!asked) throw new UserError(({ trouble }) => trouble.questionGone);
  if (asked.cut) throw new UserError(({ trouble }) => trouble.questionTooOld);
  const rules = await visibilityRules(interaction, context);
  const request = requestOf(interaction, context, 'private', rules);
  const replyTo = stateIn(message, 'share')?.split(':')[0];
  const { before: cited } = await kept.cited(message.id);
  const inquiry = { asked, scope, cited, from, again: true, ...(replyTo && { replyTo }) };
  const reply = await answer(request, inquiry, context);
  await show(interaction, render(reply, m), request, kept);
}

/** What only the user sees changes in place; beside what others see, something private begins. */
async function acknowledge(interaction: ButtonInteraction): Promise<void> {
  if (interaction.message.flags.has(MessageFlags.Ephemeral)) await deferUpdate(interaction);
  else await defer(interaction, 'private');
}
