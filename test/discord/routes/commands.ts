import { checkCommand, checkCommands } from '../check-commands.ts';
import { commandJson, commandsOf, store } from '../command.ts';
import { refuse } from '../errors.ts';
import { fields, list } from '../json.ts';
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts';
import type { Guild } from '../types.ts';
import type { StoredCommand } from '../world.ts';

/** Commands, global and of a server. */
export const commandRoutes: Route[] = [
  ...routesUnder('/applications/:application/commands'),
  ...routesUnder('/applications/:application/guilds/:guild/commands'),
];

function routesUnder(path: string): Route[] {
  const one = `${path}/:command`;
  return [
    { method: 'GET', path, handle: (call) => ok(all(call)) },
    { method: 'PUT', path, handle: replaceAll },
    { method: 'POST', path, handle: create },
    { method: 'GET', path: one, handle: (call) => ok(commandJson(find(call), call.world, true)) },
    { method: 'PATCH', path: one, handle: change },
    { method: 'DELETE', path: one, handle: remove },
  ];
}

function all(call: Call): object[] {
  const localized = call.query.get('with_localizations') === 'true';
  return commandsOf(call.world, guildOf(call)).map((command) => commandJson(command, call.world, localized));
}

function replaceAll(call: Call): Answer {
  const guild = guildOf(call);
  const bodies = list(call.body).map(fields);
  checkCommands(bodies);
  const kept = bodies.map((body) => store(call.world, guild, body));
  for (const old of commandsOf(call.world, guild)) {
    if (!kept.includes(old)) call.world.commands.delete(old.id);
  }
  return ok(kept.map((command) => commandJson(command, call.world, true)));
}

function create(call: Call): Answer {
  const guild = guildOf(call);
  const body = fields(call.body);
  checkCommand(body);
  const before = commandsOf(call.world, guild).length;
  const command = store(call.world, guild, body);
  const isNew = commandsOf(call.world, guild).length > before;
  return ok(commandJson(command, call.world, true), isNew ? 201 : 200);
}

function change(call: Call): Answer {
  const command = find(call);
  const body = { ...command.body, ...fields(call.body) };
  checkCommand(body);
  command.body = body;
  command.version = call.world.snowflake();
  return ok(commandJson(command, call.world, true));
}

function remove(call: Call): Answer {
  call.world.commands.delete(find(call).id);
  return noContent;
}

function find(call: Call): StoredCommand {
  const guild = guildOf(call);
  const command = call.world.commands.get(call.params.command ?? '');
  if (!command || command.guild !== guild) throw refuse.unknownCommand();
  return command;
}

function guildOf({ world, params }: Call): Guild | undefined {
  if (params.application !== world.bot.id) throw refuse.unknownApplication();
  if (params.guild === undefined) return undefined;
  const guild = world.guilds.get(params.guild);
  if (!guild?.members.has(world.bot.id)) throw refuse.missingAccess();
  return guild;
}
