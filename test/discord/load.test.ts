import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { thoroughly } from '../support/thorough.ts';
import { type Discord, type Interaction, startDiscord } from './index.ts';

const question = 'What did Anwar say Japan could share with Asean?';

let seedsDir: string;
let library: Library;
let discord: Discord;
let bot: Bot;
let logged: string[];
const log = logTo({ write: (line) => logged.push(line) }, 'warn', []);

beforeAll(async () => {
  logged = [];
  seedsDir = await mkdtemp(join(tmpdir(), 'load-'));
  await cp(join(import.meta.dirname, '../../seeds'), seedsDir, { recursive: true });
  library = await openLibrary({ seedsDir, dataDir: '', log });
});
afterAll(async () => {
  await library.close();
  await rm(seedsDir, { recursive: true });
});
beforeEach(async () => {
  // How fast it is, `npm run soak` tells: here the double, the bot and other tests share two cores.
  discord = await startDiscord({ acknowledgeWithinMs: 15_000 });
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API: discord.api });
  bot = await startBot(
    openApp({ config, library, log, about: { version: '1', startedAt: new Date() } }),
    config,
  );
});
afterEach(async () => {
  await bot.close();
  await discord.close();
  expect(logged).toEqual([]);
});

// Each by another user: one alone is slowed down.
const ask = () => discord.slash(discord.addUser(), '/ask', { question });

async function answered(all: Interaction[]): Promise<void> {
  for (const one of all) expect((await one.settled(30_000)).text).toContain('Asean');
  expect(new Set(all).size).toBe(all.length);
}

thoroughly(
  '100 questions at once are all answered',
  async () => {
    await answered(await Promise.all(Array.from({ length: 100 }, ask)));
  },
  40_000,
);

test('questions during a reindex are answered, and none is lost', async () => {
  const text = Array.from({ length: 400 }, (_, i) => `The fox of village ${i} went out on a chilly night.`);
  await writeFile(join(seedsDir, 'new.txt'), text.join('\n\n'));
  let done = false;
  const reindex = library.rebuild().finally(() => {
    done = true;
  });
  const all: Interaction[] = [];
  while (!done) all.push(await ask());
  expect((await reindex).added).toEqual(['new.txt']);
  expect(all.length).toBeGreaterThan(2);
  await answered(all);
}, 40_000);
