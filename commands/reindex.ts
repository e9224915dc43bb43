import { PermissionFlagsBits } from 'discord.js';
import { progressReport, reindexFailure, reindexReport } from '../src/app/reports.ts';
import { UserError } from '../src/app/userError.ts';
import { type Command, defer, described, named, WITH_THE_BOT } from '../src/discord/command.ts';
import { note, panel } from '../src/discord/respond/card.ts';
import { discordStyle } from '../src/discord/respond/citations.ts';
import { openThrottle } from '../src/util/throttle.ts';

const PROGRESS_MS = 2000;

export const reindex = {
  data: {
    ...named(({ commandNames }) => commandNames.reindex),
    ...described(({ reindex }) => reindex.description),
    ...WITH_THE_BOT,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },

  async execute(interaction, { library, config, log, m }) {
    // Discord's own check is a default that a server may change.
    const admin = config.adminUserIds.includes(interaction.user.id);
    const manager =
      interaction.guildId !== null && interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild);
    if (!admin && !manager) {
      throw new UserError(({ trouble }) =>
        interaction.guildId ? trouble.notAllowed : trouble.notAllowedInDirectMessages,
      );
    }

    await defer(interaction, 'private');
    const progress = openThrottle(
      (line: string) => interaction.editReply(note(line)),
      PROGRESS_MS,
      (err) => log.warn({ err }, 'Could not show the progress of the reindex'),
    );
    progress.push(m.reindex.started);
    const lines = await library
      .rebuild((now) => progress.push(progressReport(m, now)))
      .then((report) => reindexReport(m, discordStyle, report))
      .catch((err: unknown) => {
        log.error({ err }, 'Reindexing failed');
        return reindexFailure(m, discordStyle, err);
      })
      .finally(() => progress.end());
    await interaction.editReply(panel(m, lines));
  },
} satisfies Command;
