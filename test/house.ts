import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import type { Library } from '../src/library.ts';
import { logTo } from '../src/log.ts';
import { openStore, type Store } from '../src/store.ts';
import { type Discord, startDiscord } from './discord/index.ts';

/** A bot with a data folder of its own in the double of Discord, which can be restarted. */
export interface House {
  discord: Discord;
  dataDir: string;
  readonly store: Store;
  /** The log's lines. */
  logged: string[];
  /** Stops the bot, and starts one that knows nothing but what is in the data folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(
  library: Library,
  how: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  const dataDir = how.dataDir ?? join(folder, 'data');
  const logged: string[] = [];
  const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
  const discord = await startDiscord();
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    DATA_DIR: dataDir,
    ...how.env,
  });
  let bot: Bot;
  let store: Store;

  async function start(): Promise<void> {
    store = openStore({ dataDir, log });
    const about = { version: '1.2.3', startedAt: new Date() };
    // Tests ask faster than people.
    const allowance = { user: { points: 1000, seconds: 1 }, server: { points: 1000, seconds: 1 } };
    bot = await startBot({ config, library, log, about, store, allowance });
  }
  async function stop(): Promise<void> {
    await bot.close();
    store.close();
  }

  await start();
  return {
    discord,
    dataDir,
    logged,
    get store() {
      return store;
    },
    async restart() {
      await stop();
      await start();
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true });
      await discord.close();
    },
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
