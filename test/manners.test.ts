import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/app/messages/messages.ts';
import { openManners } from '../src/app/rateLimit.ts';
import { type Message, nobody, type User } from './discord/index.ts';
import { onStage } from './stage.ts';

const question = 'When does the museum open its doors to us?';
const allowance = { user: { points: 6, seconds: 30 }, server: { points: 10, seconds: 60 } };

const stage = onStage(
  {
    museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
  },
  { allowance, keeps: false },
);

async function ask(who: User): Promise<Message> {
  return (await stage.discord.slash(who, '/ask', { question })).settled();
}

describe('too much at once', () => {
  test('is refused privately, with the time to wait, and harms nobody else', async () => {
    for (let times = 0; times < 3; times++)
      expect((await ask(stage.discord.user)).text).toContain('every day');
    const refused = await ask(stage.discord.user);
    expect(refused.ephemeral).toBe(true);
    expect(refused.text).toMatch(/^That was a lot at once\. Please try again in (?:29|30) seconds\.$/);
    const portuguese = await stage.discord.slash(
      stage.discord.user,
      '/ask',
      { question },
      { locale: 'pt-BR' },
    );
    expect((await portuguese.settled()).text).toMatch(
      /^Foi muita coisa de uma vez\. Tente de novo em (?:29|30) segundos\.$/,
    );
    expect((await ask(stage.discord.admin)).text).toContain('every day');
  });

  test('in messages is said once, not again and again', async () => {
    const said = async () => stage.discord.say(stage.discord.user, question);
    for (let times = 0; times < 3; times++) await stage.discord.answerTo(await said());
    expect((await stage.discord.answerTo(await said())).text).toContain('That was a lot at once.');
    await said();
    await said();
    await ask(stage.discord.admin);
    expect(stage.discord.dm(stage.discord.user).messages.filter(({ author }) => author.bot)).toHaveLength(4);
  });

  test('for a whole server, each user within bounds', async () => {
    const users = Array.from({ length: 6 }, (_, at) => stage.discord.addUser({ name: `user${at}` }));
    const texts: string[] = [];
    for (const user of users) texts.push((await ask(user)).text);
    expect(texts.map((text) => text.includes('every day'))).toEqual([true, true, true, true, true, false]);
    expect(texts.at(-1)).toMatch(/^That was a lot at once\. Please try again in (?:1 minute|59 seconds)\.$/);
    const elsewhere = await stage.discord.say(users[5] ?? stage.discord.user, question);
    expect((await stage.discord.answerTo(elsewhere)).text).toContain('every day');
  });

  test('who is refused takes nothing from the server', async () => {
    const manners = openManners({ user: { points: 1, seconds: 5 }, server: { points: 2, seconds: 5 } });
    const server = 'one';
    expect(await manners.refuse({ user: 'a', server }, 1)).toBeUndefined();
    const refusal = await manners.refuse({ user: 'a', server }, 1);
    expect(refusal?.error.say(LANGUAGES.en)).toMatch(/in [45] seconds/);
    expect(refusal?.again).toBe(false);
    expect((await manners.refuse({ user: 'a', server }, 1))?.again).toBe(true);
    expect(await manners.refuse({ user: 'b', server }, 1)).toBeUndefined();
    expect(await manners.refuse({ user: 'c', server }, 1)).toBeDefined();
    expect([await manners.firstTime('x'), await manners.firstTime('x')]).toEqual([true, false]);
  });
});

describe('where the bot may not', () => {
  const botMessages = (user: User) => stage.discord.dm(user).messages.filter(({ author }) => author.bot);

  test('write, it tells the asker privately which permission it lacks, once', async () => {
    stage.discord.deny(stage.discord.channel, stage.discord.bot, PermissionFlagsBits.SendMessages);
    await stage.discord.mention(stage.discord.user, stage.discord.channel, question);
    await stage.discord.mention(stage.discord.user, stage.discord.channel, question);
    const told = await stage.discord.until(() => botMessages(stage.discord.user)[0], 'a word about it');
    expect(told.text).toBe(
      `I can’t answer you in <#${stage.discord.channel.id}> because I’m missing these permissions there: Send Messages.`,
    );
    const refusing = stage.discord.addUser({ name: 'Eva', acceptsDms: false });
    await stage.discord.mention(refusing, stage.discord.channel, question);
    const thread = stage.discord.addThread(stage.discord.channel);
    stage.discord.deny(stage.discord.channel, stage.discord.bot, PermissionFlagsBits.SendMessagesInThreads);
    await stage.discord.mention(stage.discord.user, thread, question);
    await stage.discord.until(
      () => botMessages(stage.discord.user)[1]?.text.includes('Send Messages in Threads'),
      'another',
    );
    expect(botMessages(stage.discord.user)).toHaveLength(2);
    // A command is answered even there.
    expect((await ask(stage.discord.user)).text).toContain('every day');
  });

  test('read the history, it answers without a reply', async () => {
    stage.discord.deny(stage.discord.channel, stage.discord.bot, PermissionFlagsBits.ReadMessageHistory);
    await stage.discord.mention(stage.discord.user, stage.discord.channel, question);
    const answer = await stage.discord.waitForMessage(stage.discord.channel);
    expect(answer.text).toContain('every day');
    expect(answer.replyTo).toBeUndefined();
  });

  test('reply to a message, sharing says so and posts nothing', async () => {
    const said = await stage.discord.say(stage.discord.admin, question, { in: stage.discord.channel });
    const asked = await stage.discord.menu(stage.discord.user, 'Ask about this', said);
    const answer = await asked.settled();
    stage.discord.deny(stage.discord.channel, stage.discord.bot, PermissionFlagsBits.SendMessages);
    const pressed = await stage.discord.press(stage.discord.user, answer, 'Share');
    expect((await pressed.settled()).text).toContain('I’m missing these permissions there: Send Messages.');
    expect(stage.discord.channel.messages).toHaveLength(1);
  });

  test('and when Discord refuses after all', async () => {
    const said = await stage.discord.say(stage.discord.admin, question, { in: stage.discord.channel });
    const answer = await (await stage.discord.menu(stage.discord.user, 'Ask about this', said)).settled();
    const before = answer.text;
    stage.discord.rest.fail('POST /channels/*/messages', { status: 403 });
    const pressed = await stage.discord.press(stage.discord.user, answer, 'Share');
    const told = await stage.discord.until(() => pressed.followUps[0], 'the refusal');
    expect(told).toMatchObject({ ephemeral: true, text: 'I can’t post in this channel.' });
    expect(answer.text).toBe(before);
  });
});

describe('who is answered', () => {
  test('neither bots, nor itself, nor a server without being asked', async () => {
    const robot = stage.discord.addUser({ name: 'Robot', bot: true });
    await stage.discord.mention(robot, stage.discord.channel, question);
    await stage.discord.say(stage.discord.user, question, { in: stage.discord.channel });
    await stage.discord.say(stage.discord.user, `@everyone ${question}`, { in: stage.discord.channel });
    const answer = await stage.discord.answerTo(
      await stage.discord.mention(stage.discord.user, stage.discord.channel, question),
    );
    expect(stage.library.asked).toHaveLength(1);
    expect(answer.pings).toEqual(nobody);
    expect(stage.discord.channel.typing).toBe(0);
  });

  test('in the thread where it was asked', async () => {
    const thread = stage.discord.addThread(stage.discord.channel, 'museum');
    const answer = await stage.discord.answerTo(
      await stage.discord.mention(stage.discord.user, thread, question),
    );
    expect(answer.channel).toBe(thread);
    expect(stage.discord.channel.messages).toEqual([]);
  });
});

describe('brought along by a user', () => {
  const outsider = () => {
    const guest = stage.discord.addUser({ name: 'Gil', installed: true });
    const guild = stage.discord.addGuild({ invited: false, members: [guest] });
    return { guest, channel: stage.discord.addChannel('elsewhere', { guild }) };
  };

  test('answers privately in any server, publicly where that is allowed and wanted', async () => {
    const { guest, channel } = outsider();
    const asked = await stage.discord.slash(guest, '/ask', { question }, { in: channel });
    expect(asked.ephemeral).toBe(true);
    const answer = await asked.settled();
    expect(answer.text).toMatchInlineSnapshot(`
      "**When does the museum open its doors to us?**
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      > It opens **every day** in summer.
      -# lighthouse.md, line 19 · English · May 31, 2019
      [In context]
      [Ask a follow-up] [Share]"
    `);
    const pressed = await stage.discord.press(guest, answer, 'Share');
    const shared = await stage.discord.until(() => pressed.followUps[0], 'the shared answer');
    expect(shared).toMatchObject({ ephemeral: false, channel });
    const open = await stage.discord.slash(guest, '/ask', { question, private: false }, { in: channel });
    expect(open.ephemeral).toBe(false);
    stage.discord.deny(channel, guest, PermissionFlagsBits.UseExternalApps);
    const closed = await stage.discord.slash(guest, '/ask', { question, private: false }, { in: channel });
    expect(closed.ephemeral).toBe(true);
    expect((await closed.settled()).text).not.toContain('Share');
  });

  test('in a group, from the menu of a message', async () => {
    const { guest } = outsider();
    const group = stage.discord.group(guest, stage.discord.admin);
    const said = await stage.discord.say(stage.discord.admin, question, { in: group });
    const asked = await stage.discord.menu(guest, 'Ask about this', said);
    expect(asked.ephemeral).toBe(true);
    const answer = await asked.settled();
    expect(answer.text).toContain('every day');
    const pressed = await stage.discord.press(guest, answer, 'Share');
    await stage.discord.until(() => pressed.followUps[0]?.text.includes('Shared by'), 'the shared answer');
    const article = await stage.discord.slash(guest, '/article', { name: 'biblioteca' }, { in: group });
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
    const answer = await ask(stage.discord.admin);
    const row = answer.components.at(-1);
    if (!row || !('components' in row)) throw new Error('There are no buttons');
    const [button] = row.components;
    if (!button || !('custom_id' in button)) throw new Error('There is no button');
    button.custom_id = id;
    const pressed = await stage.discord.press(stage.discord.user, answer, id);
    expect(pressed).toMatchObject({ acknowledgedAfterMs: expect.any(Number), error: undefined });
  });
});
