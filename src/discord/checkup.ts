import {
  type APIApplication,
  type APIUser,
  ApplicationFlags,
  DiscordAPIError,
  PermissionFlagsBits,
  PermissionsBitField,
  REST,
  type RESTGetAPICurrentUserGuildsResult,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import type { Finding } from '../app/finding.ts';
import { type ConnectionSettings, startProblem } from './connection.ts';

/**
 * Looks at what Discord says of the bot, over its REST API alone: the token, the intent that it asks for, the sessions left, the
 * servers and what the bot may do there. A bot that runs is not disturbed. Ends after the first thing without which the rest cannot be seen.
 */
export async function* checkDiscord(settings: ConnectionSettings): AsyncGenerator<Finding> {
  const { token, api } = settings;
  if (token === null) {
    yield { about: 'Discord', state: 'note', found: 'no DISCORD_TOKEN: the bot answers in the terminal' };
    return;
  }
  const rest = new REST({ timeout: TIMEOUT_MS, retries: 1, ...(api && { api }) }).setToken(token);
  const get = async <T>(route: `/${string}`, query?: URLSearchParams) =>
    (await rest.get(route, { ...(query && { query }) })) as T;
  try {
    const [{ username }, { id, flags }] = await Promise.all([
      get<APIUser>(Routes.user()),
      get<APIApplication>(Routes.currentApplication()),
    ]);
    yield { about: 'Token', state: 'good', found: `accepted; the bot is called ${username}` };
    if (settings.messageContent) yield messageContent(flags);
    yield sessions(await get(Routes.gatewayBot()), settings.shards?.ids.length);
    const query = new URLSearchParams({ limit: String(MOST_SERVERS) });
    yield* servers(await get(Routes.userGuilds(), query), id);
  } catch (err) {
    const answered = err instanceof DiscordAPIError;
    yield {
      about: 'Discord',
      state: 'bad',
      found: startProblem(err, settings).message,
      ...(!answered && {
        todo: `Look whether this machine reaches ${api ?? 'https://discord.com'}: name resolution, firewall.`,
      }),
    };
  }
}

/** Without it the gateway would refuse the bot. */
function messageContent(flags: number): Finding {
  const about = 'Message Content Intent (MESSAGE_CONTENT)';
  const { GatewayMessageContent: approved, GatewayMessageContentLimited: below100Servers } = ApplicationFlags;
  if (flags & (approved | below100Servers)) return { about, state: 'good', found: 'turned on' };
  return {
    about,
    state: 'bad',
    found: 'not turned on for the application, so Discord would refuse the bot',
    todo: 'Turn it on at https://discord.com/developers/applications (Bot page), or unset MESSAGE_CONTENT.',
  };
}

function sessions({ shards, session_start_limit: limit }: RESTGetAPIGatewayBotResult, own = shards): Finding {
  const { remaining, reset_after: resetMs } = limit;
  const found = `${own} to begin, and Discord allows ${remaining} more until tomorrow`;
  if (remaining >= own) return { about: 'Sessions', state: 'good', found };
  const hours = Math.ceil(resetMs / 3_600_000);
  return {
    about: 'Sessions',
    state: 'bad',
    found,
    todo: `Wait ${hours} ${hours === 1 ? 'hour' : 'hours'}; then see why the bot began so often.`,
  };
}

function* servers(all: RESTGetAPICurrentUserGuildsResult, id: string): Generator<Finding> {
  const invite = `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot%20applications.commands&permissions=${NEEDED | OPTIONAL}`;
  if (all.length === 0) {
    const todo = `Open this link and choose a server: ${invite}`;
    yield { about: 'Servers', state: 'note', found: 'the bot is in none yet', todo };
    return;
  }
  const count = all.length < MOST_SERVERS ? `${all.length}` : `${MOST_SERVERS} or more`;
  const found = `the bot is in ${count}`;
  const lacking = missing(all, NEEDED);
  if (lacking) {
    yield {
      about: 'Servers',
      state: 'note',
      found: `${found}; its role lacks something in ${lacking}`,
      todo: `Give its role there what is missing, or invite it again: ${invite}`,
    };
  } else yield { about: 'Servers', state: 'good', found: `${found}, and its role may do all it needs` };
  const optional = missing(all, OPTIONAL);
  if (optional) {
    yield {
      about: 'Optional permissions',
      state: 'note',
      found: `its role is without ${optional}`,
      todo: `Nothing has to be done: docs/setup.md, “Permissions”, says what it does without each. To give them: ${invite}`,
    };
  }
}

/** The servers where the role of the bot lacks some of these permissions, each with those; empty where it lacks none. */
function missing(all: RESTGetAPICurrentUserGuildsResult, wanted: bigint): string {
  const lacking = all.flatMap(({ name, permissions }) => {
    const names = new PermissionsBitField(BigInt(permissions)).missing(wanted);
    return names.length > 0 ? [`${name} (${names.join(', ')})`] : [];
  });
  return `${lacking.slice(0, SHOWN).join(', ')}${lacking.length > SHOWN ? ' and others' : ''}`;
}

// Both together are what the invitation asks for (see docs/setup.md).
const NEEDED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;
const OPTIONAL =
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ViewAuditLog;

const TIMEOUT_MS = 5000;

/** As many as Discord lists at a time. */
const MOST_SERVERS = 200;
const SHOWN = 5;
