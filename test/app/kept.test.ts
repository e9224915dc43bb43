import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openTurns } from '../../src/util/turns.ts';
import type { Message, User } from '../discord/index.ts';
import { harnessWithAnswers } from '../support/botHarness.ts';
import type { Quotation } from '../support/fixtures.ts';
import { pressAndSee } from '../support/pressAndSee.ts';
import { rowsIn } from '../support/rows.ts';

const quotations: Quotation[] = [
  ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
  ['lighthouse.md', 'The lamp has been electric since 1932.', 'electric'],
  ['coast/lantern.txt', 'Each lantern of the lighthouse had eight lenses.', 'eight'],
  ['coast/ships.txt', 'Captains feared the rocks before the lighthouse had a lantern.', 'feared'],
];

const harness = harnessWithAnswers({ lantern: { language: 'en', quotations } });

/** What decides stands at the end. */
const WHOLE = `${'In the long winter of that year, as the old people tell, '.repeat(20)}who repaired the lantern?`;
const OTHER = `${'In the short summer after it, as the young people say, '.repeat(20)}when was the lantern lit?`;
const TOO_OLD = 'This question is so old that I no longer have all of it. Please ask it again.';

const searched = () => harness.library.asked.map(({ text }) => text);
const rows = (part: string) =>
  rowsIn(harness.dataDir, 'SELECT * FROM kept WHERE part = ?', part) as unknown as {
    message: string;
    asker: string;
    until: number;
    value: string;
  }[];
const onDisk = () =>
  readdirSync(harness.dataDir)
    .map((name) => readFileSync(join(harness.dataDir, name), 'latin1'))
    .join();
const age = () => harness.store.use((db) => db.write('UPDATE kept SET until = 0'), 0);

async function ask(question: string, options = {}, who: User = harness.discord.user): Promise<Message> {
  return known(await (await harness.discord.slash(who, '/ask', { question, ...options })).settled());
}

/** People see an answer a moment before the bot hears of its id. */
async function known(answer: Message): Promise<Message> {
  const isKept = () =>
    !answer.text.includes('[In context') || rows('cited').some((row) => row.message === answer.id);
  await harness.discord.until(isKept, 'the answer to be kept');
  return answer;
}

/** What a press leads to: a new message, or the next version of the message with the button. */
async function press(answer: Message, button: string, who: User = harness.discord.user): Promise<Message> {
  const { length } = answer.versions;
  const shown = await (await harness.discord.press(who, answer, button)).settled();
  if (shown === answer)
    await harness.discord.until(() => answer.versions.length > length, `the result of ${button}`);
  return shown;
}

async function followUp(
  answer: Message,
  question: string,
  who: User = harness.discord.user,
): Promise<Message> {
  const { modal } = await harness.discord.press(who, answer, 'Ask a follow-up');
  return known(await (await harness.discord.submit(who, modal, { question })).settled());
}

describe('a question too long to be shown whole', () => {
  test('is asked whole by every button, through restarts', async () => {
    const { discord, fixtures } = harness;
    const answer = await ask(WHOLE);
    expect(answer.text.split('\n')[0]).toMatch(/…\*\*$/);
    await harness.restart();
    const more = await press(answer, 'More', discord.admin);
    expect(searched().at(-1)).toBe(WHOLE);
    await harness.restart();
    await press(more, 'Previous', discord.admin);
    expect(searched().at(-1)).toBe(WHOLE);
    const next = await followUp(answer, 'and why?');
    expect(searched().at(-1)).toBe(`${WHOLE} and why?`);
    await harness.restart();
    await press(next, 'More');
    expect(searched().at(-1)).toBe(`${WHOLE} and why?`);

    const opened = await press(answer, 'In context 1', discord.admin);
    await harness.restart();
    await fixtures.write(
      'lighthouse.md',
      '# The lighthouse of Cape Verity\n\nIt was pulled down last year.\n',
    );
    await fixtures.reindex();
    const gone = await press(opened, 'Next', discord.admin);
    await harness.restart();
    expect(gone.text).toContain('This article has changed since then.');
    const { length } = harness.library.asked;
    await harness.discord.press(discord.admin, gone, 'Ask again');
    await discord.until(() => harness.library.asked.length > length, 'the question to be asked again');
    expect(searched().at(-1)).toBe(WHOLE);
  });

  test('is asked whole from what was shared of it too', async () => {
    const { discord } = harness;
    const answer = await ask(WHOLE, { private: true });
    const pressed = await discord.press(discord.user, answer, 'Share');
    const shared = await discord.until(() => pressed.followUps[0], 'the shared answer');
    await discord.until(() => answer.text.includes('[Shared: off]'), 'the button to go off');
    await harness.restart();
    await press(shared, 'More', discord.admin);
    expect(searched().at(-1)).toBe(WHOLE);
    // By whom it was asked, not by whom it was shown again.
    expect(new Set(rows('text').map(({ asker }) => asker)).size).toBe(1);
  });

  test('that is no longer kept is never another question', async () => {
    const answer = await ask(WHOLE);
    const { length } = harness.library.asked;
    await age();
    await harness.restart();
    expect((await press(answer, 'More')).text).toBe(TOO_OLD);
    const portuguese = await harness.discord.press(harness.discord.admin, answer, 'More', {
      locale: 'pt-BR',
    });
    expect((await portuguese.settled()).text).toBe(
      'Esta pergunta é antiga demais e já não a tenho inteira. Faça-a de novo, por favor.',
    );
    expect(harness.library.asked).toHaveLength(length);
    expect((await press(answer, 'In context 1')).text).toContain('In the long winter of that year');
    await followUp(answer, 'and why?');
    expect(searched().at(-1)).toBe('and why?');
  });

  test('is kept 90 days, or 24 hours where it is nobody else’s business, and else not at all', async () => {
    const { discord } = harness;
    const hours = () => rows('text').map(({ until }) => Math.round((until - Date.now()) / 3_600_000));
    await ask('What was in the lantern?');
    expect(rows('text')).toEqual([]);
    const open = await ask(WHOLE);
    expect(hours()).toEqual([90 * 24]);
    await discord.press(discord.user, open, 'Dismiss');
    await discord.until(() => rows('text').length === 0, 'the question to go with the answer');
    await ask(WHOLE, { private: true });
    expect(hours()).toEqual([24]);
    const direct = await discord.slash(
      discord.user,
      '/ask',
      { question: WHOLE },
      { in: discord.dm(discord.user) },
    );
    await known(await direct.settled());
    expect(hours()).toEqual([24, 24]);
  });

  test('goes with the message that was deleted', async () => {
    const { discord } = harness;
    const answer = await ask(WHOLE);
    expect(rows('text')).toHaveLength(1);
    await discord.remove(answer);
    await discord.until(() => rows('text').length === 0, 'the question to go');
    expect(onDisk()).not.toContain('who repaired the lantern?');
  });

  test('is counted and deleted by /privacy, and nothing of others', async () => {
    const { discord } = harness;
    await ask(WHOLE, { private: true });
    await ask(OTHER, {}, discord.admin);
    const shown = await (await discord.slash(discord.user, '/privacy')).settled();
    expect(shown.text).toContain('About you, in all servers: 1 long question and 1 recent answer.');
    expect(onDisk()).toContain('who repaired the lantern?');
    await pressAndSee(discord, discord.user, shown, 'Delete my data');
    await pressAndSee(discord, discord.user, shown, 'Delete');
    expect(shown.text).toBe('Deleted: 1 long question and 1 recent answer.');
    expect(onDisk()).not.toContain('who repaired the lantern?');
    expect(onDisk()).toContain('when was the lantern lit?');
  });

  test('goes when a server lets no questions be kept any more', async () => {
    const { discord } = harness;
    const settings = await (await discord.slash(discord.admin, '/settings')).settled();
    await press(settings, 'Keep questions', discord.admin);
    await ask(WHOLE);
    await ask('How is sourdough bread baked?');
    expect(onDisk()).toContain('who repaired the lantern?');
    expect(onDisk()).toContain('How is sourdough bread baked?');
    await press(settings, 'Don’t keep questions; erase those kept', discord.admin);
    expect(onDisk()).not.toContain('who repaired the lantern?');
    expect(onDisk()).not.toContain('How is sourdough bread baked?');
  });
});

describe('sharing', () => {
  const share = (answer: Message) => harness.discord.press(harness.discord.user, answer, 'Share');
  const shown = () => harness.discord.channel.messages.filter(({ text }) => text.includes('Shared by'));
  const POST = 'POST /webhooks/*/*';
  const isOff = (answer: Message) =>
    harness.discord.until(() => answer.text.includes('[Shared: off]'), 'the button to go off');

  test('by two presses at once happens once', async () => {
    const answer = await ask('What was in the lantern?', { private: true });
    await Promise.all([share(answer), share(answer), share(answer)]);
    await isOff(answer);
    await sleep(100);
    expect(shown()).toHaveLength(1);
  });

  test('happens once when Discord’s response is lost', async () => {
    const answer = await ask('What was in the lantern?', { private: true });
    const fault = harness.discord.rest.fail(POST, { applied: true, reset: true });
    await share(answer);
    await isOff(answer);
    expect(fault.used).toBe(1);
    expect(shown()).toHaveLength(1);
  });

  test('happens once when a restart comes between two presses', async () => {
    const answer = await ask('What was in the lantern?', { private: true });
    // The button stays.
    harness.discord.rest.fail('PATCH /webhooks/*/*/messages/@original', { status: 404 });
    await share(answer);
    await harness.discord.until(() => shown().length === 1, 'the shared answer');
    await harness.restart();
    expect(harness.faults()).toHaveLength(1);
    harness.logged.length = 0;
    expect(answer.text).toContain('[Share]');
    await share(answer);
    await isOff(answer);
    expect(shown()).toHaveLength(1);
  });

  test('of one page leaves the others to be shared', async () => {
    const answer = await ask('What was in the lantern?', { private: true });
    await share(answer);
    await isOff(answer);
    await press(answer, 'More');
    await share(answer);
    await isOff(answer);
    expect(shown().map(({ text }) => text.includes('**4 · '))).toEqual([false, true]);
    await press(answer, 'Previous');
    await share(answer);
    await isOff(answer);
    expect(shown()).toHaveLength(2);
  });

  test('that Discord refused can be tried again', async () => {
    const answer = await ask('What was in the lantern?', { private: true });
    harness.discord.rest.fail(POST, { status: 403 });
    await share(answer);
    await harness.discord.until(
      () => harness.discord.interactions.at(-1)?.followUps[0]?.text === 'I can’t post in this channel.',
      'the refusal',
    );
    expect(answer.text).toContain('[Share]');
    await share(answer);
    await isOff(answer);
    expect(shown()).toHaveLength(1);
  });
});

test('what concerns the same thing is done in its order, however it goes', async () => {
  const inTurn = openTurns();
  const done: string[] = [];
  const does = (id: string, name: string, fails = false) =>
    inTurn(id, async () => {
      done.push(`${name} begins`);
      await sleep(1);
      done.push(`${name} ends`);
      if (fails) throw new Error(name);
    });
  const [first, second, other] = [does('a', 'first', true), does('a', 'second'), does('b', 'other')];
  await expect(first).rejects.toThrow('first');
  await Promise.all([second, other]);
  expect(done.filter((what) => !what.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ]);
  expect(done.slice(0, 2)).toEqual(['first begins', 'other begins']);
});
