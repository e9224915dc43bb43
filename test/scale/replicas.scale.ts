import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, type Interaction, startDiscord } from '../discord/index.ts';
import { corpus } from '../soak/corpus.ts';
import { quantile } from '../soak/figures.ts';
import { ENGLISH } from '../support/botHarness.ts';
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
    discord = await startDiscord({ identifyEveryMs: 5000 });
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
  /** How often one took the database for away, though it was not. */
  const slow = () => started.flatMap((one) => one.printed().match(/database is away/g) ?? []).length;
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
      `${asked} questions, ${wrong.length} wrong; acknowledged p50 ${quantile(acknowledged, 0.5)}, slowest ${slowest} ms; ${twice()} × 40060; the database was slow ${slow()} times`,
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

  test('a claim costs little, also where there are 100,000 paragraphs', {
    timeout: 20 * MINUTES,
  }, async () => {
    const { folder, question, answer } = await corpus(100_000);
    try {
      await Promise.all([0, 1].map(() => start({ SEEDS_DIR: folder })));
      const users = Array.from({ length: 300 }, () => discord.addUser());
      const texts: Promise<string>[] = [];
      for (const user of users) {
        const asking = discord.slash(user, '/ask', { question });
        texts.push(asking.then(async (one) => (await one.settled(30_000)).text));
        await sleep(200);
      }
      expect((await Promise.all(texts)).filter((text) => !text.includes(answer))).toEqual([]);
      const shares = await Promise.all(running.map((one) => one.within('footnote_claim_seconds', 0.01)));
      console.log(
        `claims within 10 ms: ${shares.map((share) => `${(share * 100).toFixed(1)} %`).join(', ')}`,
      );
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.95);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('an old and a new version side by side', { timeout: 10 * MINUTES }, async () => {
    const root = nextVersion();
    try {
      await start();
      const load = openLoad(discord);
      const flow = load.flow(3);
      // It brings the tables to its own version, and the old one goes on.
      const next = await start({ root });
      const status = await (await discord.slash(discord.user, '/status')).settled();
      expect(status.text).toMatch(/2 replicas answer:[\s\S]*Version \d[\s\S]*Version 99\.0\.0/);
      await without(next, 'kill');
      await sleep(3000);
      // So does one that is started after it, as where the new one is taken back.
      await start();
      await sleep(3000);
      await flow.end();
      const { asked, wrong, slowest } = await load.outcome();
      console.log(`${asked} questions, ${wrong.length} wrong; slowest acknowledgement ${slowest} ms`);
      expect(wrong).toEqual([]);
      expect(refused()).toEqual([]);
      expect(faults()).toEqual([]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('limits, settings, what is kept about somebody, and reindexes are everybody’s', {
    timeout: 10 * MINUTES,
  }, async () => {
    const seeds = mkdtempSync(join(tmpdir(), 'footnote-seeds-'));
    try {
      cpSync(join(import.meta.dirname, '../../seeds'), seeds, { recursive: true });
      const env = { SEEDS_DIR: seeds, ADMIN_USER_IDS: discord.admin.id };
      const first = await start(env);
      await start(env);
      const ask = (who = discord.user) => discord.slash(who, '/ask', { question: ENGLISH });
      const texts = async (asked: Promise<Interaction>[]) =>
        Promise.all(asked.map(async (one) => (await (await one).settled(30_000)).text));
      const each = async (name: string) =>
        (await Promise.all(running.map((one) => one.metrics()))).map((all) => all.get(name));

      // Twelve questions in half a minute, whoever of them answers: what one has counted outlives it.
      const eager = discord.addUser();
      const answered = (told: string[]) => told.filter((text) => text.includes('Asean')).length;
      expect(answered(await texts(Array.from({ length: 8 }, () => ask(eager))))).toBe(8);
      await without(first, 'kill');
      expect(answered(await texts(Array.from({ length: 12 }, () => ask(eager))))).toBe(4);
      await start(env);

      // One changes a setting, and both go by it.
      const panel = await (await discord.slash(discord.admin, '/settings')).settled();
      await (await discord.press(discord.admin, panel, 'Answer privately')).settled();
      await sleep(500);
      const later = await Promise.all(Array.from({ length: 10 }, () => ask(discord.addUser())));
      expect(later.map(({ ephemeral }) => ephemeral)).toEqual(later.map(() => true));

      // Ratings by way of both are told and deleted together.
      const rater = discord.addUser();
      for (let i = 0; i < 6; i++) {
        const answer = await (await ask(rater)).settled();
        await discord.press(rater, answer, '👍');
      }
      const report = await (await discord.slash(rater, '/privacy')).settled();
      expect(report.text).toContain('6 ratings');
      await discord.press(rater, report, 'Delete my data');
      await discord.until(() => report.text.includes('[Delete]'), 'the question whether to', MINUTES);
      await discord.press(rater, report, 'Delete');
      await discord.until(() => !report.text.includes('[Delete]'), 'that to be done', MINUTES);
      expect((await (await discord.slash(rater, '/privacy')).settled()).text).toContain(
        'Nothing is kept about you.',
      );

      // Whoever takes it, one reads the folder first, and the other follows.
      for (let i = 0; i < 4; i++) {
        writeFileSync(
          join(seeds, `new-${i}.md`),
          `# New ${i}\n\nThe zorblax of quuxville was found in ${1900 + i}.\n`,
        );
        const reindex = await discord.slash(discord.admin, '/reindex');
        await discord.until(() => reindex.message?.text.includes(`new-${i}.md`), 'the reindex', MINUTES);
        const articles = () => each('footnote_index_articles');
        await expect.poll(articles, { timeout: MINUTES }).toEqual([3 + i, 3 + i]);
      }
      expect(await each('footnote_reindexes_total')).toEqual([4, 4]);
      // One is killed the moment its answers are there.
      expect(refused()).toEqual([]);
      expect(faults()).toEqual([]);
    } finally {
      rmSync(seeds, { recursive: true });
    }
  });
});

/** The project as it may be one version later, with one more step of the tables. */
function nextVersion(): string {
  const root = join(import.meta.dirname, '../..');
  const next = mkdtempSync(join(tmpdir(), 'footnote-next-'));
  for (const name of ['bin', 'src', 'commands', 'index', 'seeds', 'tsconfig.json'])
    cpSync(join(root, name), join(next, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(next, 'node_modules'));
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(next, 'package.json'), JSON.stringify({ ...about, version: '99.0.0' }));
  const migrations = join(next, 'src/app/store/postgres/migrations.ts');
  const steps = readFileSync(migrations, 'utf8').trimEnd();
  const more = '`ALTER TABLE claims ADD COLUMN novelty TEXT; CREATE TABLE novelties (a TEXT)`';
  writeFileSync(migrations, steps.replace(/\];$/, `  ${more},\n];\n`));
  return next;
}
