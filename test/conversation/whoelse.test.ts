import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '../discord/index.ts';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';

const NAMES =
  'Ada Bea Cid Dov Eli Fay Gus Hal Ida Jon Kit Lea Max Ned Ola Pam Quin Rae Sol Tom Una Vic Wim Zoe'.split(
    ' ',
  );

let fixtures: Fixtures;
let harness: BotHarness;
beforeAll(async () => {
  const keepers = NAMES.map((name) => [
    `${name}.txt`,
    `A keeper\n\n${name} Smith kept the lighthouse of Cape Verity.\n`,
  ]);
  fixtures = await openFixtures(Object.fromEntries(keepers));
});
afterAll(() => fixtures.close());
beforeEach(async () => {
  harness = await openBotHarness(fixtures.library);
});
afterEach(async () => {
  expect(harness.faults()).toEqual([]);
  await harness.close();
});

const QUESTION = 'Who kept the lighthouse of Cape Verity?';
const NOTHING = 'I found nothing else about this in the articles.';
const named = ({ text }: Message) => Array.from(text.matchAll(/(\w+) Smith/g), ([, name = '']) => name);

async function say(text: string): Promise<Message> {
  return harness.discord.answerTo(await harness.discord.say(harness.discord.user, text));
}

test('“who else?” names everybody once, through restarts, and comes to an end', async () => {
  const all = named(await say(QUESTION));
  for (let round = 0; ; round++) {
    expect(round).toBeLessThan(NAMES.length);
    if (round % 4 === 2) await harness.restart();
    const answer = await say('who else?');
    if (answer.text.includes(NOTHING)) break;
    all.push(...named(answer));
  }
  expect(all.toSorted()).toEqual(NAMES.toSorted());
  expect((await say('who else?')).text).toContain(NOTHING);
});

test('what is said before it is answered is answered in its order', async () => {
  const { discord } = harness;
  const sent: Message[] = [];
  for (const text of [QUESTION, 'who else?', 'who else?', 'who else?'])
    sent.push(await discord.say(discord.user, text));
  const answers = await discord.until(() => {
    const posted = discord.dm(discord.user).messages.filter(({ author }) => author === discord.bot);
    return posted.length === sent.length && posted;
  }, 'four answers');
  const all = answers.flatMap(named);
  expect(all.length).toBeGreaterThanOrEqual(4);
  expect(new Set(all).size).toBe(all.length);
});

test('nor do two replies to one answer, or two forms, give the same', async () => {
  const { discord } = harness;
  const first = await discord.answerTo(await discord.mention(discord.user, discord.channel, QUESTION));
  const [one, two] = await Promise.all([
    discord.reply(discord.user, first, 'who else?'),
    discord.reply(discord.admin, first, 'who else?'),
  ]);
  const replies = [await discord.answerTo(one), await discord.answerTo(two)];
  const all = [first, ...replies].flatMap(named);
  expect(new Set(all).size).toBe(all.length);

  const answer = await (await discord.slash(discord.user, '/ask', { question: QUESTION })).settled();
  const forms = [];
  for (const _ of [1, 2]) forms.push(await discord.press(discord.user, answer, 'Ask a follow-up'));
  const submitted = await Promise.all(
    forms.map(({ modal }) => discord.submit(discord.user, modal, { question: 'who else?' })),
  );
  const shown = await Promise.all(submitted.map((it) => it.settled()));
  const asked = [answer, ...shown].flatMap(named);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeGreaterThan(named(answer).length + 1);
});
