import { createHash } from 'node:crypto';
import {
  type ButtonInteraction,
  DiscordAPIError,
  type Message,
  MessageFlags,
  PermissionFlagsBits as P,
} from 'discord.js';
import type { Page } from '../../app/kept.ts';
import { UserError } from '../../app/userError.ts';
import { type Button, type Context, deferUpdate } from '../command.ts';
import { followUpOnce, hasFollowUp } from '../followUpOnce.ts';
import { missingHere, permissionNames, refuseSilent } from '../permissions.ts';
import { type Part, partsOf } from '../questionIn.ts';
import { tellsMore } from '../reading.ts';
import { visibilityRules } from '../request.ts';
import { markDone, publicCopy, withAttachments } from '../respond/shared.ts';

/** Shows a private answer to everybody, as it stands, naming who shared it. */
export const share = {
  name: 'share',

  async press(interaction, state, context) {
    const { inTurn, kept, m, claim } = context;
    const [replyTo = '', scope = ''] = state.split(':');
    const { server, canPost } = await visibilityRules(interaction, context);
    if (!canPost) throw new UserError(({ trouble }) => trouble.notPublicHere);
    refuseSilent(interaction);
    if (await tellsMore(interaction, context)) throw new UserError(({ trouble }) => trouble.notPublicHere);
    const reply = server !== null && replyTo !== '';
    if (reply) refuseWithout(interaction, context);
    await deferUpdate(interaction);
    const { message } = interaction;
    const mayAttach = interaction.appPermissions.has(P.AttachFiles);
    const files = mayAttach ? message.attachments.map(({ url, name }) => ({ attachment: url, name })) : [];
    const parts = withAttachments(
      message.components.map((component) => component.toJSON() as Part),
      files,
    );
    const page = { message: message.id, digest: digestOf(message), server };
    const components = publicCopy(parts, {
      sharedBy: `-# ${m.answer.sharedBy(`<@${interaction.user.id}>`)}`,
      dismiss: `dismiss:${interaction.user.id}:${scope}`,
      label: m.buttons.dismiss,
    });
    const flags = MessageFlags.IsComponentsV2;
    const channel = interaction.channel;
    const to = { messageReference: replyTo, failIfNotExists: false };
    const once = { nonce: page.digest, enforceNonce: true } as const;
    const sendable = reply && channel?.isSendable() ? channel : null;
    const post = (): Promise<{ id: string }> =>
      sendable
        ? sendable.send({ flags, components, files, reply: to, ...once })
        : followUpOnce(interaction, { flags, components, files });
    // Two presses at once are one, and so are two that a restart comes between.
    await inTurn(message.id, async () => {
      const isFirst = await kept.share(page);
      // A replica that died had marked it, and may have posted it.
      const isLost = !isFirst && claim.takenOver && !(await kept.wasPosted(page));
      // By its nonce Discord knows that; a follow-up has none.
      const isThere = isLost && !sendable && (await hasFollowUp(interaction));
      // Who pressed sees whether it is there, and can press again.
      if (isThere === null) return kept.unshare(page);
      if (!(await claim.holds())) return;
      const posted = isFirst || (isLost && !isThere) ? await postedBy(post, page, context) : null;
      if (posted) {
        const whose = { server, user: interaction.user.id, visibility: 'public' } as const;
        const [question, cited] = [await kept.question(message.id), await kept.cited(message.id)];
        await kept.keep(posted.id, { ...whose, ...question, ...cited });
      }
      await interaction.editReply({ flags, components: markDone(parts, 'share', m.buttons.shared) });
    });
  },
} satisfies Button;

/** Of what a message shows now: turning its pages changes it. At most 25 characters, as a nonce. */
function digestOf(message: Message): string {
  const shown = [message.id, ...partsOf(message).map(({ content = '' }) => content)];
  return createHash('sha256').update(shown.join('\n')).digest('base64url').slice(0, 25);
}

/** Null when nobody knows whether it was posted: then it counts as shared. */
async function postedBy(
  post: () => Promise<{ id: string }>,
  page: Page,
  { kept, log }: Context,
): Promise<{ id: string } | null> {
  try {
    const posted = await post();
    await kept.posted(page);
    return posted;
  } catch (err) {
    const refused = err instanceof DiscordAPIError && err.status < 500;
    if (!refused) {
      log.warn({ err }, 'Discord did not confirm whether the answer was shared');
      return null;
    }
    await kept.unshare(page);
    throw err.status === 403 ? new UserError(({ trouble }) => trouble.cannotShare) : err;
  }
}

function refuseWithout(interaction: ButtonInteraction, { m }: Context): void {
  const missing = missingHere(interaction.appPermissions, interaction.channel?.isThread() ?? false);
  if (missing.length === 0) return;
  const channel = `<#${interaction.channelId}>`;
  throw new UserError(({ trouble }) => trouble.cannotWrite(channel, permissionNames(m, missing)));
}
