import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openManners } from '../src/manners.ts';
import { LANGUAGES } from '../src/messages.ts';
import { type Discord, type Message, nobody, type User } from './discord/index.ts';
import { openShelf, openStage, type Shelf, type Stage, scripted } from './stage.ts';

const question = 'When does the museum open its doors to us?';
const allowance = { user: { points: 6, seconds: 30 }, server: { points: 10, seconds: 60 } };

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
  });
  stage = await openStage(library, { allowance });
  discord = stage.discord;
});
afterEach(async () => {
  expect(stage.faults()).toEqual([]);
  await stage.close();
});

async function ask(who: User): Promise<Message> {
  return (await discord.slash(who, '/ask', { question })).settled();
}

describe('too much at once', () => {
  test('is refused privately, with the time to wait, and harms nobody else', async () => {
    for (let times = 0; times < 3; times++) expect((await ask(discord.user)).text).toContain('every day');
    const refused = await ask(discord.user);
    expect(refused.ephemeral).toBe(true);
    expect(refused.text).toMatch(/^That was a lot at once\. Please try again in (?:29|30) seconds\.$/);
    const portuguese = await discord.slash(discord.user, '/ask', { question }, { locale: 'pt-BR' });
    expect((await portuguese.settled()).text).toMatch(
      /^Foi muita coisa de uma vez\. Tente de novo em (?:29|30) segundos\.$/,
    );
    expect((await ask(discord.admin)).text).toContain('every day');
  });

  test('in messages is said once, not again and again', async () => {
    const said = async () => discord.say(discord.user, question);
    for (let times = 0; times < 3; times++) await discord.answerTo(await said());
    expect((await discord.answerTo(await said())).text).toContain('That was a lot at once.');
    await said();
    await said();
    await ask(discord.admin);
    expect(discord.dm(discord.user).messages.filter(({ author }) => author.bot)).toHaveLength(4);
  });

  test('for a whole server, each user within bounds', async () => {
    const users = Array.from({ length: 6 }, (_, at) => discord.addUser({ name: `user${at}` }));
    const texts: string[] = [];
    for (const user of users) texts.push((await ask(user)).text);
    expect(texts.map((text) => text.includes('every day'))).toEqual([true, true, true, true, true, false]);
    expect(texts.at(-1)).toMatch(/^That was a lot at once\. Please try again in (?:1 minute|59 seconds)\.$/);
    const elsewhere = await discord.say(users[5] ?? discord.user, question);
    expect((await discord.answerTo(elsewhere)).text).toContain('every day');
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
  const botMessages = (user: User) => discord.dm(user).messages.filter(({ author }) => author.bot);

  test('write, it tells the asker privately which permission it lacks, once', async () => {
    discord.deny(discord.channel, discord.bot, PermissionFlagsBits.SendMessages);
    await discord.mention(discord.user, discord.channel, question);
    await discord.mention(discord.user, discord.channel, question);
    const told = await discord.until(() => botMessages(discord.user)[0], 'a word about it');
    expect(told.text).toBe(
      `I cannot answer you in <#${discord.channel.id}>. I lack these permissions there: Send Messages.`,
    );
    const refusing = discord.addUser({ name: 'Eva', acceptsDms: false });
    await discord.mention(refusing, discord.channel, question);
    const thread = discord.addThread(discord.channel);
    discord.deny(discord.channel, discord.bot, PermissionFlagsBits.SendMessagesInThreads);
    await discord.mention(discord.user, thread, question);
    await discord.until(
      () => botMessages(discord.user)[1]?.text.includes('Send Messages in Threads'),
      'another',
    );
    expect(botMessages(discord.user)).toHaveLength(2);
    // A command is answered even there.
    expect((await ask(discord.user)).text).toContain('every day');
  });

  test('read the history, it answers without a reply', async () => {
    discord.deny(discord.channel, discord.bot, PermissionFlagsBits.ReadMessageHistory);
    await discord.mention(discord.user, discord.channel, question);
    const answer = await discord.waitForMessage(discord.channel);
    expect(answer.text).toContain('every day');
    expect(answer.replyTo).toBeUndefined();
  });

  test('reply to a message, sharing says so and posts nothing', async () => {
    const said = await discord.say(discord.admin, question, { in: discord.channel });
    const asked = await discord.menu(discord.user, 'Ask about this', said);
    const answer = await asked.settled();
    discord.deny(discord.channel, discord.bot, PermissionFlagsBits.SendMessages);
    const pressed = await discord.press(discord.user, answer, 'Share');
    expect((await pressed.settled()).text).toContain('I lack these permissions there: Send Messages.');
    expect(discord.channel.messages).toHaveLength(1);
  });

  test('and when Discord refuses after all', async () => {
    const said = await discord.say(discord.admin, question, { in: discord.channel });
    const answer = await (await discord.menu(discord.user, 'Ask about this', said)).settled();
    const before = answer.text;
    discord.rest.fail('POST /channels/*/messages', { status: 403 });
    const pressed = await discord.press(discord.user, answer, 'Share');
    const told = await discord.until(() => pressed.followUps[0], 'the refusal');
    expect(told).toMatchObject({ ephemeral: true, text: 'I cannot write in this channel.' });
    expect(answer.text).toBe(before);
  });
});

describe('who is answered', () => {
  test('neither bots, nor itself, nor a server without being asked', async () => {
    const robot = discord.addUser({ name: 'Robot', bot: true });
    await discord.mention(robot, discord.channel, question);
    await discord.say(discord.user, question, { in: discord.channel });
    await discord.say(discord.user, `@everyone ${question}`, { in: discord.channel });
    const answer = await discord.answerTo(await discord.mention(discord.user, discord.channel, question));
    expect(library.asked).toHaveLength(1);
    expect(answer.pings).toEqual(nobody);
    expect(discord.channel.typing).toBe(0);
  });

  test('in the thread where it was asked', async () => {
    const thread = discord.addThread(discord.channel, 'museum');
    const answer = await discord.answerTo(await discord.mention(discord.user, thread, question));
    expect(answer.channel).toBe(thread);
    expect(discord.channel.messages).toEqual([]);
  });
});

describe('brought along by a user', () => {
  const outsider = () => {
    const guest = discord.addUser({ name: 'Gil', installed: true });
    const guild = discord.addGuild({ invited: false, members: [guest] });
    return { guest, channel: discord.addChannel('elsewhere', { guild }) };
  };

  test('answers privately in any server, publicly where that is allowed and wanted', async () => {
    const { guest, channel } = outsider();
    const asked = await discord.slash(guest, '/ask', { question }, { in: channel });
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
    const pressed = await discord.press(guest, answer, 'Share');
    const shared = await discord.until(() => pressed.followUps[0], 'the shared answer');
    expect(shared).toMatchObject({ ephemeral: false, channel });
    const open = await discord.slash(guest, '/ask', { question, private: false }, { in: channel });
    expect(open.ephemeral).toBe(false);
    discord.deny(channel, guest, PermissionFlagsBits.UseExternalApps);
    const closed = await discord.slash(guest, '/ask', { question, private: false }, { in: channel });
    expect(closed.ephemeral).toBe(true);
    expect((await closed.settled()).text).not.toContain('Share');
  });

  test('in a group, from the menu of a message', async () => {
    const { guest } = outsider();
    const group = discord.group(guest, discord.admin);
    const said = await discord.say(discord.admin, question, { in: group });
    const asked = await discord.menu(guest, 'Ask about this', said);
    expect(asked.ephemeral).toBe(true);
    const answer = await asked.settled();
    expect(answer.text).toContain('every day');
    const pressed = await discord.press(guest, answer, 'Share');
    await discord.until(() => pressed.followUps[0]?.text.includes('Shared by'), 'the shared answer');
    const article = await discord.slash(guest, '/article', { name: 'biblioteca' }, { in: group });
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
    const answer = await ask(discord.admin);
    const row = answer.components.at(-1);
    if (!row || !('components' in row)) throw new Error('There are no buttons');
    const [button] = row.components;
    if (!button || !('custom_id' in button)) throw new Error('There is no button');
    button.custom_id = id;
    const pressed = await discord.press(discord.user, answer, id);
    expect(pressed.acknowledgedAfterMs).toBeLessThan(1000);
  });
});
