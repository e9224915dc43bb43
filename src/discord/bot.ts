import { Events, GatewayDispatchEvents, type GatewayReadyDispatchData } from 'discord.js';
import type { App } from '../app/app.ts';
import type { Claim } from '../app/replicas.ts';
import { openWatchdog } from '../ops/watchdog.ts';
import { type Clock, retryFor, retryForever } from '../util/backoff.ts';
import { openDeduplicator } from '../util/deduplicator.ts';
import { StartError } from '../util/startError.ts';
import { within } from '../util/within.ts';
import type { ConnectionSettings } from './connection.ts';
import {
  connect,
  isRetryable,
  leave,
  openClient,
  openHeartbeat,
  registerCommands,
  startProblem,
  tokenProblem,
} from './connection.ts';
import { openDirectory } from './directory.ts';
import { onInteraction } from './interactions.ts';
import { openConversation } from './messages.ts';
import { BUTTONS, MESSAGE_COMMANDS, SLASH_COMMANDS } from './registry.ts';
import { lostServers } from './servers.ts';
import { openSharedLibraries } from './sharedLibraries.ts';
import { openTelling } from './telling.ts';
import { welcome } from './welcome.ts';
import { openWire } from './wire.ts';

export interface Bot {
  /** Finishes what is being answered, at most for a few seconds, and leaves Discord. */
  close(): Promise<void>;
  /** Resolves with the reason when Discord has disconnected the bot for good, or has been silent for too long. */
  gone: Promise<StartError>;
  /** Milliseconds since the gateway was last heard. */
  heartbeatAge(): number | null;
  /** Whether the bot's requests get through to Discord. */
  sending(): boolean;
}

const DRAIN_MS = 5000;

/** How startBot goes about it: for how long it tries, until when, and by which clock. */
interface StartOptions {
  patienceMs?: number;
  signal?: AbortSignal;
  clock?: Clock;
}

/**
 * Connects to Discord and answers there. Rejects with a StartError when Discord refuses the bot, or cannot be reached
 * for `patienceMs` (0).
 */
export async function startBot(
  app: App,
  config: ConnectionSettings,
  { patienceMs = 0, signal = new AbortController().signal, clock }: StartOptions = {},
): Promise<Bot> {
  const again = (err: unknown, wait: number) => {
    if (!(err instanceof StartError && isRetryable(err))) return false;
    app.log.warn(`${err.message} Retrying in ${Math.ceil(wait / 1000)} s.`);
    return true;
  };
  return retryFor(patienceMs, () => startOnce(app, config), again, signal, clock);
}

async function startOnce(app: App, config: ConnectionSettings): Promise<Bot> {
  const { log, replicas } = app;
  const offers = { commands: SLASH_COMMANDS, messageCommands: MESSAGE_COMMANDS, buttons: BUTTONS };
  const leaving = new AbortController();
  const { api, token } = config;
  const wire = openWire({ token: token ?? '', ...(api && { api }) }, leaving.signal);
  const client = openClient(config, wire.makeRequest, replicas);
  const known = { ...app, shared: openSharedLibraries(app, openDirectory(client)) };
  const conversation = openConversation(known);
  const heartbeatAge = openHeartbeat(client);
  const isNew = openDeduplicator();
  const working = new Set<Promise<void>>();
  let closing = false;

  function track({ id }: { id: string }, work: () => Promise<void>): void {
    if (isNew(id)) run(work);
  }

  function run(work: () => Promise<void>): void {
    if (closing) return;
    const running = work()
      .catch((err: unknown) => log.error({ err }, 'Failed to handle a Discord event'))
      .finally(() => working.delete(running));
    working.add(running);
  }

  client.on(Events.InteractionCreate, (interaction) => {
    const work = async (claim: Claim) => {
      if (claim.takenOver) wire.takeOver(interaction.id);
      await onInteraction(interaction, known, offers, claim);
    };
    track(interaction, () => replicas.once(interaction.id, work));
  });
  client.on(Events.MessageCreate, (message) => track(message, () => conversation.onMessage(message)));
  client.on(Events.MessageUpdate, (old, message) => run(() => conversation.onEdit(message, old)));
  client.on(Events.GuildCreate, (guild) => run(() => welcome(guild, app)));
  // What these forget is the same in every replica, and forgotten twice is forgotten. An outage is another event: here the server has
  // removed the bot. Its settings stay, in case it comes back.
  client.on(Events.GuildDelete, ({ id }) =>
    run(async () => {
      await Promise.all([app.feedback.forgetServer(id), app.shelf.leave(id), app.synonyms.leave(id)]);
    }),
  );
  client.on(Events.GuildCreate, ({ id }) =>
    run(async () => void (await Promise.all([app.shelf.comeBack(id), app.synonyms.comeBack(id)]))),
  );
  client.ws.on(GatewayDispatchEvents.Ready, (ready: GatewayReadyDispatchData) =>
    run(async () => {
      for (const id of lostServers(ready, await app.feedback.servers())) await app.feedback.forgetServer(id);
      for (const kept of [app.shelf, app.synonyms]) {
        const servers = await kept.servers();
        for (const id of lostServers(ready, servers)) await kept.leave(id);
        for (const { id } of ready.guilds) if (servers.includes(id)) await kept.comeBack(id);
      }
    }),
  );
  client.on(Events.MessageDelete, (message) => run(() => conversation.onDelete(message)));
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const message of messages.values()) run(() => conversation.onDelete(message));
  });
  client.on(Events.Error, (err) => log.error({ err }, 'Discord client error'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.on(Events.ShardError, (err) => log[client.isReady() ? 'warn' : 'debug']({ err }, 'Gateway error'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'Reconnecting to Discord'));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'Reconnected to Discord'));
  const refused = new Promise<StartError>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) =>
      resolve(startProblem(new Error(`Closed with ${code}`), config)),
    );
    client.on(Events.Invalidated, () => resolve(new StartError('Discord invalidated the bot’s session.')));
  });

  await connect(client, config).catch(async (err: unknown) => {
    log.debug({ err }, 'Failed to connect to Discord');
    leaving.abort();
    await leave(client);
    throw startProblem(err, config);
  });
  const register = () => registerCommands(client, [...SLASH_COMMANDS, ...MESSAGE_COMMANDS], log);
  const notRegistered = (err: unknown) => log.error({ err }, 'Failed to register the commands');
  await register().catch((err: unknown) => {
    notRegistered(err);
    if (isRetryable(startProblem(err, config))) void retryForever(register, leaving.signal, notRegistered);
  });
  const telling = openTelling(client, app, run);
  const watchdog = openWatchdog(heartbeatAge);
  const silent = watchdog.expired.then(() => new StartError('Discord’s gateway stopped responding.'));
  log.info({ servers: client.guilds.cache.size }, `Answering in Discord as ${client.user?.tag}`);

  return {
    gone: Promise.race([refused, silent, wire.refused.then(tokenProblem)]),
    heartbeatAge,
    sending: wire.works,
    async close() {
      log.info('Shutting down');
      closing = true;
      replicas.retire();
      leaving.abort();
      watchdog.stop();
      telling.stop();
      await within(DRAIN_MS, Promise.allSettled(working));
      await leave(client);
    },
  };
}
