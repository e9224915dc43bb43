import { type APIGuildMember, type Client, DiscordAPIError, Routes, ShardClientUtil } from 'discord.js';

/** What Discord tells of servers, and of somebody's membership there. */
export interface Directory {
  /** The name of a server, as far as it is known without asking. */
  name(server: string): string | undefined;
  /** Has somebody done something there lately, as far as that is known? */
  hasSeen(server: string, user: string): boolean;
  /** The name of a server, asked for; null where the bot is not in it. Rejects when Discord cannot be asked, as does the next one. */
  nameOf(server: string): Promise<string | null>;
  /** The roles of a member as they are now; null for who is none, or where the bot is none. */
  rolesOf(server: string, user: string): Promise<readonly string[] | null>;
}

/** A request that takes longer is given up, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Asks by REST, one request a question: members are not told of without a privileged intent, what discord.js remembers of them may be
 * outdated, and the server may be one of another process.
 */
export function openDirectory(client: Client): Directory {
  const guildOf = (server: string) => client.guilds.cache.get(server);

  async function ask<T>(server: string, route: `/${string}`): Promise<T | null> {
    // Discord counts requests that it has to refuse.
    if (isHere(client, server) && !guildOf(server)) return null;
    try {
      return (await client.rest.get(route, { signal: AbortSignal.timeout(PATIENCE_MS) })) as T;
    } catch (err) {
      if (err instanceof DiscordAPIError && (err.status === 403 || err.status === 404)) return null;
      throw err;
    }
  }

  return {
    name: (server) => guildOf(server)?.name,
    hasSeen: (server, user) => guildOf(server)?.members.cache.has(user) ?? false,
    nameOf: async (server) => (await ask<{ name: string }>(server, Routes.guild(server)))?.name ?? null,
    async rolesOf(server, user) {
      const member = await ask<APIGuildMember>(server, Routes.guildMember(server, user));
      // Who has not accepted the rules of a server yet can use no commands there.
      return member && !member.pending ? member.roles : null;
    },
  };
}

/** Would this process know a server if the bot were in it? */
function isHere({ ws, options }: Client, server: string): boolean {
  const { shardCount } = options;
  return shardCount !== undefined && ws.shards.has(ShardClientUtil.shardIdForGuildId(server, shardCount));
}
