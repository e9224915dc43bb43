import { expect, test } from 'vitest';
import { openTtlCache } from '../../src/util/ttlCache.ts';
import { harnessWithAnswers } from '../support/botHarness.ts';

const harness = harnessWithAnswers(
  {
    museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
    keeper: {
      language: 'en',
      quotations: [
        ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
      ],
    },
  },
  { keeps: false },
);

const answers = () =>
  harness.discord.channel.messages.filter(({ author, deleted }) => author.bot && !deleted);

test('an edited question is answered again in the place of its answer', async () => {
  for (const where of [harness.discord.channel, harness.discord.dm(harness.discord.user)]) {
    const me = where === harness.discord.channel ? `<@${harness.discord.bot.id}> ` : '';
    const asked = await harness.discord.say(
      harness.discord.user,
      `${me}When does the museum open its doors to us?`,
      {
        in: where,
      },
    );
    const answer = await harness.discord.answerTo(asked);
    expect(answer.text).toContain('**every day**');
    await harness.discord.edit(asked, `${me}Which keeper of the lighthouse repaired the lantern?`);
    await harness.discord.until(() => answer.text.includes('**Amos Reed**'), 'the new answer');
    expect(answer.replyTo).toBe(asked);
  }
  expect(answers()).toHaveLength(1);
});

test('the last of many edits counts', async () => {
  const asked = await harness.discord.say(harness.discord.user, 'When does the museum open its doors to us?');
  const answer = await harness.discord.answerTo(asked);
  await harness.discord.edit(asked, 'When does the museum close its doors to us?');
  await harness.discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  await harness.discord.until(() => harness.library.asked.length === 3, 'all answers');
  await harness.discord.until(() => answer.text.includes('**Amos Reed**'), 'the last answer');
});

test('an edit while the first answer is still being looked for', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = harness.library;
  harness.library.ask = (question) =>
    question.text.includes('museum') ? held.then(() => ask(question)) : ask(question);
  const asked = await harness.discord.mention(
    harness.discord.user,
    harness.discord.channel,
    'When does the museum open its doors to us?',
  );
  await harness.discord.edit(
    asked,
    `<@${harness.discord.bot.id}> Which keeper of the lighthouse repaired the lantern?`,
  );
  release();
  const answer = await harness.discord.answerTo(asked);
  await harness.discord.until(() => answer.text.includes('**Amos Reed**'), 'the new answer');
  expect(answers()).toHaveLength(1);
});

test('a second edit while Discord’s answer to the first is on its way', async () => {
  const { discord, library } = harness;
  const me = `<@${discord.bot.id}>`;
  const asked = await discord.mention(discord.user, discord.channel, 'Is this a question at all?');
  const answer = await discord.answerTo(asked);
  // It holds the text of the first edit.
  const slow = discord.rest.fail('PATCH /channels/*/messages/*', { hang: 150, applied: true });
  await discord.edit(asked, `${me} When does the museum open its doors to us?`);
  await discord.until(() => slow.used === 1 && answer.text.includes('**every day**'), 'the first edit');
  await discord.edit(asked, `${me} Which keeper of the lighthouse repaired the lantern?`);
  await discord.until(() => answer.text.includes('**Amos Reed**'), 'the second edit');
  expect(library.asked.map(({ text }) => text)).toEqual([
    'Is this a question at all?',
    'When does the museum open its doors to us?',
    'Which keeper of the lighthouse repaired the lantern?',
  ]);
});

test('an edit that Discord’s answer tells of before the gateway does', async () => {
  const { discord } = harness;
  const asked = await discord.say(discord.user, 'Is this a question at all?');
  const answer = await discord.answerTo(asked);
  const slow = discord.rest.fail('PATCH /channels/*/messages/*', { status: 502, applied: true });
  await discord.edit(asked, 'When does the museum open its doors to us?');
  await discord.until(() => slow.used === 1, 'the first edit');
  // The edit is told when the session is resumed; until then the second attempt has been answered.
  discord.gateway.close(4000);
  await discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  await discord.until(() => answer.text.includes('**Amos Reed**'), 'the second edit');
});

test('not after five minutes, nor when the bot is no longer asked', async () => {
  const asked = await harness.discord.mention(
    harness.discord.user,
    harness.discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await harness.discord.answerTo(asked);
  await harness.discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  harness.discord.advance(5 * 60_000 + 1000);
  await harness.discord.edit(
    asked,
    `<@${harness.discord.bot.id}> Which keeper of the lighthouse repaired the lantern?`,
  );
  await harness.discord.answerTo(
    await harness.discord.say(harness.discord.user, 'Which keeper of the lighthouse has ever repaired it?'),
  );
  expect(answer.versions).toHaveLength(1);
});

test('a message that mentions the bot only when it is edited, within five minutes, is answered once', async () => {
  const { discord, library } = harness;
  const me = `<@${discord.bot.id}>`;
  const question = 'When does the museum open its doors to us?';
  const asked = await discord.say(discord.user, question, { in: discord.channel });
  const other = await discord.say(discord.user, question, { in: discord.channel });
  await discord.edit(asked, `${me} ${question}`);
  const answer = await discord.answerTo(asked);
  expect(answer.text).toContain('**every day**');
  expect(answer.replyTo).toBe(asked);
  await discord.edit(asked, `${me} Which keeper of the lighthouse repaired the lantern?`);
  await discord.until(() => answer.text.includes('**Amos Reed**'), 'the new answer');
  discord.advance(5 * 60_000 + 1000);
  await discord.edit(other, `${me} ${question}`);
  await discord.answerTo(await discord.say(discord.user, question));
  expect(answers()).toEqual([answer]);
  expect(library.asked).toHaveLength(3);
});

test('a question that is deleted takes its answer with it, also one that is still on its way', async () => {
  const first = await harness.discord.mention(
    harness.discord.user,
    harness.discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await harness.discord.answerTo(first);
  await harness.discord.remove(first);
  await harness.discord.until(() => answer.deleted, 'the answer to go');

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = harness.library;
  harness.library.ask = (question) => held.then(() => ask(question));
  const second = await harness.discord.mention(
    harness.discord.user,
    harness.discord.channel,
    'When does the museum open its doors to us?',
  );
  await harness.discord.remove(second);
  release();
  await harness.discord.answerTo(
    await harness.discord.say(harness.discord.user, 'When does the museum open its doors to us?'),
  );
  expect(answers()).toEqual([]);
});

test('what is deleted is none of our business when it was not ours, nor after a restart', async () => {
  const asked = await harness.discord.mention(
    harness.discord.user,
    harness.discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await harness.discord.answerTo(asked);
  const chat = await harness.discord.say(harness.discord.user, 'Lunch?', { in: harness.discord.channel });
  await harness.discord.remove(chat);
  await harness.restart();
  await harness.discord.remove(asked);
  await harness.discord.answerTo(
    await harness.discord.say(harness.discord.user, 'When does the museum open its doors to us?'),
  );
  expect(answer.deleted).toBe(false);
});

test('an answer that somebody removed by hand is not missed', async () => {
  const asked = await harness.discord.say(harness.discord.user, 'When does the museum open its doors to us?');
  const answer = await harness.discord.answerTo(asked);
  await harness.discord.press(harness.discord.user, answer, 'Dismiss');
  await harness.discord.until(() => answer.deleted, 'the answer to go');
  await harness.discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  await harness.discord.remove(asked);
  await harness.discord.answerTo(
    await harness.discord.say(harness.discord.user, 'When does the museum open its doors to us?'),
  );
});

test('only so much is remembered, and only so long', () => {
  let now = 0;
  const cache = openTtlCache<number>(3, 100, () => now);
  for (const id of [1, 2, 3, 4]) cache.set(String(id), id);
  expect(['1', '2', '3', '4'].map((id) => cache.get(id))).toEqual([undefined, 2, 3, 4]);
  now = 50;
  cache.set('2', 22);
  now = 120;
  expect(['2', '3', '4'].map((id) => cache.get(id))).toEqual([22, undefined, undefined]);
  cache.delete('2');
  expect(cache.get('2')).toBeUndefined();
});
