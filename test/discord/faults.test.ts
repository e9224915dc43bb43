import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { thoroughly } from '../support/thorough.ts';
import { type Discord, startDiscord } from './index.ts';

vi.setConfig({ testTimeout: 20_000 });

const question = 'What did Anwar say Japan could share with Asean?';
const about = { version: '1', startedAt: new Date() };

let real: Library;
let library: Library;
let discord: Discord;
let bot: Bot | undefined;
let asked: number;
let logged: string[];
const warnings: string[] = [];
const warned = (warning: Error) => warnings.push(warning.name);
const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);

beforeAll(async () => {
  logged = [];
  process.on('warning', warned);
  real = await openLibrary({ seedsDir: join(import.meta.dirname, '../../seeds'), dataDir: '', log });
});
afterAll(async () => {
  process.off('warning', warned);
  await real.close();
  // Such as the one of too many listeners.
  expect(warnings).toEqual([]);
});
beforeEach(() => {
  logged = [];
  asked = 0;
  bot = undefined;
  library = {
    ...real,
    ask(question) {
      asked++;
      return real.ask(question);
    },
  };
});
afterEach(async () => {
  await bot?.close();
  await discord.close();
  // The log was told of no secret that it should redact.
  const printed = logged.join('');
  expect(printed).not.toContain(discord.token);
  expect(printed).not.toContain('aW50ZXJhY3Rpb24.');
  expect(printed).not.toContain('Anwar');
});

async function start(options: Parameters<typeof startDiscord>[0] = {}): Promise<void> {
  discord = await startDiscord(options);
  await enter();
}

async function enter(patienceMs = 0): Promise<void> {
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API: discord.api });
  bot = await startBot(openApp({ config, library, log, about }), config, { patienceMs });
}

const faults = () => logged.filter((line) => JSON.parse(line).level >= 50);

/** A slash command and a direct message are answered, each once. */
async function answers(): Promise<void> {
  const before = asked;
  const slash = await discord.slash(discord.user, '/ask', { question });
  expect((await slash.settled()).text).toContain('Asean');
  const said = await discord.say(discord.user, question, { in: discord.dm(discord.user) });
  expect((await discord.answerTo(said)).text).toContain('Asean');
  await sleep(30);
  expect(asked).toBe(before + 2);
  expect(said.channel.messages.filter(({ replyTo }) => replyTo === said)).toHaveLength(1);
}

describe('after the gateway', () => {
  test.each<[string, () => void]>([
    ['closes the connection', () => discord.gateway.close(4000)],
    ['asks for a reconnect (op 7)', () => discord.gateway.reconnect()],
    ['asks to resume (op 9)', () => discord.gateway.invalidate(true)],
  ])(
    '%s the bot answers again',
    async (_, hurt) => {
      await start();
      await answers();
      const { resumed, identified } = discord.gateway;
      const hurtAt = Date.now();
      hurt();
      await discord.until(
        () => discord.gateway.resumed > resumed || discord.gateway.identified > identified,
        'a new session',
        15_000,
      );
      await answers();
      const silence = bot?.heartbeatAge() ?? Number.POSITIVE_INFINITY;
      expect(Date.now() - silence).toBeGreaterThanOrEqual(hurtAt);
      expect(faults()).toEqual([]);
    },
    20_000,
  );

  test('stops to acknowledge heartbeats it is left and joined again', async () => {
    await start({ heartbeatIntervalMs: 250 });
    await discord.until(() => (bot?.heartbeatAge() ?? 1e9) < 200, 'a heartbeat');
    discord.gateway.stopAcks();
    await discord.until(() => discord.gateway.resumed > 0, 'a resumed session', 5000);
    await answers();
    expect(faults()).toEqual([]);
  });

  test('sends the same interaction or message twice it is answered once', async () => {
    await start();
    await answers();
    discord.gateway.repeat('INTERACTION_CREATE');
    const said = await discord.say(discord.user, question, { in: discord.dm(discord.user) });
    discord.gateway.repeat('MESSAGE_CREATE');
    await discord.answerTo(said);
    await sleep(100);
    expect(asked).toBe(3);
    expect(faults()).toEqual([]);
  });

  test('was lost with events, they are replayed and answered once', async () => {
    await start();
    discord.gateway.close(4000);
    const asking = discord.slash(discord.user, '/ask', { question });
    expect((await (await asking).settled()).text).toContain('Asean');
    expect(asked).toBe(1);
  });
});

describe('when REST', () => {
  const callback = 'POST /interactions/*/*/callback';
  const edit = /^PATCH \/webhooks\//;
  const post = 'POST /channels/*/messages';

  test.each<[string, Parameters<Discord['rest']['fail']>[1]]>([
    ['answers 429 with a header', { status: 429, retryAfter: 0.1, times: 2 }],
    ['answers 429 without one', { status: 429, times: 2 }],
    ['answers 500', { status: 500, times: 2 }],
    ['answers 502', { status: 502, times: 2 }],
    ['breaks the connection', { reset: true, times: 2 }],
    ['is slow', { hang: 200, times: 2 }],
    ['does it and loses the answer', { status: 502, applied: true, times: 1 }],
  ])('%s, questions are answered all the same, and once', async (_, fault) => {
    await start();
    for (const route of [callback, edit, post]) discord.rest.fail(route, fault);
    await answers();
    await answers();
    if (discord.violations.length > 0) discord.expectViolation(/40060/);
    expect(faults()).toEqual([]);
  });

  test('refuses everything, the question is lost and the next one answered', async () => {
    await start();
    const down = discord.rest.fail(edit, { status: 500, times: 100 });
    await discord.slash(discord.user, '/ask', { question });
    await discord.until(() => faults().length > 0, 'the end of all attempts', 10_000);
    down.stop();
    await answers();
  });
});

describe('an interaction', () => {
  test('whose token has expired is given up calmly', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start();
    const { ask } = library;
    library.ask = (question) => held.then(() => ask(question));
    await discord.slash(discord.user, '/ask', { question });
    discord.advance(16 * 60_000);
    release();
    await discord.until(
      () => logged.some((line) => line.includes('Interaction expired before the reply was sent')),
      'the log',
    );
    discord.expectViolation(/./);
    expect(faults()).toEqual([]);
    library.ask = ask;
    await answers();
  });
});

describe('Discord that is down at start', () => {
  thoroughly(
    'is waited for',
    async () => {
      discord = await startDiscord();
      discord.down(1500);
      await enter(10_000);
      await answers();
      expect(logged.join('')).toContain('Retrying in 1 s.');
      expect(faults()).toEqual([]);
    },
    15_000,
  );

  test('is not waited for longer than told, nor when it refuses the bot', async () => {
    discord = await startDiscord();
    discord.down(60_000);
    await expect(enter(1500)).rejects.toThrow(/^Cannot reach /);
    const wrong = readConfig({ DISCORD_TOKEN: 'MTA.wrong.token', DISCORD_API: discord.api });
    discord.down(0);
    await sleep(10);
    logged = [];
    await expect(
      startBot(openApp({ config: wrong, library, log, about }), wrong, { patienceMs: 60_000 }),
    ).rejects.toThrow(/token/);
    expect(logged.join('')).not.toContain('Retrying in');
  }, 15_000);
});

test('nothing is left behind: no timer, connection or server', async () => {
  const held = () => {
    const counts = new Map<string, number>();
    for (const name of process.getActiveResourcesInfo()) counts.set(name, (counts.get(name) ?? 0) + 1);
    return ['Timeout', 'TCPSocketWrap', 'TCPServerWrap', 'Immediate'].map((name) => counts.get(name) ?? 0);
  };
  const before = held();
  for (let round = 0; round < 2; round++) {
    await start();
    discord.gateway.close(4000);
    await discord.until(() => discord.gateway.resumed > 0, 'a resumed session', 5000);
    await answers();
    await bot?.close();
    await discord.close();
  }
  await sleep(100);
  const after = held();
  for (const [i, count] of after.entries()) expect(count).toBeLessThanOrEqual(before[i] as number);
});
