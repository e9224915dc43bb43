/**
 * A local double of Discord, REST and gateway on 127.0.0.1, for the real discord.js client.
 *
 *   const discord = await startDiscord();
 *   const client = new Client({ intents, partials, rest: { api: discord.api } });
 *   await client.login(discord.token);                 // or: start the bot with DISCORD_API=discord.api
 *   await discord.online();                            // a client has identified and got its servers
 *   // the three lines above in one, for tests of the double: `await connect(discord)` of ./client.ts
 *
 *   const ask = await discord.slash(discord.user, '/ask', { question: 'Who won?' });   // in discord.channel
 *   ask.acknowledgedAfterMs; ask.deferred; ask.ephemeral; ask.error;
 *   const answer = await ask.settled();                // the original response, no longer "thinking…"
 *   expect(answer.text).toMatchInlineSnapshot();       // = textOf(answer): content, embeds, components
 *   expect(answer.pings).toEqual(nobody);
 *
 *   const dm = discord.dm(discord.user);
 *   await discord.slash(discord.user, '/ask', { question: '…' }, { in: dm, locale: 'pt-BR' });
 *   const said = await discord.say(discord.user, 'Who won?');           // in the direct messages
 *   const reply = await discord.answerTo(said);                         // the bot's message that answers it
 *   const asked = await discord.mention(discord.user, discord.channel, 'Who won?');
 *   await discord.reply(discord.user, reply, 'and in Portuguese?');     // { ping: false } to reply without ping
 *   await discord.edit(said, 'Who lost?');  await discord.remove(said);
 *   await discord.autocomplete(discord.user, '/ask', 'language', 'por'); // → choices
 *   const pressed = await discord.press(discord.user, answer, 'More');   // by custom_id, label or emoji
 *   await discord.select(discord.user, answer, 'custom_id', ['value']);
 *   await discord.submit(discord.user, pressed.modal, { field_custom_id: 'text' });
 *   await discord.menu(discord.user, 'Ask about this', asked);           // context menu of a message (or a user)
 *   await discord.waitForMessage(discord.channel, (m) => m.text.includes('…'));
 *   await discord.until(() => discord.registeredCommands.length > 0, 'commands');
 *
 *   await discord.close();   // throws when the bot did what Discord refuses
 *
 * **Verbs** that return an interaction resolve when the bot has acknowledged it, or when its 3 seconds are over
 * (`error`). They throw what a user could not do in Discord's own client: a command that is not registered, not
 * offered to this user or in this place, a missing or wrong option, a disabled button, a message that is not theirs
 * to see. Messages and interactions are alive: they change as the bot edits. `discord.user` is a member with the
 * permissions of everyone; `discord.admin` has Manage Server. More: `addUser`, `addGuild`, `removeBot`, `outage`, `addChannel`, `addThread`,
 * `group`, `allow`/`deny` (permissions in a channel, also of `discord.bot`).
 *
 * **Violations**: what the bot must never do (an unknown route, a body that Discord refuses, an acknowledgement that is
 * late, missing or given twice, a dead token) is answered with Discord's own error and kept in `discord.violations`.
 * `close()` throws when there are any that `discord.expectViolation(/10062/)` has not taken out. Bodies that were
 * accepted are also compared with Discord's OpenAPI description, where it is at hand, as soon as somebody looks at the
 * violations, at the latest by `close()`: the first time takes a second, which would count against the bot's three.
 * What can happen to a good bot (50001, 50007, 50013, 10008, a wrong token, faults) is only answered.
 *
 * **Faults**: `discord.rest.fail('POST /channels/*\/messages', { status: 500, times: 2 })` (a pattern with `*`, or a
 * RegExp, on `METHOD /path` below `/api/v10`; see `Fault`), `discord.gateway.close(4000)`, `.reconnect()` (op 7),
 * `.invalidate(resumable)` (op 9), `.stopAcks()`, `.repeat('MESSAGE_CREATE')`, `.down(ms)`, `discord.down(ms)` (gateway
 * and REST).
 * `discord.advance(15 * 60_000)` moves Discord's clock, so that interaction tokens expire.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { PermissionFlagsBits } from 'discord.js';
import type { Discord, NewUser, StartOptions } from './api.ts';
import { autocomplete, menu, slash } from './ask.ts';
import { registered } from './command.ts';
import { Gateway } from './gateway.ts';
import { isThread } from './permissions.ts';
import {
  directChannel,
  giveRole,
  newChannel,
  newGroup,
  newGuild,
  newRole,
  newThread,
  newUser,
  outage,
  overwrite,
  removeBot,
} from './places.ts';
import { press, select, submit } from './press.ts';
import { Rest } from './rest.ts';
import { applicationRoutes } from './routes/application.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { begin, edit, forward, react, remove, say } from './talk.ts';
import { waits } from './waits.ts';
import { World } from './world.ts';

export type * from './api.ts';
export { nobody } from './pings.ts';
export type * from './types.ts';

export async function startDiscord(options: StartOptions = {}): Promise<Discord> {
  const { token = 'MTA.test.token', locale = 'en-US', shards = 1, sessionsLeft = 1000, port = 0 } = options;
  const world = new World(options.acknowledgeWithinMs ?? 3000, options.privilegedIntents ?? 0);
  const rest = new Rest(world, token);
  const gateway = new Gateway(world, rest.server, {
    token,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    shardsRequired: options.shardsRequired ?? 1,
    identifyEveryMs: options.identifyEveryMs ?? 0,
    concurrency: shards,
    url: () => world.origin.replace('http', 'ws'),
  });
  rest.add(applicationRoutes(() => world.origin.replace('http', 'ws'), shards, sessionsLeft));
  rest.add([...commandRoutes, ...channelRoutes, ...messageRoutes, ...interactionRoutes, ...webhookRoutes]);
  rest.server.listen(port, '127.0.0.1');
  await once(rest.server, 'listening');
  // A TCP server has an address object.
  world.origin = `http://127.0.0.1:${(rest.server.address() as AddressInfo).port}`;

  const { botPermissions } = options;
  const guild = newGuild(world, {
    name: 'Library',
    locale,
    ...(botPermissions !== undefined && { botPermissions }),
  });
  const channel = newChannel(world, guild, 'general');
  const addUser = (user: NewUser = {}) => newUser(world, guild, { locale, ...user });
  const user = addUser({ name: 'Ana' });
  const admin = addUser({ name: 'Rui', permissions: PermissionFlagsBits.ManageGuild });

  const discord: Discord = {
    api: `${world.origin}/api`,
    token,
    bot: world.bot,
    guild,
    channel,
    user,
    admin,
    requests: world.requests,
    get violations() {
      return world.violations;
    },
    get interactions() {
      return [...world.interactions.values()];
    },
    get threads() {
      return [...world.channels.values()].filter(isThread);
    },
    get registeredCommands() {
      return registered(world);
    },
    rest: rest.faults,
    gateway,

    slash: (who, name, given = {}, place) => slash(world, who, name, given, { in: channel, ...place }),
    autocomplete: (who, name, option, typed, place) =>
      autocomplete(world, who, name, option, typed, { in: channel, ...place }),
    menu: (who, name, target, place) =>
      menu(world, who, name, target, { in: 'channel' in target ? target.channel : channel, ...place }),
    press: (who, message, button, place) => press(world, who, message, button, place?.locale),
    select: (who, message, customId, values, place) =>
      select(world, who, message, customId, values, place?.locale),
    submit: (who, modal, values) => submit(world, who, modal, values),

    say: async (who, text, to = {}) => say(world, who, to.in ?? directChannel(world, who), text, to),
    mention: async (who, where, text) => say(world, who, where, `<@${world.bot.id}> ${text}`),
    reply: async (who, message, text, how) =>
      say(world, who, message.channel, text, { ...how, replyTo: message }),
    begin: async (who, forum, title, text) => begin(world, who, forum, title, text),
    forward: async (who, message, to) => forward(world, who, message, to ?? directChannel(world, who)),
    edit: async (message, text) => edit(world, message, text),
    remove: async (message) => remove(world, message),
    react: async (who, message, emoji) => react(world, who, message, emoji),

    dm: (who) => directChannel(world, who),
    group: (...users) => newGroup(world, users),
    addUser,
    addGuild: (wanted = {}) => newGuild(world, wanted),
    removeBot: (where) => removeBot(world, where),
    outage: (where, there = true) => outage(world, where, there),
    addChannel: (name, where = {}) => newChannel(world, where.guild ?? guild, name, where.type),
    addThread: (parent, name = 'thread') => newThread(world, parent, name),
    addRole: ({ guild: where = guild, ...role }) => newRole(world, where, role),
    giveRole: (who, role) => {
      for (const where of world.guilds.values()) giveRole(world, where, who, role);
    },
    allow: (where, who, allow) => overwrite(world, where, who, { allow }),
    deny: (where, who, deny) => overwrite(world, where, who, { deny }),

    ...waits(world, gateway),
    advance: (ms) => world.advance(ms),
    down: (ms) => {
      gateway.down(ms);
      rest.down(ms);
    },
    forget: () => world.forget(),
    expectViolation: (pattern) => {
      const expected = world.violations.filter((violation) => pattern.test(violation));
      if (expected.length === 0)
        throw new Error(`No violation fits ${pattern}: ${world.violations.join('\n')}`);
      const left = world.violations.filter((violation) => !pattern.test(violation));
      world.violations.splice(0, Infinity, ...left);
      return expected;
    },
    close: async () => {
      world.close();
      gateway.end();
      const closed = rest.server.listening ? once(rest.server, 'close') : undefined;
      rest.server.close();
      rest.server.closeAllConnections();
      await closed;
      const found = world.violations.splice(0);
      if (found.length > 0) throw new Error(`The bot did what Discord refuses:\n  ${found.join('\n  ')}`);
    },
  };
  return discord;
}
