import { describe, expect, test } from 'vitest';
import { harnessWithAnswers, NONSENSE } from '../support/botHarness.ts';
import { rowsIn } from '../support/rows.ts';

const harness = harnessWithAnswers({
  museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
  'Cape Verity': {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
      ['coast/lantern.txt', 'The keeper of the lighthouse cleaned the lantern every morning.', 'cleaned'],
    ],
  },
});

const BUILT = 'Who repaired the lantern of the lighthouse of Cape Verity?';

const lines = () =>
  harness.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'Question handled');

/** How many questions each place that counts has counted. */
async function counts() {
  const [answered, declined] = [await harness.counted('answered'), await harness.counted('declined')];
  return { logged: lines().length, answered, declined };
}

const rows = (table: string) => rowsIn(harness.dataDir, `SELECT * FROM ${table}`);

describe('one question is counted once', () => {
  test('however many ways a follow-up is tried in', async () => {
    const { discord } = harness;
    const say = async (text: string) => discord.answerTo(await discord.say(discord.user, text));
    await say(BUILT);
    // Tried alone, then with the question before.
    expect((await say('What about the shipwreck and its parts?')).text).toContain('Amos Reed');
    // Tried in Portuguese, then for what has the same names there.
    expect((await say('e em português?')).text).toContain('Os artigos em português não dizem.');
    expect(harness.library.asked.length).toBeGreaterThan(4);
    expect(await counts()).toEqual({ logged: 3, answered: 2, declined: 1 });
  });

  test('also when it is edited', async () => {
    const { discord } = harness;
    const asked = await discord.mention(discord.user, discord.channel, BUILT);
    const answer = await discord.answerTo(asked);
    await discord.edit(asked, `<@${discord.bot.id}> ${NONSENSE}`);
    await discord.until(() => answer.text.includes('don’t say'), 'the decline');
    expect(await counts()).toEqual({ logged: 1, answered: 1, declined: 0 });
    expect(rows('answers')).toMatchObject([{ count: 1 }]);
    expect(rows('declines')).toEqual([]);
  });

  test('an edit counts where there was no question yet', async () => {
    const { discord } = harness;
    const asked = await discord.mention(discord.user, discord.channel, '');
    const answer = await discord.answerTo(asked);
    expect(await counts()).toEqual({ logged: 0, answered: 0, declined: 0 });
    await discord.edit(asked, `<@${discord.bot.id}> ${BUILT}`);
    await discord.until(() => answer.text.includes('Amos Reed'), 'the answer');
    expect(await counts()).toEqual({ logged: 1, answered: 1, declined: 0 });
  });
});

describe('the words of a question are kept only where others see its answer', () => {
  const kept = () => rows('declines').map(({ question }) => question);

  async function settings(...labels: string[]): Promise<void> {
    const { discord } = harness;
    let shown = await (await discord.slash(discord.admin, '/settings')).settled();
    for (const label of labels) shown = await (await discord.press(discord.admin, shown, label)).settled();
  }

  test('not where the server answers privately', async () => {
    const { discord } = harness;
    await settings('Keep questions', 'Answer privately');
    const private_ = await discord.slash(discord.user, '/ask', { question: NONSENSE });
    await private_.settled();
    expect(private_.ephemeral).toBe(true);
    const public_ = await discord.slash(discord.user, '/ask', {
      question: 'Who sells kites?',
      private: false,
    });
    await public_.settled();
    expect(public_.ephemeral).toBe(false);
    expect(kept()).toEqual([null, 'Who sells kites?']);
    expect(lines().map(({ question }) => question)).toEqual([undefined, undefined]);
  });

  test('nor in a channel where answers are not public', async () => {
    const { discord } = harness;
    await settings('Keep questions', 'Public only in chosen channels');
    await (await discord.slash(discord.user, '/ask', { question: NONSENSE })).settled();
    expect(kept()).toEqual([null]);
  });
});
