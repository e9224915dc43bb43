import { MessageFlags } from 'discord.js';
import { serverOf } from '../../app/policy.ts';
import { UserError } from '../../app/userError.ts';
import type { Button } from '../command.ts';
import { note } from '../respond/card.ts';

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
    const { flags, components } = note(context.m.answer.thanks);
    await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
  },
} satisfies Button;
