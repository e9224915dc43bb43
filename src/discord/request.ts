import {
  type BaseInteraction,
  type Guild,
  InteractionContextType,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import { mayAnswerPublicly, placesOf, serverOf, type Visibility } from '../app/policy.ts';
import type { OptionalPermission, Request } from '../app/request.ts';
import { announce } from './announce.ts';
import type { Chosen } from './chosen.ts';
import type { Context } from './command.ts';
import { discretionIn } from './reading.ts';

/** Who may see the answers to an interaction. */
export interface VisibilityRules {
  /** Whose settings hold; null outside of servers that have the bot. */
  server: string | null;
  /** May anybody but the asker see an answer here? */
  canPost: boolean;
  /** Would sharing an answer show it to anybody? */
  canShare: boolean;
  /** Limited paths that the asker may read, and not everybody here: answers are then private, whatever they come from. */
  notForAll: readonly string[];
  /** Who sees the answer; `wish` is what the asker said about it. */
  visibility(wish: Visibility | null): Visibility;
  /** Does nobody but the asker see an answer of this visibility? In a direct message, neither way. */
  sensitive(visibility: Visibility): boolean;
}

/** The request of an interaction, without its options. Without `rules`, nothing in the reply can be shared. */
export function requestOf(
  interaction: BaseInteraction,
  context: Pick<Context, 'config' | 'm' | 'settings' | 'log' | 'shared' | 'chosen' | 'claim'>,
  visibility: Visibility,
  rules?: VisibilityRules,
): Request {
  const { config, m, shared, chosen, claim } = context;
  const { user, guild, guildId, locale, memberPermissions, appPermissions } = interaction;
  return {
    surface: 'discord',
    user: user.id,
    server: serverOf(interaction),
    m,
    locale,
    rights: {
      inServer: guildId !== null,
      managesServer: guildId !== null && memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
      runsBot: config.adminUserIds.includes(user.id),
    },
    visibility,
    sensitive: rules?.sensitive(visibility) ?? visibility === 'private',
    canShare: rules?.canShare ?? false,
    notForAll: rules?.notForAll ?? [],
    form: true,
    repeats: true,
    largestFile: interaction.attachmentSizeLimit,
    announce: (channel, say) => announce(guild, channel, say, context),
    pictures: appPermissions.has(PermissionFlagsBits.AttachFiles),
    ...(serverOf(interaction) === null
      ? { libraries: (typed) => shared.choices(typed, user.id) }
      : { lacks: lackedBy(appPermissions) }),
    ...(chosen && { chosen: serverChosen(chosen) }),
    ...(claim.takenOver && { redone: true }),
    options: {},
  };
}

/** The server's id; null where what was chosen is nothing that may be read. */
export function serverChosen({ scope }: Chosen): () => Promise<string | null> {
  return async () => (await scope())?.server ?? null;
}

function lackedBy(granted: Readonly<PermissionsBitField>): OptionalPermission[] {
  const all = ['CreatePublicThreads', 'AddReactions', 'ViewAuditLog'] as const;
  return all.filter((name) => !granted.has(PermissionFlagsBits[name]));
}

/** Where only the asker brought the bot along, answers are private unless the asker wants otherwise. */
export async function visibilityRules(
  interaction: BaseInteraction,
  { settings, access, chosen: library }: Pick<Context, 'settings' | 'access' | 'chosen'>,
): Promise<VisibilityRules> {
  const server = serverOf(interaction);
  const direct = interaction.context === InteractionContextType.BotDM;
  const chosen = await settings.of(server);
  const guest = server === null && interaction.guildId !== null;
  const allowed = !guest || interaction.memberPermissions?.has(PermissionFlagsBits.UseExternalApps) === true;
  // A server's library is nobody else's to see, whether it may be read or not.
  const forOthers = !library || direct;
  const open = server === null || mayAnswerPublicly(chosen, placesOf(interaction.channel));
  const canPost = allowed && forOthers && open;
  const { limited, read: notForAll } = await discretionIn(interaction, { access });
  // By the time it is answered, what may be read may be known again.
  const forAll = limited !== null && notForAll.length === 0;
  const usuallyPrivate = server === null ? !direct : chosen.privately;
  const usual = usuallyPrivate ? 'private' : 'public';
  return {
    server,
    canPost,
    canShare: canPost && !direct,
    notForAll,
    sensitive: (visibility) => visibility === 'private' || direct,
    visibility: (wish) => (canPost && forAll ? (wish ?? usual) : 'private'),
  };
}

/** Is there (still) a channel, or a role, with this id in a server? Of one that is not known, it is taken to be there. */
export function hasIn(guild: Guild | null, id: string): boolean {
  return !guild?.available || guild.channels.cache.has(id) || guild.roles.cache.has(id);
}
