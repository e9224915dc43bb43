import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openRemembered } from '../src/remembered.ts';
import type { Discord } from './discord/index.ts';
import { openShelf, openStage, type Shelf, type Stage, scripted } from './stage.ts';

let shelf: Shelf;
let stage: Stage;
let discord: Discord;
let library: ReturnType<typeof scripted>;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.close());
beforeEach(async () => {
  library = scripted(shelf.library, {
    museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
    keeper: {
      language: 'en',
      quotations: [
        ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
      ],
    },
  });
  stage = await openStage(library);
  discord = stage.discord;
});
afterEach(async () => {
  expect(stage.faults()).toEqual([]);
  await stage.close();
});

const answers = () => discord.channel.messages.filter(({ author, deleted }) => author.bot && !deleted);

test('an edited question is answered again in the place of its answer', async () => {
  for (const where of [discord.channel, discord.dm(discord.user)]) {
    const me = where === discord.channel ? `<@${discord.bot.id}> ` : '';
    const asked = await discord.say(discord.user, `${me}When does the museum open its doors to us?`, {
      in: where,
    });
    const answer = await discord.answerTo(asked);
    expect(answer.text).toContain('**every day**');
    await discord.edit(asked, `${me}Which keeper of the lighthouse repaired the lantern?`);
    await discord.until(() => answer.text.includes('**Amos Reed**'), 'the new answer');
    expect(answer.replyTo).toBe(asked);
  }
  expect(answers()).toHaveLength(1);
});

test('the last of many edits counts', async () => {
  const asked = await discord.say(discord.user, 'When does the museum open its doors to us?');
  const answer = await discord.answerTo(asked);
  await discord.edit(asked, 'When does the museum close its doors to us?');
  await discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  await discord.until(() => library.asked.length === 3, 'all answers');
  await discord.until(() => answer.text.includes('**Amos Reed**'), 'the last answer');
});

test('an edit while the first answer is still being looked for', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = library;
  library.ask = (question) =>
    question.text.includes('museum') ? held.then(() => ask(question)) : ask(question);
  const asked = await discord.mention(
    discord.user,
    discord.channel,
    'When does the museum open its doors to us?',
  );
  await discord.edit(asked, `<@${discord.bot.id}> Which keeper of the lighthouse repaired the lantern?`);
  release();
  const answer = await discord.answerTo(asked);
  await discord.until(() => answer.text.includes('**Amos Reed**'), 'the new answer');
  expect(answers()).toHaveLength(1);
});

test('not after five minutes, nor when the bot is no longer asked', async () => {
  const asked = await discord.mention(
    discord.user,
    discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await discord.answerTo(asked);
  await discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  discord.advance(5 * 60_000 + 1000);
  await discord.edit(asked, `<@${discord.bot.id}> Which keeper of the lighthouse repaired the lantern?`);
  await discord.answerTo(
    await discord.say(discord.user, 'Which keeper of the lighthouse has ever repaired it?'),
  );
  expect(answer.versions).toHaveLength(1);
});

test('a question that is deleted takes its answer with it, also one that is still on its way', async () => {
  const first = await discord.mention(
    discord.user,
    discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await discord.answerTo(first);
  await discord.remove(first);
  await discord.until(() => answer.deleted, 'the answer to go');

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = library;
  library.ask = (question) => held.then(() => ask(question));
  const second = await discord.mention(
    discord.user,
    discord.channel,
    'When does the museum open its doors to us?',
  );
  await discord.remove(second);
  release();
  await discord.answerTo(await discord.say(discord.user, 'When does the museum open its doors to us?'));
  expect(answers()).toEqual([]);
});

test('what is deleted is none of our business when it was not ours, nor after a restart', async () => {
  const asked = await discord.mention(
    discord.user,
    discord.channel,
    'When does the museum open its doors to us?',
  );
  const answer = await discord.answerTo(asked);
  const chat = await discord.say(discord.user, 'Lunch?', { in: discord.channel });
  await discord.remove(chat);
  await stage.restart();
  await discord.remove(asked);
  await discord.answerTo(await discord.say(discord.user, 'When does the museum open its doors to us?'));
  expect(answer.deleted).toBe(false);
});

test('an answer that somebody removed by hand is not missed', async () => {
  const asked = await discord.say(discord.user, 'When does the museum open its doors to us?');
  const answer = await discord.answerTo(asked);
  await discord.press(discord.user, answer, 'Dismiss');
  await discord.until(() => answer.deleted, 'the answer to go');
  await discord.edit(asked, 'Which keeper of the lighthouse repaired the lantern?');
  await discord.remove(asked);
  await discord.answerTo(await discord.say(discord.user, 'When does the museum open its doors to us?'));
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
