import { ApplicationFlags, GatewayIntentBits } from 'discord.js';
import { refuse } from '../errors.ts';
import type { Fields } from '../json.ts';
import { permissionsInGuild } from '../permissions.ts';
import { ok, type Route } from '../route.ts';
import { botJson, userJson } from '../serialise.ts';
import type { World } from '../world.ts';

/** The bot itself. */
export function applicationRoutes(gatewayUrl: () => string, shards: number, sessionsLeft: number): Route[] {
  return [
    { method: 'GET', path: '/gateway', open: true, handle: () => ok({ url: gatewayUrl() }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () =>
        ok({
          url: gatewayUrl(),
          shards,
          session_start_limit: {
            total: 1000,
            remaining: sessionsLeft,
            reset_after: 0,
            max_concurrency: shards,
          },
        }),
    },
    { method: 'GET', path: '/users/@me', handle: ({ world }) => ok(botJson(world)) },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      handle: ({ world }) =>
        ok(
          [...world.guilds.values()].map((guild) => ({
            id: guild.id,
            name: guild.name,
            icon: null,
            banner: null,
            owner: false,
            permissions: String(permissionsInGuild(guild, world.bot)),
            features: [],
          })),
        ),
    },
    { method: 'GET', path: '/applications/@me', handle: ({ world }) => ok(applicationJson(world)) },
    { method: 'GET', path: '/oauth2/applications/@me', handle: ({ world }) => ok(applicationJson(world)) },
    {
      method: 'GET',
      path: '/users/:user',
      handle: ({ world, params }) => {
        const user = world.users.get(params.user ?? '');
        if (!user) throw refuse.unknownUser();
        return ok(userJson(user));
      },
    },
  ];
}

function applicationJson(world: World): Fields {
  return {
    id: world.bot.id,
    name: world.bot.name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot: userJson(world.bot),
    owner: { ...userJson(world.bot), username: 'owner', bot: false },
    team: null,
    verify_key: '0'.repeat(64),
    // As of an application in less than 100 servers.
    flags:
      world.privilegedIntents & GatewayIntentBits.MessageContent
        ? ApplicationFlags.GatewayMessageContentLimited
        : 0,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: [...world.users.values()].filter((user) => user.installed).length,
    integration_types_config: { 0: {}, 1: {} },
    redirect_uris: [],
    interactions_endpoint_url: null,
  };
}
