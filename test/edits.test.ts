import { expect, test } from 'vitest';
import { openRemembered } from '../src/util/ttlCache.ts';
import { onStage } from './stage.ts';

const stage = onStage(
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

const answers = () => stage.discord.channel.messages.filter(({ author, deleted }) => author.bot && !deleted);

test('an edited question is answered again in the place of its answer', async () => {
  for (const where of [stage.discord.channel, stage.discord.dm(stage.discord.user)]) {
    const me = where === stage.discord.channel ? `<@${stage.discord.bot.id}> ` : '';
    const asked = await stage.discord.say(
      stage.discord.user,
      `${me}When does the museum open its doors to us?`,
      {
        in: where,
      },
    );
    const answer = await stage.discord.answerTo(asked);
    expect(answer.text).toContain('**every day**');
    await stage.discord.edit(asked, `${me}Which keeper of the lighthouse repaired the lantern?`);
    await stage.discord.until(() => answer.text.includes('**Amos Reed**'), 'the new answer');
    expect(answer.replyTo).toBe(asked);
  }
  expect(answers()).toHaveLength(1);
});

test('the last of many edits counts', async () => {
  const asked = await stage.discord.say(stage.discord.user, 'When does the museum open its doors to us?');
  const answer = await stage.discord.answerTo(asked);
  await stage.discord.edit(asked, 'When does the museum close its doors to us?');
  await stage.discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  await stage.discord.until(() => stage.library.asked.length === 3, 'all answers');
  await stage.discord.until(() => answer.text.includes('**Amos Reed**'), 'the last answer');
});

test('an edit while the first answer is still being looked for', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = stage.library;
  stage.library.ask = (question) =>
    question.text.includes('museum') ? held.then(() => ask(question)) : ask(question);
  const asked = await stage.discord.mention(
    stage.discord.user,
    stage.discord.channel,
    'When does the museum open its doors to us?',
  );
  await stage.discord.edit(
    asked,
    `<@${stage.discord.bot.id}> Which keeper of the lighthouse repaired the lantern?`,
  );
  release();
  const answer = await stage.discord.answerTo(asked);
  await stage.discord.until(() => answer.text.includes('**Amos Reed**'), 'the new answer');
  expect(answers()).toHaveLength(1);
});

test('a second edit while Discord’s answer to the first is on its way', async () => {
  const { discord, library } = stage;
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
  const { discord } = stage;
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
  const asked = await stage.discord.mention(
    stage.discord.user,
    stage.discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await stage.discord.answerTo(asked);
  await stage.discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  stage.discord.advance(5 * 60_000 + 1000);
  await stage.discord.edit(
    asked,
    `<@${stage.discord.bot.id}> Which keeper of the lighthouse repaired the lantern?`,
  );
  await stage.discord.answerTo(
    await stage.discord.say(stage.discord.user, 'Which keeper of the lighthouse has ever repaired it?'),
  );
  expect(answer.versions).toHaveLength(1);
});

test('a question that is deleted takes its answer with it, also one that is still on its way', async () => {
  const first = await stage.discord.mention(
    stage.discord.user,
    stage.discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await stage.discord.answerTo(first);
  await stage.discord.remove(first);
  await stage.discord.until(() => answer.deleted, 'the answer to go');

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = stage.library;
  stage.library.ask = (question) => held.then(() => ask(question));
  const second = await stage.discord.mention(
    stage.discord.user,
    stage.discord.channel,
    'When does the museum open its doors to us?',
  );
  await stage.discord.remove(second);
  release();
  await stage.discord.answerTo(
    await stage.discord.say(stage.discord.user, 'When does the museum open its doors to us?'),
  );
  expect(answers()).toEqual([]);
});

test('what is deleted is none of our business when it was not ours, nor after a restart', async () => {
  const asked = await stage.discord.mention(
    stage.discord.user,
    stage.discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await stage.discord.answerTo(asked);
  const chat = await stage.discord.say(stage.discord.user, 'Lunch?', { in: stage.discord.channel });
  await stage.discord.remove(chat);
  await stage.restart();
  await stage.discord.remove(asked);
  await stage.discord.answerTo(
    await stage.discord.say(stage.discord.user, 'When does the museum open its doors to us?'),
  );
  expect(answer.deleted).toBe(false);
});

test('an answer that somebody removed by hand is not missed', async () => {
  const asked = await stage.discord.say(stage.discord.user, 'When does the museum open its doors to us?');
  const answer = await stage.discord.answerTo(asked);
  await stage.discord.press(stage.discord.user, answer, 'Dismiss');
  await stage.discord.until(() => answer.deleted, 'the answer to go');
  await stage.discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  await stage.discord.remove(asked);
  await stage.discord.answerTo(
    await stage.discord.say(stage.discord.user, 'When does the museum open its doors to us?'),
  );
});

test('only so much is remembered, and only so long', () => {
  let now = 0;
  const remembered = openRemembered<number>(3, 100, () => now);
  for (const id of [1, 2, 3, 4]) remembered.set(String(id), id);
  expect(['1', '2', '3', '4'].map((id) => remembered.get(id))).toEqual([undefined, 2, 3, 4]);
  now = 50;
  remembered.set('2', 22);
  now = 120;
  expect(['2', '3', '4'].map((id) => remembered.get(id))).toEqual([22, undefined, undefined]);
  remembered.delete('2');
  expect(remembered.get('2')).toBeUndefined();
});
