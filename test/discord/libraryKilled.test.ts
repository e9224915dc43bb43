import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { type Child, launchIn } from '../soak/child.ts';
import { POSTGRES, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { thoroughly } from '../support/thorough.ts';
import { type Channel, type Discord, type Guild, startDiscord, type User } from './index.ts';

const LONG = { timeout: 300_000 };
const textOf = (at: number) =>
  `Ferry ${at}\n\nThe ferry number ${at} of Alder Bay leaves at quarter past ${at + 1} o’clock.\n`;

let discord: Discord;
let folder: string;
let guild: Guild;
let channel: Channel;
let manager: User;
let running: Child[];

beforeEach(async () => {
  // How quick it is is tried elsewhere.
  discord = await startDiscord({ acknowledgeWithinMs: 30_000 });
  folder = mkdtempSync(join(tmpdir(), 'footnote-killed-'));
  running = [];
  guild = discord.addGuild({ name: 'Guild' });
  channel = discord.addChannel('general', { guild });
  manager = discord.addUser({ name: 'Eva', guilds: [guild], permissions: PermissionFlagsBits.ManageGuild });
});
afterEach(async () => {
  for (const child of running) {
    child.process.kill('SIGKILL');
    await child.ended;
  }
  // What was killed had acknowledged what it then did not answer.
  await discord.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<Child> {
  const { connections } = discord.gateway;
  const child = await launchIn(discord, env);
  running.push(child);
  await discord.until(() => discord.gateway.connections > connections, 'a session', 60_000);
  await discord.until(() => child.printed().includes('Answering in Discord'), 'a bot', 60_000);
  return child;
}

const add = async (at: number) => {
  const file = { filename: `ferry-${at}.txt`, data: textOf(at) };
  const asked = await discord.slash(manager, '/library add', { file }, { in: channel });
  return (await asked.settled(30_000)).text;
};
/** All pages of it. */
const list = async () => {
  const shown: string[] = [];
  for (let page = 1, last = 1; page <= last; page++) {
    const listed = await discord.slash(manager, '/library list', { page }, { in: channel });
    const { text } = await listed.settled(30_000);
    shown.push(text);
    last = Number(/Page \d+ of (\d+)/.exec(text)?.[1] ?? 1);
  }
  return shown.join('\n');
};
const ask = async (question: string) =>
  (await (await discord.slash(manager, '/ask', { question }, { in: channel })).settled(30_000)).text;

describe('npm start, killed at any moment', () => {
  thoroughly('loses nothing that was confirmed', LONG, async () => {
    const dataDir = join(folder, 'data');
    const confirmed: number[] = [];
    let at = 0;
    for (let round = 0; round < 6; round++) {
      const child = await start({ DATA_DIR: dataDir });
      let killed = false;
      const adding = (async () => {
        while (!killed && at < 200) {
          const mine = at++;
          const said = await add(mine).catch(() => '');
          if (said.includes('1 article added')) confirmed.push(mine);
        }
      })();
      const before = confirmed.length;
      await discord.until(() => confirmed.length >= before + 2, 'two that are confirmed', 60_000);
      await sleep(Math.random() * 400);
      killed = true;
      child.process.kill('SIGKILL');
      await child.ended;
      await Promise.race([adding, sleep(1000)]);
    }
    expect(confirmed.length).toBeGreaterThanOrEqual(12);
    await start({ DATA_DIR: dataDir });
    const listed = await list();
    for (const mine of confirmed) {
      expect(listed).toContain(` ferry-${mine}.txt`);
      const path = join(dataDir, 'library', guild.id, `ferry-${mine}.txt`);
      expect(readFileSync(path, 'utf8')).toBe(textOf(mine));
    }
    const last = confirmed.at(-1) ?? 0;
    expect(await ask(`When does the ferry number ${last} leave?`)).toContain(`quarter past ${last + 1}`);
  });
});

describe.skipIf(POSTGRES === null)('npm start, twice, over one database', () => {
  let server: PostgresServer;
  beforeEach(async () => {
    server = await startPostgres();
  }, 60_000);
  afterEach(() => server.remove(), 60_000);

  thoroughly(
    'what is added through one is in the folder of both, and is answered by whoever is left',
    LONG,
    async () => {
      const url = await server.makeDatabase();
      const dataDirs = ['a', 'b'].map((name) => join(folder, name));
      for (const DATA_DIR of dataDirs) await start({ DATA_DIR, DATABASE_URL: url });
      await discord.until(
        () => running.every((one) => one.printed().includes('Joined the replicas')),
        'replicas',
      );
      expect(await add(7)).toContain('1 article added');
      const inBoth = (path: string) =>
        dataDirs.map((dir) => existsSync(join(dir, 'library', guild.id, path)));
      await expect.poll(() => inBoth('ferry-7.txt'), { timeout: 20_000 }).toEqual([true, true]);
      // What it has not noted as done is done again by the other one, also after the removal below: that brings nothing back.
      const [first] = running;
      first?.process.kill('SIGKILL');
      await first?.ended;
      await expect
        .poll(() => ask('When does the ferry number 7 leave?'), { timeout: 60_000 })
        .toContain('quarter past 8');
      const removed = await discord.slash(
        manager,
        '/library remove',
        { article: 'ferry-7.txt' },
        { in: channel },
      );
      expect((await removed.settled(30_000)).text).toContain('1 article removed');
      await expect.poll(() => inBoth('ferry-7.txt')[1], { timeout: 20_000 }).toBe(false);
      // The one that was away finds out when it is back.
      await start({ DATA_DIR: dataDirs[0] ?? '', DATABASE_URL: url });
      await expect.poll(() => inBoth('ferry-7.txt')[0], { timeout: 20_000 }).toBe(false);
    },
  );
});
