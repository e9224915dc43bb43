import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, startDiscord } from '../discord/index.ts';
import { quantile } from '../soak/figures.ts';
import { POSTGRES, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { openLoad, type Process, startProcess } from './pair.ts';

const MINUTES = 60_000;
/** Of Discord's three seconds. */
const SLOWEST_MS = 2500;

describe.skipIf(POSTGRES === null)('two processes over PostgreSQL (skipped where there is no initdb)', () => {
  let server: PostgresServer;
  let url: string;
  let discord: Discord;
  /** Those that run, and all there have been: what they printed is left in the temporary folder. */
  let running: Process[];
  let started: Process[];

  beforeAll(async () => {
    server = await startPostgres();
  }, MINUTES);
  afterAll(() => server.remove());
  beforeEach(async () => {
    url = await server.makeDatabase();
    discord = await startDiscord();
    [running, started] = [[], []];
  });
  afterEach(async () => {
    for (const [i, one] of started.entries())
      writeFileSync(join(tmpdir(), `footnote-scale-${i}.log`), one.printed());
    await Promise.all(running.map((one) => one.kill()));
    // What Discord refused is looked at by each test.
    discord.violations.length = 0;
    await discord.close();
  });

  async function start(env: Record<string, string> = {}): Promise<Process> {
    const one = await startProcess(discord, url, running.length, env);
    running.push(one);
    started.push(one);
    await one.ready();
    return one;
  }

  async function without(one: Process, end: 'kill' | 'stop'): Promise<number | null | undefined> {
    running = running.filter((other) => other !== one);
    return (await one[end]()) ?? undefined;
  }

  /** Everything that Discord refused but an acknowledgement that a replica which died had given already. */
  const refused = () => discord.violations.filter((what) => !what.includes('40060'));
  const twice = () => discord.violations.length - refused().length;
  const faults = () =>
    running.flatMap((one) =>
      one
        .printed()
        .split('\n')
        .filter((line) => line.startsWith('{') && JSON.parse(line).level >= 50),
    );
  const sum = async (name: string) => {
    const all = await Promise.all(running.map((one) => one.metrics()));
    return all.reduce((total, one) => total + (one.get(name) ?? 0), 0);
  };

  test('500 questions over 20 kills: none is lost, none answered twice', {
    timeout: 30 * MINUTES,
  }, async () => {
    await start();
    await start();
    const load = openLoad(discord);
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 25; i++) load.ask();
      // From before the first is claimed to when most are answered.
      await sleep(5 + 25 * round);
      const victim = running[round % 2] as Process;
      await without(victim, 'kill');
      await sleep(500);
      running.splice(round % 2, 0);
      await start();
    }
    const { asked, wrong, slowest, acknowledged } = await load.outcome();
    console.log(
      `${asked} questions, ${wrong.length} wrong; acknowledged p50 ${quantile(acknowledged, 0.5)}, slowest ${slowest} ms; ${twice()} × 40060`,
    );
    expect(wrong).toEqual([]);
    expect(asked).toBe(500);
    expect(refused()).toEqual([]);
    expect(slowest).toBeLessThanOrEqual(SLOWEST_MS);
    expect(faults()).toEqual([]);
  });

  test('two rolling restarts under load', { timeout: 10 * MINUTES }, async () => {
    const [a, b] = [await start(), await start()];
    const load = openLoad(discord);
    const flow = load.flow(4);
    for (const old of [a, b]) {
      await start();
      expect(await without(old, 'stop')).toBe(0);
      await sleep(2000);
    }
    await flow.end();
    const { asked, wrong, slowest } = await load.outcome();
    console.log(`${asked} questions, ${wrong.length} wrong; slowest acknowledgement ${slowest} ms`);
    expect(wrong).toEqual([]);
    expect(discord.violations).toEqual([]);
    expect(slowest).toBeLessThanOrEqual(SLOWEST_MS);
    expect(faults()).toEqual([]);
  });

  test('PostgreSQL away for half a minute', { timeout: 10 * MINUTES }, async () => {
    await start();
    await start();
    const load = openLoad(discord);
    const flow = load.flow(3);
    await sleep(3000);
    await server.kill();
    await sleep(30_000);
    await server.start();
    await sleep(5000);
    const before = twice();
    await sleep(5000);
    // Once it is back, nothing comes to Discord twice.
    expect(twice()).toBe(before);
    await flow.end();
    const { asked, wrong, slowest } = await load.outcome();
    console.log(`${asked} questions, ${wrong.length} wrong; slowest ${slowest} ms; ${before} × 40060`);
    expect(wrong).toEqual([]);
    expect(refused()).toEqual([]);
    expect(slowest).toBeLessThanOrEqual(SLOWEST_MS);
    expect(await sum('footnote_database_reached')).toBe(2);
  });
});
