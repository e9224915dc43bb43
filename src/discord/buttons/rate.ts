import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { serverOf } from '../../app/policy.ts';
import { hasHelpers } from '../../app/settings.ts';
import { UserError } from '../../app/userError.ts';
import type { Button, Context } from '../command.ts';
import { askedIn } from '../questionIn.ts';
import { button, row } from '../respond/buttons.ts';
import { type Card, inBlocks, note, questionTexts } from '../respond/card.ts';

/** A thumb up or down for an answer, or for what may only help. */
export const rate = {
  name: 'rate',

  async press(interaction, state, context) {
    const [way, id = '', of] = state.split(':');
    const verdict = of === 'maybe' ? of : 'answer';
    const { paths } = await context.library.contents();
    const article = paths.get(id);
    const origin = { server: serverOf(interaction), user: interaction.user.id };
    const answer = interaction.message.id;
    const rating = { answer, article: article ?? '', verdict, helpful: way === 'up' } as const;
    const kept = article !== undefined && (await context.feedback.rate(origin, rating));
    if (!kept) throw new UserError(({ trouble }) => trouble.notKept);
    const thanks = way === 'down' ? await withTeam(interaction, origin.server, context) : null;
    const { flags, components } = thanks ?? note(context.m.answer.thanks);
    await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
  },
} satisfies Button;

/** Whoever was not helped is offered those who help in the server; null where there are none. */
async function withTeam(
  { message }: ButtonInteraction,
  server: string | null,
  { kept, m, settings }: Context,
): Promise<Card | null> {
  if (!hasHelpers(await settings.of(server))) return null;
  const asked = await askedIn(message, kept);
  if (!asked) return null;
  const seen = message.flags.has(MessageFlags.Ephemeral) ? 'private' : 'public';
  const ask = button(`team:${message.id}:${seen}`, m.manners.team.ask);
  return inBlocks([...questionTexts(asked, m), { content: m.answer.thanks }], row([ask]));
}
