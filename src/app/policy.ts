import type { Settings } from './settings.ts';

/** Who sees what the bot says: everybody who may read it there, or only the asker. */
export type Visibility = 'public' | 'private';

/**
 * Whether an answer may be public. `channelIds` are the channel and what it is in: the channel of a thread, the category
 * of a channel (see `placesOf`). What a server allows for those, it allows for everything in them.
 */
export function mayAnswerPublicly({ publicIn }: Settings, channelIds: readonly (string | null)[]): boolean {
  return publicIn === null || channelIds.some((id) => id !== null && publicIn.includes(id));
}

/** A channel, as discord.js gives it. */
interface Spot {
  id: string;
  parentId?: string | null;
  parent?: { parentId?: string | null } | null;
}

/** The ids of a channel and of what it is in. */
export function placesOf(channel: Spot | null): string[] {
  return [channel?.id, channel?.parentId, channel?.parent?.parentId].filter((id) => id != null);
}

/** The server whose settings hold for an interaction: none in direct messages, nor where only a user has the bot. */
export function serverOf(interaction: {
  guildId: string | null;
  authorizingIntegrationOwners: Partial<Record<0 | 1, string>>;
}): string | null {
  return interaction.authorizingIntegrationOwners[0] === interaction.guildId ? interaction.guildId : null;
}
