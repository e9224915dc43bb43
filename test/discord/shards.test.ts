import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { openStore, type Store } from '../../src/app/store/store.ts';
import { readConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { lostServers } from '../../src/discord/servers.ts';
import type { Library } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { ENGLISH, openSeeds } from '../support/botHarness.ts';
import { rowsIn } from '../support/rows.ts';
import { thoroughly } from '../support/thorough.ts';
import { type Channel, type Discord, type Guild, type StartOptions, startDiscord } from './index.ts';

vi.setConfig({ testTimeout: 20_000 });

let library: Library;
let discord: Discord;
let dataDir: string;
let store: Store;
let bot: Bot | undefined;
let logged: string[];
const log = logTo({ write: (line) => logged.push(line) }, 'info', []);

beforeAll(async () => {
  library = await openSeeds();
});
afterAll(() => library.close());
beforeEach(() => {
  logged = [];
  bot = undefined;
  dataDir = mkdtempSync(join(tmpdir(), 'footnote-'));
  store = openStore({ dataDir, log });
});
afterEach(async () => {
  await bot?.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
  await discord.close();
  expect(logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

async function start(options: StartOptions, env: Record<string, string> = {}): Promise<Bot> {
  discord = await startDiscord(options);
  return enter(env);
}

async function enter(env: Record<string, string> = {}): Promise<Bot> {
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, ...env });
  const about = { version: '1', startedAt: new Date() };
  bot = await startBot(openApp({ config, library, log, about, store }), config);
  return bot;
}

const shardOf = ({ id }: Guild, count = 2) => Number((BigInt(id) >> 22n) % BigInt(count));

/** A channel in a server of this shard of two. */
async function channelOn(shard: number): Promise<Channel & { guild: Guild }> {
  for (;;) {
    const guild = discord.addGuild({ name: `on ${shard}`, members: [discord.user] });
    if (shardOf(guild) === shard) return discord.addChannel('here', { guild }) as Channel & { guild: Guild };
    // An id begins with its millisecond.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function answers(where: Channel): Promise<void> {
  const asked = await discord.slash(discord.user, '/ask', { question: ENGLISH }, { in: where });
  expect((await asked.settled()).text).toContain('Asean');
  const said = await discord.mention(discord.user, where, ENGLISH);
  expect((await discord.answerTo(said)).text).toContain('Asean');
}

describe('shards', () => {
  test('are as many as Discord recommends, and each hears of its own servers', async () => {
    await start({ shards: 2, shardsRequired: 2 });
    expect(discord.gateway).toMatchObject({ identified: 2, connections: 2 });
    for (const shard of [0, 1]) await answers(await channelOn(shard));
    await answers(discord.dm(discord.user));
    expect(bot?.heartbeatAge()).not.toBeNull();
  });

  test('are those of SHARDS and SHARD_COUNT where these are set', async () => {
    await start({ shards: 5 }, { SHARDS: '[1]', SHARD_COUNT: '2' });
    expect(discord.gateway.identified).toBe(1);
    await answers(await channelOn(1));
    const elsewhere = await channelOn(0);
    const unheard = await discord.mention(discord.user, elsewhere, ENGLISH);
    await answers(await channelOn(1));
    expect(unheard.channel.messages).toEqual([unheard]);
  });

  const refusal = (starting: Promise<Bot>) =>
    starting.then(
      () => 'started',
      (err: unknown) => String(err),
    );

  test('that are too few are one clear sentence', async () => {
    expect(await refusal(start({ shardsRequired: 2 }, { SHARD_COUNT: '1' }))).toBe(
      'StartError: The bot is in too many servers for SHARD_COUNT=1: raise it, or leave it unset and the bot asks Discord for the number.',
    );
    await discord.close();
    const { gone } = await start({});
    discord.gateway.close(4011);
    expect((await gone).message).toBe(
      'The bot is in too many servers for its number of shards: restart it, and it asks Discord for a new number.',
    );
  });

  test('that there are not are one clear sentence', async () => {
    const { gone } = await start({});
    discord.gateway.close(4010);
    expect((await gone).message).toBe('Discord reports an invalid shard: check SHARDS and SHARD_COUNT.');
  });

  test('for which there are no sessions left are one clear sentence', async () => {
    expect(await refusal(start({ shards: 2, sessionsLeft: 1 }))).toMatch(
      /^StartError: Session start limit reached: the bot needs 2 sessions, and Discord allows 1 until \d{4}-\d\d-\d\dT\S+Z\.$/,
    );
  });
});

describe('a server that removed the bot while it was not there', () => {
  const keptOf = () => rowsIn(dataDir, 'SELECT DISTINCT server FROM answers ORDER BY server');

  test('takes with it what was kept; one with an outage, and those of other shards, do not', async () => {
    await start({ shards: 2 });
    const [gone, foreign] = [await channelOn(0), await channelOn(1)];
    for (const where of [gone, foreign, discord.channel]) await answers(where);
    await bot?.close();
    // Nobody is told of it.
    for (const { guild } of [gone, foreign]) discord.removeBot(guild);
    discord.outage(discord.guild);
    await enter({ SHARDS: '[0]', SHARD_COUNT: '2' });
    const left = [foreign.guild.id, discord.guild.id].sort();
    expect(keptOf()).toEqual(left.map((server) => ({ server })));
    await bot?.close();
    await enter();
    expect(keptOf()).toEqual([{ server: discord.guild.id }]);
  });

  thoroughly('or while it had lost its session', async () => {
    await start({});
    const gone = await channelOn(0);
    await answers(gone);
    gone.guild.members.delete(discord.bot.id);
    discord.gateway.invalidate(false);
    await discord.until(() => discord.gateway.identified === 2, 'a new session', 15_000);
    await discord.until(() => keptOf().length === 0, 'what was kept to be gone');
  });

  test('is known by the list of the shard that would have it', () => {
    const known = ['4194304', '8388608', '12582912'];
    const guilds = [{ id: '12582912', unavailable: true }];
    expect(lostServers({ guilds, shard: [0, 2] }, known)).toEqual(['8388608']);
    expect(lostServers({ guilds, shard: [1, 2] }, known)).toEqual(['4194304']);
    expect(lostServers({ guilds }, known)).toEqual(['4194304', '8388608']);
  });
});
