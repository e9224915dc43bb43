import { type BaseInteraction, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import { mayAnswerPublicly, placesOf, serverOf } from '../app/policy.ts';
import type { Context } from './command.ts';

/** Who may see the answers to an interaction. */
export interface Audience {
  /** Whose settings hold; null outside of servers that have the bot. */
  server: string | null;
  /** May anybody but the asker see an answer here? */
  open: boolean;
  /** Would sharing an answer show it to anybody? */
  shareable: boolean;
  /** Does only the asker see the answer? `wish` is what the asker said about it. */
  hidden(wish: boolean | null): boolean;
  /** Does nobody but the asker see an answer that is `hidden` or not? */
  isPrivate(hidden: boolean): boolean;
}

/** Where only the asker brought the bot along, answers are private unless the asker wants otherwise. */
export function audienceOf(interaction: BaseInteraction, { settings }: Pick<Context, 'settings'>): Audience {
  const server = serverOf(interaction);
  const direct = interaction.context === InteractionContextType.BotDM;
  const chosen = settings.of(server);
  const guest = server === null && interaction.guildId !== null;
  const allowed = !guest || interaction.memberPermissions?.has(PermissionFlagsBits.UseExternalApps) === true;
  const open = allowed && (server === null || mayAnswerPublicly(chosen, placesOf(interaction.channel)));
  return {
    server,
    open,
    shareable: open && !direct,
    isPrivate: (hidden) => hidden || direct,
    hidden: (wish) => !open || (wish ?? (server === null ? !direct : chosen.privately)),
  };
}
