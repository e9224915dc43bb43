import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Discord, startDiscord } from '../discord/index.ts';
import { openLoad, type Process, startProcess } from '../scale/pair.ts';
import { POSTGRES, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { thoroughly } from '../support/thorough.ts';

describe.skipIf(POSTGRES === null)('npm start, twice (skipped where there is no initdb)', () => {
  let server: PostgresServer;
  let discord: Discord;
  let running: Process[];

  beforeAll(async () => {
    // How quick they are is tried elsewhere, on a machine that does nothing else.
    discord = await startDiscord({ identifyEveryMs: 5000, acknowledgeWithinMs: 30_000 });
    server = await startPostgres();
    const url = await server.makeDatabase();
    running = [await startProcess(discord, url, 0), await startProcess(discord, url, 1)];
    for (const one of running) await one.ready();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(running.map((one) => one.kill()));
    await discord.close();
    await server.remove();
  }, 30_000);

  thoroughly('every question has one answer, and SIGTERM loses none', { timeout: 60_000 }, async () => {
    const load = openLoad(discord);
    for (let i = 0; i < 12; i++) {
      load.ask();
      if (i === 5) void running[0]?.stop();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { asked, wrong } = await load.outcome();
    expect({ asked, wrong }).toEqual({ asked: 12, wrong: [] });
    expect(await running[0]?.ended).toBe(0);
  });
});
