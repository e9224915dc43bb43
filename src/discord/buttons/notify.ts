import { MessageFlags } from 'discord.js';
import { serverOf } from '../../app/policy.ts';
import { UserError } from '../../app/userError.ts';
import type { Button } from '../command.ts';
import { note } from '../respond/card.ts';

/** Whoever presses it below a decline is told when somebody has answered the question. */
export const notify = {
  name: 'notify',

  async press(interaction, state, { m, waiting }) {
    const { message, channelId: channel, user } = interaction;
    const server = serverOf(interaction);
    const declined = Number.parseInt(state, 10) || 0;
    const wish = { message: message.id, declined, channel, member: user.id };
    if (server === null || !(await waiting.join({ server, ...wish })))
      throw new UserError(({ answering }) => answering.tooLate);
    const { flags, components } = note(m.answering.joined);
    await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
  },
} satisfies Button;
