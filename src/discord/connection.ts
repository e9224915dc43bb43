import {
  type APIApplicationCommand,
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  type GuildMember,
  HTTPError,
  Options,
  Partials,
  type RESTOptions,
  SimpleIdentifyThrottler,
  type User,
  type WebSocketOptions,
} from 'discord.js';
import type { Replicas } from '../app/replicas.ts';
import type { Log } from '../ops/log.ts';
import { StartError } from '../util/startError.ts';
import { within } from '../util/within.ts';
import type { MessageCommand, SlashCommand } from './command.ts';

const LEAVE_MS = 2000;
const SILENCE_MS = 60_000;

/** What the bot must know to reach Discord. */
export interface ConnectionSettings {
  token: string | null;
  /** Base address of the API without a trailing slash; null: Discord's own. */
  api: string | null;
  /** The shards of this process, and how many there are in all; null: all that Discord recommends. */
  shards: { ids: number[]; count: number } | null;
  /** Ask for the text of all messages. */
  messageContent: boolean;
}

/** A client with the settings that this bot needs; not connected yet. */
export function openClient(
  { api, shards, messageContent }: ConnectionSettings,
  makeRequest: RESTOptions['makeRequest'],
  replicas: Pick<Replicas, 'identify'>,
): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Direct messages come from channels that the client has not seen before, and old messages are edited and deleted.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    ws: { buildIdentifyThrottler: throttleOver(replicas) },
    // As many as Discord recommends: it wants a second one from 2,500 servers on.
    ...(shards ? { shards: [...shards.ids], shardCount: shards.count } : { shards: 'auto' }),
    // Events wait for all servers to be there; past 3 s their interactions could not be acknowledged.
    waitGuildTimeout: 2000,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 20,
      UserManager: { maxSize: 2000, keepOverLimit: isOwn },
      GuildMemberManager: { maxSize: 100, keepOverLimit: isOwn },
    }),
    // Every person who writes directly is a channel with messages of its own.
    sweepers: { ...Options.DefaultSweeperSettings, messages: { interval: 60, lifetime: 300 } },
    rest: {
      // One for each interaction; the default is an hour.
      handlerSweepInterval: 60_000,
      makeRequest,
      ...(api && { api }),
    },
  });
}

/** Shards identify one after the other: in this process, as discord.js has it by itself, and over all replicas. */
function throttleOver({
  identify,
}: Pick<Replicas, 'identify'>): NonNullable<WebSocketOptions['buildIdentifyThrottler']> {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    const here = new SimpleIdentifyThrottler(limit.max_concurrency);
    return {
      async waitForIdentify(shard, signal) {
        await here.waitForIdentify(shard, signal);
        await identify(shard, limit.max_concurrency, signal);
      },
    };
  };
}

function isOwn({ id, client }: User | GuildMember): boolean {
  return id === client.user.id;
}

/** Logs in and waits until the client is ready. Rejects when it is refused or nothing happens for a minute. */
export async function connect(client: Client, config: ConnectionSettings): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  const silence = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error('no response')), SILENCE_MS);
    client.on(Events.ShardReady, () => timer.refresh());
    void ready.then(() => clearTimeout(timer));
  });
  await Promise.race([client.login(config.token ?? '').then(() => ready), silence]);
}

/** Milliseconds since the most silent shard was last heard; null until all of them have been. */
export function openHeartbeat(client: Client): () => number | null {
  const heard = new Map<number, number>();
  const hear = (shard: number) => heard.set(shard, Date.now());
  client.on(Events.ShardReady, hear);
  client.on(Events.ShardResume, hear);
  return () => {
    const times = client.ws.shards.map(({ id, lastPingTimestamp }) =>
      Math.max(heard.get(id) ?? -1, heard.has(id) ? lastPingTimestamp : -1),
    );
    const longest = Math.min(...times);
    return times.length === 0 || longest < 0 ? null : Math.max(0, Date.now() - longest);
  };
}

/** Disconnects. Bounded, because `destroy()` in the middle of a reconnect never ends. */
export async function leave(client: Client): Promise<void> {
  await within(LEAVE_MS, client.destroy());
}

/** Registers the commands if Discord has different ones: it allows only 200 new ones a day. */
export async function registerCommands(
  client: Client,
  commands: readonly (SlashCommand | MessageCommand)[],
  log: Log,
): Promise<void> {
  const manager = client.application?.commands;
  if (!manager) throw new Error('The client has no application yet');
  const registered = await manager.fetch({ withLocalizations: true });
  const same =
    registered.size === commands.length &&
    commands.every(({ data }) =>
      registered.find(({ name }) => name === data.name)?.equals(data as APIApplicationCommand, true),
    );
  if (same) return;
  await manager.set(commands.map(({ data }) => data));
  log.info({ commands: commands.map(({ data }) => data.name) }, 'Commands registered');
}

/** Whether a retry may help: the network or Discord is down, and nothing was rejected. */
export function isRetryable({ cause }: StartError): boolean {
  if (tokenRefused(cause) || cause instanceof DiscordAPIError) return false;
  if (cause instanceof HTTPError) return cause.status >= 500;
  const { message = '', code } = cause as NodeJS.ErrnoException;
  const network = /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code ?? '');
  return network || message === 'no response' || /socket|network|aborted|timeout|fetch failed/i.test(message);
}

/** Why the bot could not connect, or was disconnected for good, in one sentence for whoever runs it. */
export function startProblem(error: unknown, config: ConnectionSettings): StartError {
  const { message } = error instanceof Error ? error : new Error(String(error));
  return new StartError(sentence(error, message, config), { cause: error });
}

/** That Discord rejected the token, though it had accepted it before. */
export function tokenProblem(): StartError {
  return new StartError(REFUSED_TOKEN);
}

const REFUSED_TOKEN =
  'Discord rejected the token: check DISCORD_TOKEN, or reset it at https://discord.com/developers/applications.';

/** As discord.js words it. */
const NO_SESSIONS = /spawn (?<needed>\d+) shards; only (?<left>\d+) remaining; resets at (?<until>\S+)/;

// The gateway's errors arrive as plain ones: discord.js gives them no code.
function sentence(error: unknown, message: string, config: ConnectionSettings): string {
  const place = config.api ?? 'Discord';
  if (tokenRefused(error) || says(message, /authentication failed/i, GatewayCloseCodes.AuthenticationFailed))
    return REFUSED_TOKEN;
  if (says(message, /disallowed intents/i, GatewayCloseCodes.DisallowedIntents))
    return config.messageContent
      ? 'Discord does not let the bot read messages (MESSAGE_CONTENT=1): turn on the Message Content Intent at https://discord.com/developers/applications, or unset MESSAGE_CONTENT.'
      : 'Discord rejected the bot’s intents (Guilds, Guild Messages and Direct Messages): check its settings at https://discord.com/developers/applications.';
  if (says(message, /invalid intents/i, GatewayCloseCodes.InvalidIntents))
    return 'Discord reports invalid intents: update the bot.';
  if (says(message, /invalid shard/i, GatewayCloseCodes.InvalidShard))
    return 'Discord reports an invalid shard: check SHARDS and SHARD_COUNT.';
  if (says(message, /sharding is required/i, GatewayCloseCodes.ShardingRequired))
    return config.shards
      ? `The bot is in too many servers for SHARD_COUNT=${config.shards.count}: raise it, or leave it unset and the bot asks Discord for the number.`
      : 'The bot is in too many servers for its number of shards: restart it, and it asks Discord for a new number.';
  const spent = NO_SESSIONS.exec(message)?.groups;
  if (spent)
    return `Session start limit reached: the bot needs ${spent.needed} sessions, and Discord allows ${spent.left} until ${spent.until}.`;
  if (error instanceof DiscordAPIError)
    return `${place} rejected the bot: ${message} (HTTP ${error.status}).`;
  return `Cannot reach ${place}: ${message}.`;
}

function tokenRefused(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  return error instanceof DiscordAPIError && error.status === 401;
}

function says(message: string, words: RegExp, code: GatewayCloseCodes): boolean {
  return words.test(message) || message === `Closed with ${code}`;
}
