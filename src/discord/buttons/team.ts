import {
  DiscordAPIError,
  type GuildTextBasedChannel,
  MessageFlags,
  PermissionFlagsBits as P,
} from 'discord.js';
import { messagesFor } from '../../app/messages/messages.ts';
import { serverOf } from '../../app/policy.ts';
import { hasHelpers, type Settings } from '../../app/settings.ts';
import { UserError } from '../../app/userError.ts';
import { type Button, type Context, deferUpdate } from '../command.ts';
import { missingHere, permissionNames, refuseSilent } from '../permissions.ts';
import { askedIn, type Part } from '../questionIn.ts';
import { markDone } from '../respond/shared.ts';
import { teamCard } from '../respond/teamCard.ts';
import { bodyOf } from '../show.ts';

/** Passes a question on to those who help in the server, once. Its state: the answer, where that is another message, and whether others see it. */
export const team = {
  name: 'team',

  async press(interaction, state, context) {
    const { inTurn, kept, log, m, rateLimiter, settings } = context;
    const { guild, message, user } = interaction;
    const server = serverOf(interaction);
    const chosen = await settings.of(server);
    if (!guild || !hasHelpers(chosen)) throw new UserError(({ manners }) => manners.team.nobody);
    const helpers = guild.channels.cache.get(chosen.helperChannel ?? '');
    if (!helpers) refuseSilent(interaction);
    const channel = helpers ?? interaction.channel;
    if (!channel?.isSendable() || channel.isDMBased())
      throw new UserError(({ trouble }) => trouble.cannotShare);
    refuseWhereSilenced(channel, context);
    await deferUpdate(interaction);
    const asked = await askedIn(message, kept);
    if (!asked) throw new UserError(({ trouble }) => trouble.questionGone);
    const [of = '', seen] = state.split(':');
    const answer = of || message.id;
    const isPublic = of ? seen === 'public' : !message.flags.has(MessageFlags.Ephemeral);
    const url = `https://discord.com/channels/${guild.id}/${interaction.channelId}/${answer}`;
    // In the language of those who read it.
    const theirs = messagesFor(chosen.language ?? guild.preferredLocale);
    const { toAnswer, askedIn: where } = theirs.manners.team;
    const place = isPublic ? `[${toAnswer}](${url})` : where(`<#${interaction.channelId}>`);
    const page = { message: answer, digest: 'team', server };
    await inTurn(answer, async () => {
      if (await kept.share(page)) {
        if (!(await rateLimiter.once(`${user.id} asks the team of ${guild.id}`))) {
          await kept.unshare(page);
          throw new UserError((m) => m.manners.team.tooSoon(m.duration(TEN_MINUTES_S)));
        }
        const { mention, roles } = helpersIn(channel, chosen);
        const made = teamCard(asked, theirs, { who: `<@${user.id}>`, helpers: mention, place });
        const once = { nonce: `team${answer}`, enforceNonce: true } as const;
        try {
          await channel.send({ ...bodyOf(made), ...once, allowedMentions: { parse: [], roles } });
        } catch (err) {
          log.debug({ err }, 'Could not pass on a question');
          await kept.unshare(page);
          throw err instanceof DiscordAPIError && err.status === 403
            ? new UserError(({ trouble }) => trouble.cannotShare)
            : err;
        }
      }
      const components = markDone(
        message.components.map((part) => part.toJSON() as Part),
        'team',
        m.manners.team.asked,
      );
      await interaction.editReply({ flags: MessageFlags.IsComponentsV2, components });
    });
  },
} satisfies Button;

/** As long as `once` remembers, in seconds. */
const TEN_MINUTES_S = 600;

/** The role to name, and whom that may notify: only where the server lets anybody, or the bot, mention it. */
function helpersIn(
  channel: GuildTextBasedChannel,
  { helperRole }: Settings,
): { mention: string | null; roles: string[] } {
  const role = channel.guild.roles.cache.get(helperRole ?? '');
  if (!role) return { mention: null, roles: [] };
  const allowed =
    role.mentionable || channel.permissionsFor(channel.client.user)?.has(P.MentionEveryone) === true;
  return { mention: `<@&${role.id}>`, roles: allowed ? [role.id] : [] };
}

function refuseWhereSilenced(channel: GuildTextBasedChannel, { m }: Context): void {
  const granted = channel.permissionsFor(channel.client.user);
  const missing = missingHere(granted, channel.isThread()).filter((name) => name !== 'ReadMessageHistory');
  if (missing.length === 0) return;
  throw new UserError(({ trouble }) => trouble.cannotWrite(`<#${channel.id}>`, permissionNames(m, missing)));
}
