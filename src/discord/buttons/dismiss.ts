import { PermissionFlagsBits } from 'discord.js';
import { UserError } from '../../app/userError.ts';
import { type Button, deferUpdate } from '../command.ts';

/** Removes an answer, for who asked and for members who may manage messages. */
export const dismiss = {
  name: 'dismiss',

  async press(interaction, state, { kept }) {
    const [asker] = state.split(':');
    const manager = interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false;
    if (interaction.user.id !== asker && !manager) throw new UserError(({ trouble }) => trouble.notYours);
    await deferUpdate(interaction);
    await interaction.deleteReply();
    await kept.forget(interaction.message.id);
  },
} satisfies Button;
