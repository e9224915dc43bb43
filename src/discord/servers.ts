import { type GatewayReadyDispatchData, ShardClientUtil } from 'discord.js';

/**
 * Those of the `known` servers that have removed the bot while nobody was there to be told: each time that a shard begins a
 * session, Discord lists all its servers, those with an outage too.
 */
export function lostServers(
  { guilds, shard: [shard, count] = [0, 1] }: Pick<GatewayReadyDispatchData, 'guilds' | 'shard'>,
  known: readonly string[],
): string[] {
  const there = new Set(guilds.map(({ id }) => id));
  return known.filter((id) => !there.has(id) && ShardClientUtil.shardIdForGuildId(id, count) === shard);
}
