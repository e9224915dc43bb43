import { AuditLogEvent, ChannelType, PermissionFlagsBits as P } from 'discord.js';
import { refuse } from '../errors.ts';
import { fields, list, text } from '../json.ts';
import { may, permissionsIn } from '../permissions.ts';
import { directChannel, newThread } from '../places.ts';
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts';
import { channelJson, guildJson, memberJson, roleJson, userJson } from '../serialise.ts';
import type { Channel, Guild } from '../types.ts';

/** Servers, channels, members. */
export const channelRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel', handle: (call) => ok(channelJson(channelOf(call))) },
  { method: 'POST', path: '/channels/:channel/typing', handle: type },
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', handle: startThread },
  { method: 'POST', path: '/users/@me/channels', handle: openDm },
  { method: 'GET', path: '/guilds/:guild', handle: (call) => ok(guildJson(guildOf(call), call.world)) },
  { method: 'GET', path: '/guilds/:guild/audit-logs', handle: auditLog },
  {
    method: 'GET',
    path: '/guilds/:guild/roles',
    handle: (call) => ok([...guildOf(call).roles.values()].map(roleJson)),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    handle: (call) => {
      const guild = guildOf(call);
      return ok([...call.world.channels.values()].filter((c) => c.guild === guild).map(channelJson));
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    handle: (call) => {
      const member = guildOf(call).members.get(call.params.user ?? '');
      if (!member) throw refuse.unknownMember();
      return ok({ ...memberJson(member), user: userJson(member.user) });
    },
  },
];

/** The channel of the path, if the bot may see it. */
export function channelOf({ world, params }: Call): Channel {
  const channel = world.channels.get(params.channel ?? '');
  if (!channel) throw refuse.unknownChannel();
  if (permissionsIn(channel, world.bot) === undefined || !may(channel, world.bot, P.ViewChannel)) {
    throw refuse.missingAccess();
  }
  return channel;
}

function guildOf({ world, params }: Call): Guild {
  const guild = world.guilds.get(params.guild ?? '');
  if (!guild) throw refuse.unknownGuild();
  if (!guild.members.has(world.bot.id)) throw refuse.missingAccess();
  return guild;
}

/** Only who added which bot. */
function auditLog(call: Call): Answer {
  const guild = guildOf(call);
  const { bot } = call.world;
  const roles = guild.members.get(bot.id)?.roles ?? [];
  if (!roles.some(({ permissions }) => (permissions & P.ViewAuditLog) !== 0n))
    throw refuse.missingPermissions();
  const entry = {
    id: guild.id,
    user_id: guild.addedBy,
    target_id: bot.id,
    action_type: AuditLogEvent.BotAdd,
  };
  return ok({
    audit_log_entries: guild.addedBy ? [entry] : [],
    users: [],
    application_commands: [],
    auto_moderation_rules: [],
    guild_scheduled_events: [],
    integrations: [],
    threads: [],
    webhooks: [],
  });
}

function type(call: Call): Answer {
  const channel = channelOf(call);
  if (!may(channel, call.world.bot, P.SendMessages)) throw refuse.missingPermissions();
  channel.typing++;
  call.world.changed();
  return noContent;
}

function openDm(call: Call): Answer {
  const { recipient_id: single, recipients } = fields(call.body);
  const user = call.world.users.get(text(single) || text(list(recipients)[0]));
  if (!user) throw refuse.unknownUser();
  if (user.bot) throw refuse.cannotDm();
  return ok(channelJson(directChannel(call.world, user)));
}

function startThread(call: Call): Answer {
  const channel = channelOf(call);
  if (channel.type !== ChannelType.GuildText) throw refuse.missingPermissions();
  if (!may(channel, call.world.bot, P.CreatePublicThreads)) throw refuse.missingPermissions();
  if (!channel.messages.some((m) => m.id === call.params.message && !m.deleted))
    throw refuse.unknownMessage();
  const id = call.params.message ?? '';
  if (call.world.channels.has(id)) throw refuse.threadExists();
  return ok(channelJson(newThread(call.world, channel, text(fields(call.body).name), id)), 201);
}
