import { ButtonStyle, MessageFlags } from 'discord.js';
import { serverOf } from '../src/app/policy.ts';
import { aboutUser, privacyReport, sendsQuestions } from '../src/app/privacyReport.ts';
import { type Command, described, EVERYWHERE, named } from '../src/discord/command.ts';
import { button, row } from '../src/discord/respond/buttons.ts';
import { note, panel } from '../src/discord/respond/card.ts';
import { discordStyle } from '../src/discord/respond/citations.ts';

export const privacy = {
  data: {
    ...named(({ commandNames }) => commandNames.privacy),
    ...described(({ privacy }) => privacy.description),
    ...EVERYWHERE,
  },

  async execute(interaction, { config, settings, feedback, m }) {
    const server = serverOf(interaction);
    const about = await feedback.about(interaction.user.id);
    const kept = about && aboutUser(m, about);
    const nothing = about ? m.privacy.nothingAboutYou : m.privacy.unknown;
    const { flags, components } = panel(m, [
      ...privacyReport(
        m,
        discordStyle,
        server === null ? 'direct' : await settings.of(server),
        config.logQuestions,
        sendsQuestions(config),
      ),
      kept ? m.privacy.aboutYou(kept) : nothing,
    ]);
    const buttons = kept ? row([button('privacy:ask', m.privacy.buttons.delete, ButtonStyle.Danger)]) : [];
    await interaction.reply({
      flags: [flags, MessageFlags.Ephemeral],
      components: [...components, ...buttons],
    });
  },

  // Only the asker sees the message, so whoever presses is the person it is about.
  async component(interaction, state, { feedback, m }) {
    const { user } = interaction;
    if (state === 'ask') {
      const { sure, cancel } = m.privacy.buttons;
      const choice = row([
        button('privacy:delete', sure, ButtonStyle.Danger),
        button('privacy:cancel', cancel),
      ]);
      await interaction.update(note(m.privacy.sure, choice));
      return;
    }
    if (state !== 'delete') {
      await interaction.update(note(m.privacy.untouched));
      return;
    }
    const deleted = await feedback.forgetUser(user.id);
    const what = deleted && aboutUser(m, deleted);
    const told = what ? m.privacy.deleted(what) : m.privacy.nothingAboutYou;
    await interaction.update(note(deleted ? told : m.privacy.failed));
  },
} satisfies Command;
