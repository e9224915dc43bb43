import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { openRateLimiter } from '../../src/app/rateLimit.ts';
import { type Message, nobody, type User } from '../discord/index.ts';
import { harnessWithAnswers } from '../support/botHarness.ts';

const question = 'When does the museum open its doors to us?';
const rateLimits = { user: { points: 6, seconds: 30 }, server: { points: 10, seconds: 60 } };

const harness = harnessWithAnswers(
  {
    museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
  },
  { rateLimits, keeps: false },
);

async function ask(who: User): Promise<Message> {
  return (await harness.discord.slash(who, '/ask', { question })).settled();
}

describe('too much at once', () => {
  test('is refused privately, with the time to wait, and harms nobody else', async () => {
    for (let times = 0; times < 3; times++)
      expect((await ask(harness.discord.user)).text).toContain('every day');
    const refused = await ask(harness.discord.user);
    expect(refused.ephemeral).toBe(true);
    expect(refused.text).toMatch(/^That was a lot at once\. Please try again in (?:29|30) seconds\.$/);
    const portuguese = await harness.discord.slash(
      harness.discord.user,
      '/ask',
      { question },
      { locale: 'pt-BR' },
    );
    expect((await portuguese.settled()).text).toMatch(
      /^Foi muita coisa de uma vez\. Tente de novo em (?:29|30) segundos\.$/,
    );
    expect((await ask(harness.discord.admin)).text).toContain('every day');
  });

  test('in messages is said once, not again and again', async () => {
    const said = async () => harness.discord.say(harness.discord.user, question);
    for (let times = 0; times < 3; times++) await harness.discord.answerTo(await said());
    expect((await harness.discord.answerTo(await said())).text).toContain('That was a lot at once.');
    await said();
    await said();
    await ask(harness.discord.admin);
    expect(harness.discord.dm(harness.discord.user).messages.filter(({ author }) => author.bot)).toHaveLength(
      4,
    );
  });

  test('for a whole server, each user within bounds', async () => {
    const users = Array.from({ length: 6 }, (_, at) => harness.discord.addUser({ name: `user${at}` }));
    const texts: string[] = [];
    for (const user of users) texts.push((await ask(user)).text);
    expect(texts.map((text) => text.includes('every day'))).toEqual([true, true, true, true, true, false]);
    expect(texts.at(-1)).toMatch(/^That was a lot at once\. Please try again in (?:1 minute|59 seconds)\.$/);
    const elsewhere = await harness.discord.say(users[5] ?? harness.discord.user, question);
    expect((await harness.discord.answerTo(elsewhere)).text).toContain('every day');
  });

  test('who is refused takes nothing from the server', async () => {
    const limiter = openRateLimiter({ user: { points: 1, seconds: 5 }, server: { points: 2, seconds: 5 } });
    const server = 'one';
    expect(await limiter.check({ user: 'a', server }, 1)).toBeUndefined();
    const refusal = await limiter.check({ user: 'a', server }, 1);
    expect(refusal?.error.say(LANGUAGES.en)).toMatch(/in [45] seconds/);
    expect(refusal?.repeated).toBe(false);
    expect((await limiter.check({ user: 'a', server }, 1))?.repeated).toBe(true);
    expect(await limiter.check({ user: 'b', server }, 1)).toBeUndefined();
    expect(await limiter.check({ user: 'c', server }, 1)).toBeDefined();
    expect([await limiter.once('x'), await limiter.once('x')]).toEqual([true, false]);
  });
});

describe('where the bot may not', () => {
  const botMessages = (user: User) => harness.discord.dm(user).messages.filter(({ author }) => author.bot);

  test('write, it tells the asker privately which permission it lacks, once', async () => {
    harness.discord.deny(harness.discord.channel, harness.discord.bot, PermissionFlagsBits.SendMessages);
    await harness.discord.mention(harness.discord.user, harness.discord.channel, question);
    await harness.discord.mention(harness.discord.user, harness.discord.channel, question);
    const told = await harness.discord.until(() => botMessages(harness.discord.user)[0], 'a word about it');
    expect(told.text).toBe(
      `I can’t answer you in <#${harness.discord.channel.id}> because I’m missing these permissions there: Send Messages.`,
    );
    const refusing = harness.discord.addUser({ name: 'Eva', acceptsDms: false });
    await harness.discord.mention(refusing, harness.discord.channel, question);
    const thread = harness.discord.addThread(harness.discord.channel);
    harness.discord.deny(
      harness.discord.channel,
      harness.discord.bot,
      PermissionFlagsBits.SendMessagesInThreads,
    );
    await harness.discord.mention(harness.discord.user, thread, question);
    await harness.discord.until(
      () => botMessages(harness.discord.user)[1]?.text.includes('Send Messages in Threads'),
      'another',
    );
    expect(botMessages(harness.discord.user)).toHaveLength(2);
    // A command is answered even there.
    expect((await ask(harness.discord.user)).text).toContain('every day');
  });

  test('read the history, it answers without a reply', async () => {
    harness.discord.deny(
      harness.discord.channel,
      harness.discord.bot,
      PermissionFlagsBits.ReadMessageHistory,
    );
    await harness.discord.mention(harness.discord.user, harness.discord.channel, question);
    const answer = await harness.discord.waitForMessage(harness.discord.channel);
    expect(answer.text).toContain('every day');
    expect(answer.replyTo).toBeUndefined();
  });

  test('reply to a message, sharing says so and posts nothing', async () => {
    const said = await harness.discord.say(harness.discord.admin, question, { in: harness.discord.channel });
    const asked = await harness.discord.menu(harness.discord.user, 'Ask about this', said);
    const answer = await asked.settled();
    harness.discord.deny(harness.discord.channel, harness.discord.bot, PermissionFlagsBits.SendMessages);
    const pressed = await harness.discord.press(harness.discord.user, answer, 'Share');
    expect((await pressed.settled()).text).toContain('I’m missing these permissions there: Send Messages.');
    expect(harness.discord.channel.messages).toHaveLength(1);
  });

  test('and when Discord refuses after all', async () => {
    const said = await harness.discord.say(harness.discord.admin, question, { in: harness.discord.channel });
    const answer = await (await harness.discord.menu(harness.discord.user, 'Ask about this', said)).settled();
    const before = answer.text;
    harness.discord.rest.fail('POST /channels/*/messages', { status: 403 });
    const pressed = await harness.discord.press(harness.discord.user, answer, 'Share');
    const told = await harness.discord.until(() => pressed.followUps[0], 'the refusal');
    expect(told).toMatchObject({ ephemeral: true, text: 'I can’t post in this channel.' });
    expect(answer.text).toBe(before);
  });
});

describe('who is answered', () => {
  test('neither bots, nor itself, nor a server without being asked', async () => {
    const robot = harness.discord.addUser({ name: 'Robot', bot: true });
    await harness.discord.mention(robot, harness.discord.channel, question);
    await harness.discord.say(harness.discord.user, question, { in: harness.discord.channel });
    await harness.discord.say(harness.discord.user, `@everyone ${question}`, { in: harness.discord.channel });
    const answer = await harness.discord.answerTo(
      await harness.discord.mention(harness.discord.user, harness.discord.channel, question),
    );
    expect(harness.library.asked).toHaveLength(1);
    expect(answer.pings).toEqual(nobody);
    expect(harness.discord.channel.typing).toBe(0);
  });

  test('in the thread where it was asked', async () => {
    const thread = harness.discord.addThread(harness.discord.channel, 'museum');
    const answer = await harness.discord.answerTo(
      await harness.discord.mention(harness.discord.user, thread, question),
    );
    expect(answer.channel).toBe(thread);
    expect(harness.discord.channel.messages).toEqual([]);
  });
});

describe('brought along by a user', () => {
  const outsider = () => {
    const guest = harness.discord.addUser({ name: 'Gil', installed: true });
    const guild = harness.discord.addGuild({ invited: false, members: [guest] });
    return { guest, channel: harness.discord.addChannel('elsewhere', { guild }) };
  };

  test('answers privately in any server, publicly where that is allowed and wanted', async () => {
    const { guest, channel } = outsider();
    const asked = await harness.discord.slash(guest, '/ask', { question }, { in: channel });
    expect(asked.ephemeral).toBe(true);
    const answer = await asked.settled();
    expect(answer.text).toMatchInlineSnapshot(`
      "**When does the museum open its doors to us?**
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [In context]
      > It opens **every day** in summer.
      -# lighthouse.md, line 19 · English · May 31, 2019
      [Ask a follow-up] [Share]"
    `);
    const pressed = await harness.discord.press(guest, answer, 'Share');
    const shared = await harness.discord.until(() => pressed.followUps[0], 'the shared answer');
    expect(shared).toMatchObject({ ephemeral: false, channel });
    const open = await harness.discord.slash(guest, '/ask', { question, private: false }, { in: channel });
    expect(open.ephemeral).toBe(false);
    harness.discord.deny(channel, guest, PermissionFlagsBits.UseExternalApps);
    const closed = await harness.discord.slash(guest, '/ask', { question, private: false }, { in: channel });
    expect(closed.ephemeral).toBe(true);
    expect((await closed.settled()).text).not.toContain('Share');
  });

  test('in a group, from the menu of a message', async () => {
    const { guest } = outsider();
    const group = harness.discord.group(guest, harness.discord.admin);
    const said = await harness.discord.say(harness.discord.admin, question, { in: group });
    const asked = await harness.discord.menu(guest, 'Ask about this', said);
    expect(asked.ephemeral).toBe(true);
    const answer = await asked.settled();
    expect(answer.text).toContain('every day');
    const pressed = await harness.discord.press(guest, answer, 'Share');
    await harness.discord.until(() => pressed.followUps[0]?.text.includes('Shared by'), 'the shared answer');
    const article = await harness.discord.slash(guest, '/article', { name: 'biblioteca' }, { in: group });
    expect((await article.settled()).text).toContain('Tapajós');
  });
});

describe('a button that nobody made', () => {
  test.each([
    'context:',
    'context:x:y',
    'read:0123456789:z:q9:!',
    'more:x:~..',
    'more:99999999:~',
    'follow:',
    'rate:up:',
    'share::',
    'again:',
    'dismiss:',
    'nothing:at:all',
    'plain',
  ])('%s is no fault', async (id) => {
    const answer = await ask(harness.discord.admin);
    const row = answer.components.at(-1);
    if (!row || !('components' in row)) throw new Error('There are no buttons');
    const [button] = row.components;
    if (!button || !('custom_id' in button)) throw new Error('There is no button');
    button.custom_id = id;
    const pressed = await harness.discord.press(harness.discord.user, answer, id);
    expect(pressed).toMatchObject({ acknowledgedAfterMs: expect.any(Number), error: undefined });
  });
});
