import { type BaseInteraction, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import { mayAnswerPublicly, placesOf, serverOf, type Visibility } from '../app/policy.ts';
import type { Request } from '../app/request.ts';
import type { Context } from './command.ts';

/** Who may see the answers to an interaction. */
export interface VisibilityRules {
  /** Whose settings hold; null outside of servers that have the bot. */
  server: string | null;
  /** May anybody but the asker see an answer here? */
  canPost: boolean;
  /** Would sharing an answer show it to anybody? */
  canShare: boolean;
  /** Who sees the answer; `wish` is what the asker said about it. */
  visibility(wish: Visibility | null): Visibility;
  /** Does nobody but the asker see an answer of this visibility? In a direct message, neither way. */
  sensitive(visibility: Visibility): boolean;
}

/** The request of an interaction, without its options. Without `rules`, nothing in the reply can be shared. */
export function requestOf(
  interaction: BaseInteraction,
  { config, m }: Pick<Context, 'config' | 'm'>,
  visibility: Visibility,
  rules?: VisibilityRules,
): Request {
  const { user, guildId, locale, memberPermissions, appPermissions } = interaction;
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
    form: true,
    repeats: true,
    largestFile: interaction.attachmentSizeLimit,
    pictures: appPermissions.has(PermissionFlagsBits.AttachFiles),
    options: {},
  };
}

/** Where only the asker brought the bot along, answers are private unless the asker wants otherwise. */
export async function visibilityRules(
  interaction: BaseInteraction,
  { settings }: Pick<Context, 'settings'>,
): Promise<VisibilityRules> {
  const server = serverOf(interaction);
  const direct = interaction.context === InteractionContextType.BotDM;
  const chosen = await settings.of(server);
  const guest = server === null && interaction.guildId !== null;
  const allowed = !guest || interaction.memberPermissions?.has(PermissionFlagsBits.UseExternalApps) === true;
  const canPost = allowed && (server === null || mayAnswerPublicly(chosen, placesOf(interaction.channel)));
  const usuallyPrivate = server === null ? !direct : chosen.privately;
  const usual = usuallyPrivate ? 'private' : 'public';
  return {
    server,
    canPost,
    canShare: canPost && !direct,
    sensitive: (visibility) => visibility === 'private' || direct,
    visibility: (wish) => (canPost ? (wish ?? usual) : 'private'),
  };
}
