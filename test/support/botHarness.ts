import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import type { RateLimits } from '../../src/app/rateLimit.ts';
import { alone, type Replicas } from '../../src/app/replicas.ts';
import { openShelves } from '../../src/app/shelf/open.ts';
import type { Shelf } from '../../src/app/shelf/shelf.ts';
import { openStore, type Store } from '../../src/app/store/store.ts';
import { readConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { measure } from '../../src/ops/metrics.ts';
import type { Web } from '../../src/web/collect.ts';
import { type Discord, type StartOptions, startDiscord } from '../discord/index.ts';
import { type Fixtures, openFixtures, scripted } from './fixtures.ts';

/** A bot with a data folder of its own in the double of Discord, which can be restarted. */
export interface BotHarness {
  readonly discord: Discord;
  readonly bot: Bot;
  readonly dataDir: string;
  /** Not where nothing is kept. */
  readonly store: Store;
  /** The log's lines. */
  readonly logged: string[];
  /** How many questions ended so, by the metrics. */
  counted(outcome: string): Promise<number>;
  /** What was logged as a fault. */
  faults(): string[];
  /** Stops the bot, and starts one that knows nothing but what is in the data folder. `meanwhile` there is none. */
  restart(meanwhile?: () => void): Promise<void>;
  close(): Promise<void>;
}

export interface HarnessOptions {
  rateLimits?: RateLimits;
  dataDir?: string;
  /** False: without a store. */
  keeps?: boolean;
  discord?: StartOptions;
  /** Where addresses lead. */
  web?: Web;
  /** Who else answers; nobody unless given. */
  replicas?: Replicas;
  /** Other settings. */
  env?: Record<string, string>;
}

/** Tests ask faster than people. */
const GENEROUS: RateLimits = { user: { points: 1000, seconds: 1 }, server: { points: 1000, seconds: 1 } };

export async function openBotHarness(library: Library, how: HarnessOptions = {}): Promise<BotHarness> {
  const { rateLimits = GENEROUS, keeps = true, replicas = alone } = how;
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  const dataDir = how.dataDir ?? join(folder, 'data');
  const logged: string[] = [];
  const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
  const { meter, registry, close: endMeasuring } = measure(library);
  const discord = await startDiscord(how.discord);
  const own = { DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, DATA_DIR: dataDir };
  const config = readConfig({ ...own, ...how.env });
  let bot: Bot;
  let store: Store | undefined;
  let shelf: Shelf | undefined;

  async function start(): Promise<void> {
    store = keeps ? openStore({ dataDir, log }) : undefined;
    const about = { version: '1.2.3', startedAt: new Date() };
    const { quota } = config;
    shelf = store && openShelves({ dataDir, store, quota, reindex: library.rebuildServer, log });
    const kept = { ...(store && shelf && { store, shelf }), ...(how.web && { web: how.web }) };
    bot = await startBot(
      openApp({ config, library, log, about, meter, rateLimits, replicas, ...kept }),
      config,
    );
  }
  async function stop(): Promise<void> {
    await bot.close();
    await shelf?.close();
    await store?.close();
  }

  await start();
  return {
    discord,
    get bot() {
      return bot;
    },
    dataDir,
    logged,
    get store() {
      if (!store) throw new Error('Nothing is kept here.');
      return store;
    },
    async counted(outcome) {
      const [line] = (await registry.getSingleMetricAsString('footnote_questions_total'))
        .split('\n')
        .filter((line) => line.includes(`outcome="${outcome}"`));
      return Number(line?.split(' ')[1]);
    },
    faults: () => logged.filter((line) => JSON.parse(line).level >= 50),
    async restart(meanwhile = () => {}) {
      await stop();
      meanwhile();
      await start();
    },
    async close() {
      await stop();
      endMeasuring();
      rmSync(folder, { recursive: true });
      await discord.close();
    },
  };
}

/** A bot over the small articles with answers that are given: a new one for each test of a file, without a fault in its log. */
export function harnessWithAnswers(
  answers: Parameters<typeof scripted>[1],
  how: HarnessOptions = {},
): BotHarness & { readonly library: ReturnType<typeof scripted>; readonly fixtures: Fixtures } {
  let fixtures: Fixtures;
  let library: ReturnType<typeof scripted>;
  beforeAll(async () => {
    fixtures = await openFixtures();
  });
  afterAll(() => fixtures.close());
  const harness = eachTime(() => {
    library = scripted(fixtures.library, answers);
    return openBotHarness(library, how);
  });
  afterEach(() => expect(harness.faults()).toEqual([]));
  return Object.defineProperties(harness, {
    library: { get: () => library },
    fixtures: { get: () => fixtures },
  }) as ReturnType<typeof harnessWithAnswers>;
}

/** A bot over the real seeds: a new one for each test of a file. */
export function harnessOnSeeds(): BotHarness & { readonly library: Library } {
  let library: Library;
  beforeAll(async () => {
    library = await openSeeds();
  });
  afterAll(() => library.close());
  const harness = eachTime(() => openBotHarness(library));
  return Object.defineProperty(harness, 'library', { get: () => library }) as ReturnType<
    typeof harnessOnSeeds
  >;
}

/** The library over the real seeds. */
export function openSeeds(): Promise<Library> {
  const seedsDir = join(import.meta.dirname, '../..', 'seeds');
  return openLibrary({ seedsDir, dataDir: tmpdir(), log: logTo({ write: () => {} }, 'silent', []) });
}

/** Whatever harness the test has that runs. */
function eachTime(open: () => Promise<BotHarness>): BotHarness {
  let harness: BotHarness;
  beforeEach(async () => {
    harness = await open();
  });
  afterEach(() => harness.close());
  return {
    get discord() {
      return harness.discord;
    },
    get bot() {
      return harness.bot;
    },
    get dataDir() {
      return harness.dataDir;
    },
    get store() {
      return harness.store;
    },
    get logged() {
      return harness.logged;
    },
    counted: (outcome) => harness.counted(outcome),
    faults: () => harness.faults(),
    restart: (meanwhile) => harness.restart(meanwhile),
    close: () => harness.close(),
  };
}

/** What a server's own settings can do: everyone may use the command, whatever its default is. */
export async function offerToEveryone(discord: Discord, name: string): Promise<void> {
  const command = discord.registeredCommands.find((registered) => registered.name === name);
  const response = await fetch(`${discord.api}/v10/applications/${discord.bot.id}/commands/${command?.id}`, {
    method: 'PATCH',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ default_member_permissions: null }),
  });
  if (!response.ok) throw new Error(`Discord refuses: ${response.status}`);
}

export const ENGLISH = 'What did Anwar say Japan could share with Asean?';
export const NONSENSE = 'How do I bake sourdough bread?';
