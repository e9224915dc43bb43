import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KEY } from '../../src/app/store/key.ts';
import { openStore } from '../../src/app/store/store.ts';
import { logTo } from '../../src/ops/log.ts';
import { harnessWithAnswers, NONSENSE } from '../support/botHarness.ts';
import { pressAndSee } from '../support/pressAndSee.ts';
import { rowsIn } from '../support/rows.ts';
import type { Message, User } from './index.ts';

const harness = harnessWithAnswers({
  lantern: {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
    ],
  },
});

const WHOLE = `${'In the long winter of that year, as the old people tell, '.repeat(20)}who repaired the lantern?`;
const SECRET = 'My password is swordfish, how do I log in?';

const rows = (sql: string) => rowsIn(harness.dataDir, sql);
const questions = () => rows('SELECT question FROM declines').map(({ question }) => question);
const texts = () => rows("SELECT * FROM kept WHERE part IN ('text', 'after')");
const codeOf = ({ id }: User) => harness.store.sign(`${harness.discord.guild.id}:${id}`);
const onDisk = () =>
  readdirSync(harness.dataDir)
    .map((name) => readFileSync(join(harness.dataDir, name), 'latin1'))
    .join();

async function privacy(who: User): Promise<Message> {
  return (await harness.discord.slash(who, '/privacy')).settled();
}

async function deleteAbout(who: User): Promise<void> {
  const shown = await privacy(who);
  for (const button of ['Delete my data', 'Delete']) await pressAndSee(harness.discord, who, shown, button);
}

describe('a long question belongs to who wrote it', () => {
  test('also where somebody else goes on from its answer', async () => {
    const { discord } = harness;
    const ana = discord.user;
    const rui = discord.addUser({ name: 'Rui', in: discord.guild } as never);
    const answer = await discord.answerTo(await discord.mention(ana, discord.channel, WHOLE));
    await discord.answerTo(await discord.reply(rui, answer, 'and why?'));
    await discord.until(() => texts().length > 0, 'the question to be kept');
    expect(texts().map(({ asker }) => asker)).toEqual([await codeOf(ana)]);
    await deleteAbout(ana);
    expect(texts()).toEqual([]);
    expect(onDisk()).not.toContain('as the old people tell');
  });

  test('also where somebody else asks about it', async () => {
    const { discord } = harness;
    const said = await discord.say(discord.user, WHOLE, { in: discord.channel });
    await (await discord.menu(discord.admin, 'Ask about this', said)).settled();
    await discord.until(() => texts().length > 0, 'the question to be kept');
    expect(texts().map(({ asker }) => asker)).toEqual([await codeOf(discord.user)]);
  });

  test('and names nobody by an id', async () => {
    const { discord } = harness;
    const { id } = discord.admin;
    const question = `Ask <@${id}> or https://discord.com/users/${id}: ${WHOLE}`;
    await (await discord.slash(discord.user, '/ask', { question })).settled();
    await discord.until(() => texts().length > 0, 'the question to be kept');
    expect(String(texts()[0]?.value)).toContain('who repaired the lantern?');
    expect(onDisk()).not.toContain(id);
  });
});

describe('a question without an answer that is taken back is not kept', () => {
  async function keepQuestions(): Promise<void> {
    const shown = await (await harness.discord.slash(harness.discord.admin, '/settings')).settled();
    await (await harness.discord.press(harness.discord.admin, shown, 'Keep questions')).settled();
  }

  test('when its answer is dismissed', async () => {
    const { discord } = harness;
    await keepQuestions();
    const answer = await (await discord.slash(discord.user, '/ask', { question: SECRET })).settled();
    expect(questions()).toEqual([SECRET]);
    await discord.press(discord.user, answer, 'Dismiss');
    await discord.until(() => questions()[0] === null, 'the question to be gone');
    expect(onDisk()).not.toContain('swordfish');
  });

  test('when its answer is dismissed before the bot has heard that it was sent', async () => {
    const { discord } = harness;
    await keepQuestions();
    const sent = discord.rest.fail('PATCH /webhooks/*/*/messages/@original', { applied: true, hang: 500 });
    const question = `${'In the long winter of that year, as the old people tell, '.repeat(20)}${SECRET}`;
    const answer = await (await discord.slash(discord.user, '/ask', { question })).settled();
    await discord.press(discord.user, answer, 'Dismiss');
    await discord.until(() => answer.deleted, 'the answer to go');
    expect(texts()).toEqual([]);
    expect(sent.used).toBe(1);
    // Stopping waits for what is under way.
    await harness.restart();
    expect([texts(), questions()]).toEqual([[], [null]]);
    expect(onDisk()).not.toContain('swordfish');
  });

  test('when it is deleted', async () => {
    const { discord } = harness;
    await keepQuestions();
    const asked = await discord.mention(discord.user, discord.channel, SECRET);
    await discord.answerTo(asked);
    await discord.remove(asked);
    await discord.until(() => questions()[0] === null, 'the question to be gone');
  });

  test('when it is edited', async () => {
    const { discord } = harness;
    await keepQuestions();
    const asked = await discord.mention(discord.user, discord.channel, SECRET);
    const answer = await discord.answerTo(asked);
    await discord.edit(asked, `<@${discord.bot.id}> Who repaired the lantern of the lighthouse?`);
    await discord.until(() => answer.text.includes('Amos Reed'), 'the new answer');
    expect(questions()).toEqual([null]);
    expect(onDisk()).not.toContain('swordfish');
  });
});

describe('without the key', () => {
  test('nobody is told that nothing is kept', async () => {
    const { discord } = harness;
    await (await discord.slash(discord.user, '/ask', { question: NONSENSE })).settled();
    await harness.restart(() => writeFileSync(join(harness.dataDir, KEY), 'short'));
    expect((await privacy(discord.user)).text).toContain('I can’t tell right now what is kept about you.');
    expect(harness.faults()).toHaveLength(1);
    harness.logged.length = 0;
  });

  test('texts that nobody can have deleted any more are deleted', async () => {
    const { discord } = harness;
    await (await discord.slash(discord.user, '/ask', { question: WHOLE })).settled();
    await discord.until(() => texts().length > 0, 'the question to be kept');
    await harness.restart(() => writeFileSync(join(harness.dataDir, KEY), ''));
    expect((await privacy(discord.user)).text).toContain('Nothing is kept about you.');
    expect(onDisk()).not.toContain('as the old people tell');
    expect(harness.logged.join()).toContain('was missing or empty, so a new key was made');
  });
});

test('a damaged database is gone after a week', async () => {
  const { dataDir } = harness;
  const aside = join(dataDir, 'footnote.db.damaged-2026-01-01T00-00-00-000Z');
  const now = Date.now();
  const open = (at: number) =>
    openStore({ dataDir, log: logTo({ write: () => {} }, 'silent', []), now: () => at });
  writeFileSync(aside, 'what somebody asked');
  utimesSync(aside, now / 1000, now / 1000);
  await open(now + 6 * 86_400_000).close();
  expect(readdirSync(dataDir).join()).toContain('damaged');
  await open(now + 8 * 86_400_000).close();
  expect(readdirSync(dataDir).join()).not.toContain('damaged');
});
