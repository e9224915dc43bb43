import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { ComponentType } from 'discord.js';
import { openApp } from '../../src/app/app.ts';
import { openFeedback } from '../../src/app/feedback.ts';
import type { Owner } from '../../src/app/owner.ts';
import type { RateLimits } from '../../src/app/rateLimit.ts';
import type { About } from '../../src/app/reports.ts';
import { openShelves } from '../../src/app/shelf/open.ts';
import { DAY_MS } from '../../src/app/store/retention.ts';
import { openStore } from '../../src/app/store/store.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { startBot } from '../../src/discord/bot.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { runTerminal } from '../../src/terminal/repl.ts';
import { type Discord, startDiscord } from '../../test/discord/index.ts';
import type { View } from './draw/view.ts';

/** The real bot in a double of Discord on this machine, and in a terminal, over one folder of articles. */
export interface Stage {
  readonly discord: Discord;
  /** What Discord's client knows there. */
  readonly names: Omit<View, 'time' | 'live'>;
  /** Runs the terminal over lines until they end, and tells what it wrote, a question at a time. */
  type(lines: Readable, onWritten: (text: string) => void): Promise<void>;
  /** As if somebody had asked this so often, that many days ago. */
  past(asker: Owner, question: string, daysAgo: number, times: number): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  config: Pick<Config, 'seedsDir'> & Partial<Pick<Config, 'embedding' | 'cluster'>>;
  about: About;
  /** Changes what the library says of itself. */
  over?: (library: Library) => Library;
  /** How much may be asked at once; as in a server unless given. */
  rateLimits?: RateLimits;
  /** Columns of the terminal. */
  columns?: number;
}

export async function openStage({
  config,
  about,
  over = (library) => library,
  columns = 80,
  rateLimits,
}: StageOptions): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'footnote-preview-'));
  const log = logTo(process.stderr, 'error', []);
  const library = over(await openLibrary({ ...config, dataDir, log }));
  const discord = await startDiscord();
  const connection = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    DATA_DIR: dataDir,
  });
  const store = openStore({ dataDir, log });
  const { quota } = connection;
  const shelf = openShelves({ dataDir, store, quota, reindex: library.rebuildServer, log });
  const app = openApp({
    config: connection,
    library,
    log,
    about,
    store,
    shelf,
    ...(rateLimits && { rateLimits }),
  });
  const bot = await startBot(app, connection);
  // What is asked in the terminal is not kept.
  const atTerminal = openApp({ library, log, about });
  return {
    discord,
    names: namesIn(discord),
    async type(input, onWritten) {
      const write = (text: string, _: string, done: () => void) => {
        onWritten(text);
        done();
      };
      const output = Object.assign(new Writable({ decodeStrings: false, write }), { columns });
      await runTerminal(
        atTerminal,
        { input, output, colors: true, locale: 'en' },
        new AbortController().signal,
      );
    },
    async past(asker, question, daysAgo, times) {
      const feedback = openFeedback(store, () => Date.now() - daysAgo * DAY_MS);
      const answer = await library.ask({ text: question, limit: 1 });
      for (let time = 0; time < times; time++) await feedback.record(asker, answer, question);
    },
    async close() {
      await bot.close();
      await shelf.close();
      await store.close();
      await library.close();
      await discord.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

function namesIn({ guild, channel }: Discord): Stage['names'] {
  const named = (all: Iterable<{ id: string; name: string }>, mark: string) =>
    Array.from(all, ({ id, name }) => ({ value: id, label: mark + name }));
  return {
    user: (id) => guild.members.get(id)?.user.name,
    channel: (id) => (id === channel.id ? channel.name : undefined),
    role: (id) => guild.roles.get(id)?.name,
    offered: (type) => {
      if (type === ComponentType.ChannelSelect) return named([channel], '#');
      if (type === ComponentType.RoleSelect) return named(guild.roles.values(), '@').slice(1);
      throw new Error(`The preview draws no menu of type ${type}.`);
    },
    get now() {
      return Date.now();
    },
  };
}
