import {
  type APIApplication,
  type APIUser,
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
 * Looks at what Discord says of the bot, over its REST API alone: the token, the sessions left, the servers and what the bot may do
 * there. A bot that runs is not disturbed. Ends after the first thing without which the rest cannot be seen.
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
    const [{ username }, { id }] = await Promise.all([
      get<APIUser>(Routes.user()),
      get<APIApplication>(Routes.currentApplication()),
    ]);
    yield { about: 'Token', state: 'good', found: `accepted; the bot is called ${username}` };
    yield sessions(await get(Routes.gatewayBot()), settings.shards?.ids.length);
    const query = new URLSearchParams({ limit: String(MOST_SERVERS) });
    yield* servers(await get(Routes.userGuilds(), query), id);
  } catch (err) {
    yield { about: 'Discord', state: 'bad', found: startProblem(err, settings).message };
  }
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
  const invite = `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot%20applications.commands&permissions=${NEEDED}`;
  if (all.length === 0) {
    const todo = `Open this link and choose a server: ${invite}`;
    yield { about: 'Servers', state: 'note', found: 'the bot is in none yet', todo };
    return;
  }
  const lacking = all.flatMap(({ name, permissions }) => {
    const missing = new PermissionsBitField(BigInt(permissions)).missing(NEEDED);
    return missing.length > 0 ? [`${name} (${missing.join(', ')})`] : [];
  });
  const count = all.length < MOST_SERVERS ? `${all.length}` : `${MOST_SERVERS} or more`;
  const found = `the bot is in ${count}`;
  if (lacking.length === 0) {
    yield { about: 'Servers', state: 'good', found: `${found}, and its role may do all it needs` };
    return;
  }
  yield {
    about: 'Servers',
    state: 'note',
    found: `${found}; its role lacks something in ${lacking.slice(0, SHOWN).join(', ')}${lacking.length > SHOWN ? ' and others' : ''}`,
    todo: `Give its role there what is missing, or invite it again: ${invite}`,
  };
}

/** What the invitation asks for (see docs/setup.md). */
const NEEDED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;

const TIMEOUT_MS = 5000;

/** As many as Discord lists at a time. */
const MOST_SERVERS = 200;
const SHOWN = 5;
