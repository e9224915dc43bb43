import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { alone } from '../../src/app/replicas.ts';
import type { Database, Value } from '../../src/app/store/database.ts';
import { openStore, type Store } from '../../src/app/store/store.ts';
import { readConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import type { Library } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import type { Claimed } from '../../src/ops/meter.ts';
import { joinReplicas } from '../../src/replicas/replicas.ts';
import { ENGLISH, openSeeds } from '../support/botHarness.ts';
import { makeReplicaTables } from '../support/replicaTables.ts';
import { some } from '../support/thorough.ts';
import { type Discord, type Message, startDiscord } from './index.ts';

vi.setConfig({ testTimeout: 30_000 });

let library: Library;
let discord: Discord;
let dataDir: string;
let store: Store;
let logged: string[];
let claims: Claimed[];
let away: boolean;
let all: { close(): Promise<void> }[];
const log = logTo({ write: (line) => logged.push(line) }, 'info', []);

beforeAll(async () => {
  library = await openSeeds();
});
afterAll(() => library.close());
beforeEach(async () => {
  [logged, claims, all, away] = [[], [], [], false];
  discord = await startDiscord();
  dataDir = mkdtempSync(join(tmpdir(), 'footnote-'));
  store = openStore({ dataDir, log });
  await store.use(makeReplicaTables, undefined);
});
afterEach(async () => {
  for (const one of all) await one.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
  await discord.close();
  expect(logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

/** A store of which nothing comes back any more once it has been asked for such a statement, by the first who does; until it goes on. */
function fatal(isFatal: (statement: string, values: readonly Value[]) => boolean) {
  let deaths = 0;
  return (onDeath: () => void, goesOn: Promise<void>): Store => {
    let dead = false;
    const mortal = (db: Database): Database => ({
      ...db,
      write(statement, ...values) {
        if (isFatal(statement, values) && deaths++ === 0) {
          dead = true;
          onDeath();
        }
        return db.write(statement, ...values);
      },
    });
    return {
      ...store,
      async use(work, otherwise) {
        if (dead) await goesOn;
        const given = await store.use((db) => work(mortal(db)), otherwise);
        if (dead) await goesOn;
        return given;
      },
    };
  };
}

/** A bot among others that share the database. `asks`: in place of the library's own; `die`: nothing of it comes to the database any more. */
async function start(id: string, ask: Library['ask'] = library.ask, makeStore?: ReturnType<typeof fatal>) {
  let dead = false;
  let goOn = () => {};
  const goesOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const own = makeStore?.(() => one.die(), goesOn) ?? store;
  const shared: Pick<Store, 'use'> = {
    use<T>(work: (db: Database) => Promise<T>, otherwise: T) {
      if (dead) return new Promise<T>(() => {});
      return away ? Promise.resolve(otherwise) : store.use(work, otherwise);
    },
  };
  const about = { version: '1', startedAt: new Date(), articles: 2, passages: 28, digest: '' };
  const onClaim = (how: Claimed) => claims.push(how);
  const joined = await joinReplicas({ id, store: shared, log, about: () => about, onClaim });
  // The five seconds between two of them are tried elsewhere.
  const replicas = { ...joined, identify: alone.identify };
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API: discord.api });
  const app = openApp({ config, library: { ...library, ask }, log, about, store: own, replicas });
  const bot = await startBot(app, config);
  const one = {
    bot,
    die() {
      dead = true;
    },
    async close() {
      dead = false;
      goOn();
      all = all.filter((other) => other !== one);
      await bot.close();
      await replicas.leave();
    },
  };
  all.push(one);
  return one;
}

const repliesTo = (said: Message) => said.channel.messages.filter(({ replyTo }) => replyTo === said);

/** A command, a mention and a direct message: each has one answer, and keeps it. */
async function answers(): Promise<void> {
  const command = await discord.slash(discord.user, '/ask', { question: ENGLISH });
  const said = [
    await discord.mention(discord.user, discord.channel, ENGLISH),
    await discord.say(discord.user, ENGLISH),
  ];
  expect((await command.settled()).text).toContain('Asean');
  for (const one of said) expect((await discord.answerTo(one)).text).toContain('Asean');
  // By then the other one knows that it is done, or has done it, too.
  await new Promise((resolve) => setTimeout(resolve, 600));
  for (const one of said) expect(repliesTo(one)).toHaveLength(1);
  expect(command.edits).toHaveLength(1);
  expect(command.followUps).toEqual([]);
}

describe('two replicas', () => {
  test('share the work: each thing is done once', async () => {
    await Promise.all([start('a'), start('b')]);
    await answers();
    expect(claims.sort()).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'own', 'own', 'own']);
    expect((await (await discord.slash(discord.user, '/status')).settled()).text).toMatch(
      /2 replicas answer:\n- \*\*a\*\*.* · Version 1, running for .* · 2 articles, 28 paragraphs\n- \*\*b\*\*/,
    );
  });

  test('one goes on with what the other had acknowledged when it died', async () => {
    let goOn = () => {};
    const hung = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const hanging = await start('a', (question) => hung.then(() => library.ask(question)));
    const asked = await discord.slash(discord.user, '/ask', { question: ENGLISH });
    const said = await discord.mention(discord.user, discord.channel, ENGLISH);
    await discord.until(() => claims.length === 2, 'both to be claimed');
    await start('b');
    expect(asked.deferred).toBe(true);
    // Heard by both.
    const last = discord.slash(discord.user, '/ask', { question: ENGLISH });
    await discord.until(() => claims.length === 3, 'that to be claimed, too');
    hanging.die();
    expect((await (await last).settled()).text).toContain('Asean');
    expect(claims).toEqual(['own', 'own', 'own', 'takenOver']);
    expect(discord.expectViolation(/40060/)).toHaveLength(1);
    // Those came before there was another.
    expect([asked.edits, repliesTo(said)]).toEqual([[], []]);
    goOn();
  });

  test.each(
    some(
      [
        [
          'before',
          (_: string, values: readonly Value[]) => values.some((own) => `${own}`.startsWith('shared ')),
        ],
        ['after', (statement: string) => statement.includes("value = 'posted'")],
      ],
      2,
    ),
  )('what one had marked as shared when it died, %s it posted it, is posted once', async (_, isFatal) => {
    const makeStore = fatal(isFatal);
    await Promise.all([start('a', library.ask, makeStore), start('b', library.ask, makeStore)]);
    const asked = await discord.slash(discord.user, '/ask', { question: ENGLISH, private: true });
    const pressed = await discord.press(discord.user, await asked.settled(), 'Share');
    await discord.until(() => claims.includes('takenOver'), 'the other to take over');
    await discord.until(() => asked.message?.text.includes('Shared'), 'that to be shown');
    expect(pressed.followUps.map(({ text }) => text)).toEqual([expect.stringContaining('Shared by')]);
    expect(discord.expectViolation(/40060/)).toHaveLength(1);
  });

  test('two messages that reach them in another order are answered in theirs', async () => {
    const [first, second] = ['What is the zorblax of quuxville?', ENGLISH];
    let goOn = () => {};
    const hung = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await start('a', async (question) => {
      if (question.text === first) await hung;
      return library.ask(question);
    });
    const one = await discord.say(discord.user, first);
    await discord.until(() => claims.length === 1, 'that to be claimed');
    // It has heard of no message before.
    await start('b');
    const other = await discord.say(discord.user, second);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(repliesTo(other)).toEqual([]);
    goOn();
    await discord.answerTo(other);
    const { messages } = one.channel;
    expect(messages.filter(({ replyTo }) => replyTo).map(({ replyTo }) => replyTo)).toEqual([one, other]);
  });

  test('leave it to Discord while the database is away, and log no fault', async () => {
    await Promise.all([start('a'), start('b')]);
    away = true;
    await discord.until(() => logged.some((line) => line.includes('is away')), 'that to be noticed');
    await answers();
    expect(claims.filter((how) => how === 'unclaimed')).toHaveLength(6);
    expect(discord.expectViolation(/40060/)).toHaveLength(1);
  });

  test('follow an edit and a deletion wherever the question was answered', async () => {
    const first = await start('a');
    const said = await discord.mention(discord.user, discord.channel, 'What is the zorblax of quuxville?');
    const other = await discord.mention(discord.user, discord.channel, ENGLISH);
    const answer = await discord.answerTo(said);
    const gone = await discord.answerTo(other);
    await start('b');
    await first.close();
    await discord.edit(said, `<@${discord.bot.id}> ${ENGLISH}`);
    await discord.until(() => answer.text.includes('Asean'), 'the answer to change');
    await discord.remove(other);
    await discord.until(() => gone.deleted, 'the answer to go');
    expect(repliesTo(said)).toEqual([answer]);
  });

  test('of a question that is changed and taken back while it is answered, nothing is left', async () => {
    const slowly: Library['ask'] = async (question) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return library.ask(question);
    };
    await Promise.all([start('a', slowly), start('b', slowly)]);
    const said = await discord.mention(discord.user, discord.channel, ENGLISH);
    await discord.edit(said, `<@${discord.bot.id}> ${ENGLISH} Please.`);
    const other = await discord.mention(discord.user, discord.channel, ENGLISH);
    await discord.remove(other);
    await discord.until(() => repliesTo(said)[0]?.versions.length === 2, 'the answer to the edit');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(repliesTo(said)).toHaveLength(1);
    expect(repliesTo(other).filter(({ deleted }) => !deleted)).toEqual([]);
  });
});

test('shards identify when the replicas have room for it', async () => {
  const turns: [number, number][] = [];
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, SHARD_COUNT: '1' });
  const replicas = {
    ...alone,
    async identify(shard: number, concurrency: number) {
      turns.push([shard, concurrency]);
    },
  };
  const about = { version: '1', startedAt: new Date() };
  const bot: Bot = await startBot(openApp({ config, library, log, about, replicas }), config);
  expect(turns).toEqual([[0, 1]]);
  await bot.close();
});
