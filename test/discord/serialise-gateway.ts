import { type Fields, text } from './json.ts';
import { botJson, memberJson, userJson } from './serialise.ts';
import type { Session } from './session.ts';
import type { Guild } from './types.ts';
import type { World } from './world.ts';

export function readyJson(world: World, session: Session, guilds: readonly Guild[], url: string): Fields {
  return {
    v: 10,
    user: botJson(world),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: url,
    shard: [session.shard, session.count],
    application: { id: world.bot.id, flags: 0 },
    private_channels: [],
    relationships: [],
    user_settings: {},
  };
}

/** The answer to a request for members, by id or by the begin of a name. */
export function membersJson(world: World, request: Fields): Fields {
  const guild = world.guilds.get(text(request.guild_id));
  const ids = [request.user_ids].flat();
  const { query } = request;
  const found = [...(guild?.members.values() ?? [])].filter(
    ({ user }) => ids.includes(user.id) || (typeof query === 'string' && user.name.startsWith(query)),
  );
  const members = found.map((member) => ({ ...memberJson(member), user: userJson(member.user) }));
  return {
    guild_id: guild?.id,
    members,
    chunk_index: 0,
    chunk_count: 1,
    not_found: [],
    nonce: request.nonce,
  };
}
