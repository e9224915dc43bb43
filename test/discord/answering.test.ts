import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uploadedPath } from '../../index/index.ts';
import type { Library } from '../../src/library/library.ts';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import { rowsIn } from '../support/rows.ts';
import { thoroughly } from '../support/thorough.ts';
import type { Channel, Guild, Interaction, Message, User } from './index.ts';

const QUESTION = 'When do the raids of the guild begin?';
const ALIKE = 'When does the guild begin its raids?';
const ANSWER = 'The raids of the guild begin at eight in the evening, on Tuesdays. Bring *two* potions.';

let fixtures: Fixtures;
let harness: BotHarness;
/** Does the index hold nothing yet of what servers have added? */
let isStale = false;
/** A server of its own for each test, with who manages it and who asks. */
let here: { guild: Guild; channel: Channel; manager: User; member: User };

beforeAll(async () => {
  fixtures = await openFixtures({
    'common.txt': 'The lighthouse\n\nThe lighthouse on the cape was built of granite by Clara Bowman.',
  });
  const { library, dataDir } = fixtures;
  const ask: Library['ask'] = (question, scope) => library.ask(question, isStale ? null : scope);
  const contents: Library['contents'] = (scope) => library.contents(isStale ? null : scope);
  harness = await openBotHarness({ ...library, ask, contents }, { dataDir });
});
afterAll(async () => {
  await harness.close();
  await fixtures.close();
});
beforeEach(async () => {
  here = newServer();
  await choose('Keep questions');
});
afterEach(() => expect(harness.faults()).toEqual([]));

function newServer() {
  const { discord } = harness;
  const guild = discord.addGuild({ name: 'Amber *Foxes*' });
  const permissions = PermissionFlagsBits.ManageGuild;
  const manager = discord.addUser({ name: 'Eva', guilds: [guild], permissions });
  const member = discord.addUser({ name: 'Ben', guilds: [guild] });
  return { guild, channel: discord.addChannel('general', { guild }), manager, member };
}

const use = (name: string, given = {}, who = here.manager) =>
  harness.discord.slash(who, name, given, { in: here.channel });
async function choose(button: string): Promise<void> {
  const shown = await (await use('/settings')).settled();
  const before = shown.text;
  await harness.discord.press(here.manager, shown, button);
  await harness.discord.until(() => shown.text !== before, 'the settings');
}
const ask = async (question = QUESTION, who = here.member, channel = here.channel) =>
  harness.discord.answerTo(await harness.discord.mention(who, channel, question));
const insights = async () => (await use('/insights')).settled();
const told = (who = here.member) => harness.discord.dm(who).messages;
const waiting = () => rowsIn(harness.dataDir, 'SELECT * FROM waiting WHERE server = ?', here.guild.id);

/** Without the numbers of this run. */
function plain({ text }: Message): string {
  const names = { guild: here.guild, channel: here.channel, manager: here.manager };
  return Object.entries(names)
    .reduce((shown, [as, { id }]) => shown.replaceAll(id, as), text)
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\d{17,}/g, 'message')
    .replace(/\w+ \d+, 20\d\d/, 'today')
    .replace(/\d+ seconds? ago|now/, 'now');
}

async function press(decline: Message, who = here.member): Promise<Message> {
  return (await harness.discord.press(who, decline, 'Notify me')).settled();
}

/** Another process looks who is to be told. */
async function later(ms: number): Promise<void> {
  await harness.store.use((db) => db.write('UPDATE waiting SET claimed = claimed - ?', ms), 0);
  await harness.restart();
}

/** What /insights offers first, and the form that choosing it opens. */
async function chooseFirst(shown: Message): Promise<Interaction> {
  const [, value = ''] =
    /"custom_id":"insights:answer"[^\]]*?"value":"(\d+)"/.exec(JSON.stringify(shown.components)) ?? [];
  return harness.discord.select(here.manager, shown, 'insights:answer', [value]);
}

async function answer(text = ANSWER, question?: string): Promise<Message> {
  const { modal } = await chooseFirst(await insights());
  const given = { answer: text, ...(question && { question }) };
  return (await harness.discord.submit(here.manager, modal, given)).settled();
}

test('from a decline to an answer that all are given, and whoever wanted that is told, once', async () => {
  const { discord } = harness;
  const decline = await ask();
  expect(decline.text).toMatchInlineSnapshot(`
    "The articles don’t say.
    The nearest articles:
    [The lighthouse]
    [Notify me] [Dismiss]"
  `);
  expect((await press(decline)).text).toMatchInlineSnapshot(
    `"I’ll send you a direct message when somebody here answers this. Until then, for at most 90 days, I keep your id with the question; \`/privacy\` deletes it."`,
  );
  await press(decline);
  await press(await ask(ALIKE));
  await harness.restart();
  const shown = await insights();
  expect(shown.text).toMatchInlineSnapshot(`
    "**The last 30 days**
    **2 questions the articles don’t answer**
    \`\`\`
    2×  When does the guild begin its raids?
    \`\`\`
    ---
    **Questions by day**
    🟦 0 answered · ⬜ 0 unsure · 🟧 2 not answered
    Each bar is a day (UTC), today on the right. The highest has 2 questions.
    ![Questions by day: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2](attachment://questions.png)
    All of it, as a spreadsheet:
    <file: attachment://insights.csv>
    <Answer one of these questions: When does the guild begin its raids?>"
  `);
  // They have pressed twice, and are one.
  expect(shown.components).toContainEqual(
    expect.objectContaining({
      type: 1,
      components: [
        expect.objectContaining({
          options: [expect.objectContaining({ description: '2× · 1 member waits for the answer' })],
        }),
      ],
    }),
  );
  const opened = await chooseFirst(shown);
  expect(opened.modal?.title).toBe('Answer a question');
  const sent = await discord.submit(here.manager, opened.modal, { answer: ANSWER });
  expect(sent).toMatchObject({ deferred: true, ephemeral: true });
  expect(plain(await sent.settled())).toMatchInlineSnapshot(`
    "**1 article added**
    - **When does the guild begin its raids?** · English · 1 paragraph · Answers/When does the guild begin its raids-.md
    I answer from it from now on.
    Asked again, I now answer:
    - The raids of the guild begin at eight in the evening, on Tuesdays. Bring two potions.
    1 member was told."
  `);
  expect(told().map(plain)).toMatchInlineSnapshot(`
    [
      "**When does the guild begin its raids?**
    ---
    In Amber \\*Foxes\\*, somebody has answered [your question](https://discord.com/channels/guild/channel/message):
    ---
    **1 · When does the guild begin its raids?**
    > **The raids of the guild begin at eight in the evening, on Tuesdays.** Bring _two_ potions.
    -# Answers/When does the guild begin its raids-.md, line 6 · English · today",
    ]
  `);
  expect(waiting()).toEqual([]);
  const [changed] = harness.logged.filter((line) => line.includes('The library of a server was changed'));
  expect(JSON.parse(changed ?? '{}')).toMatchObject({ deed: 'added', user: here.manager.id });
  expect((await insights()).text).not.toContain('raids');
  const again = await ask();
  expect(plain(again)).toMatchInlineSnapshot(`
    "**1 · When does the guild begin its raids?**
    [In context]
    > **The raids of the guild begin at eight in the evening, on Tuesdays.** Bring _two_ potions.
    -# Answers/When does the guild begin its raids-.md, line 6 · English · today
    [👍] [👎] [Dismiss]"
  `);
  const page = await (await use('/article', { name: ALIKE }, here.member)).settled();
  expect(plain(page)).toMatchInlineSnapshot(`
    "**When does the guild begin its raids?**
    ---
    The raids of the guild begin at eight in the evening, on Tuesdays. Bring _two_ potions.
    ---
    -# Answers/When does the guild begin its raids-.md, line 6 · paragraph 1 of 1 · English · today
    -# Written by <@manager>, a member of this server, now"
  `);
  await harness.restart();
  expect(told()).toHaveLength(1);
});

test('whoever has their data deleted is not told, and no other server learns of the answer', async () => {
  const { discord } = harness;
  const decline = await ask();
  await press(decline);
  await press(decline, here.manager);
  const shown = await (await use('/privacy', {}, here.member)).settled();
  expect(shown.text).toContain('1 question whose answer you wait for');
  for (const button of ['Delete my data', 'Delete']) {
    const before = shown.text;
    await discord.press(here.member, shown, button);
    await discord.until(() => shown.text !== before, button);
  }
  expect(shown.text).toContain('1 question whose answer you wait for');
  // The text of the question was theirs, so the other one does not wait for it any more either.
  expect(waiting()).toEqual([]);
  await press(await ask(QUESTION, here.manager), here.manager);
  const answered = plain(await answer());
  expect(answered).toContain('1 member was told.');
  // As the documentation shows it.
  const page = readFileSync(join(import.meta.dirname, '../../docs/commands.md'), 'utf8');
  expect(page).toContain(`\`\`\`text\n${answered}\n\`\`\``);
  expect([told().length, told(here.manager).length]).toEqual([0, 1]);
  const own = here;
  here = newServer();
  const elsewhere = await ask();
  expect(elsewhere.text).toContain('The articles don’t say.');
  expect(elsewhere.text).not.toContain('raids');
  here = own;
});

describe('an answer that', () => {
  thoroughly('the bot still does not find is said to be that, and the next one takes its place', async () => {
    await press(await ask());
    const before = await insights();
    expect(plain(await answer('Ask Otto about it.', 'What colour is the moon?'))).toMatchInlineSnapshot(`
      "**1 article added**
      - **What colour is the moon?** · English · 1 paragraph · Answers/What colour is the moon-.md
      I answer from it from now on.
      Asked again, I still don’t find the answer in it, so the question stays open and nobody is told. Write it with more of the words of the question."
    `);
    expect([told().length, waiting().length]).toEqual([0, 1]);
    expect(plain(await answer())).toContain('1 member was told.');
    expect((await (await chooseFirst(before)).settled()).text).toBe(
      'This question is no longer open. `/insights` shows those that are.',
    );
  });

  thoroughly('not everybody may read is told to those who may, and the others wait on', async () => {
    const { discord } = harness;
    const raiders = discord.addRole({ name: 'Raiders', guild: here.guild });
    const raider = discord.addUser({ name: 'Ria', guilds: [here.guild] });
    here.guild.members.get(raider.id)?.roles.push(raiders);
    const decline = await ask();
    await press(decline);
    await press(decline, raider);
    // So that the folder is there to be limited.
    await press(await ask('Who bakes the bread of the guild?'));
    const first = await answer('Otto bakes the bread of the guild.');
    expect(first.text).toContain('Otto');
    await (await use('/library access', { article: 'Answers/', role: raiders })).settled();
    const said = plain(await answer());
    expect(said).toContain('1 member was told.\n1 member may not read it, and waits on.');
    expect(told(raider).at(-1)?.text).toContain('at eight in the evening');
    expect(JSON.stringify(told().map(({ text }) => text))).not.toContain('eight');
    expect((await ask()).text).toContain('The articles don’t say.');
    await harness.restart();
    expect(waiting()).toHaveLength(1);
    here.guild.members.get(here.member.id)?.roles.push(raiders);
    await later(25 * 3_600_000);
    await discord.until(() => told().length > 1, 'the message');
    expect(told().at(-1)?.text).toContain('at eight in the evening');
    await discord.until(() => waiting().length === 0, 'nobody to wait');
  });

  thoroughly('whoever writes it would find elsewhere is found by those who may not read that', async () => {
    const { discord } = harness;
    const officers = discord.addRole({ name: 'Officers', guild: here.guild });
    const officer = discord.addUser({ name: 'Nils', guilds: [here.guild] });
    for (const { id } of [here.manager, officer]) here.guild.members.get(id)?.roles.push(officers);
    for (const day of ['Mondays', 'Fridays', 'Saturdays', 'Sundays']) {
      const data = `Raids on ${day}\n\nThe raids of the guild begin at nine on ${day}, and the officers come first.`;
      await (await use('/library add', { file: { filename: `${day}.txt`, data }, role: officers })).settled();
    }
    const decline = await ask();
    expect(decline.text).toContain('The articles don’t say.');
    for (const who of [here.member, officer]) await press(decline, who);
    expect(plain(await answer('Eight in the evening, on Tuesdays.'))).toContain('2 members were told.');
    for (const who of [here.member, officer]) expect(told(who).at(-1)?.text).toContain('on Tuesdays');
    expect(told().at(-1)?.text).not.toContain('nine');
  });
});

thoroughly('of two who answer the same question, the first does, and members are told once', async () => {
  const { discord } = harness;
  await press(await ask());
  const shown = await insights();
  const forms = [await chooseFirst(shown), await chooseFirst(shown), await chooseFirst(shown)];
  const send = async (at: number) => {
    const given = { answer: `${ANSWER} ${at}` };
    return plain(await (await discord.submit(here.manager, forms[at]?.modal, given)).settled());
  };
  const said = [...(await Promise.all([send(0), send(1)])), await send(2)];
  expect(said.filter((text) => text.includes('Asked again, I now answer:'))).toHaveLength(1);
  expect(said.filter((text) => text.includes('another file of this name is there already'))).toHaveLength(2);
  expect(told()).toHaveLength(1);
  expect(waiting()).toEqual([]);
});

describe('whoever waits', () => {
  test('and takes no direct messages, or has left, is counted and forgotten', async () => {
    const { discord } = harness;
    const silent = discord.addUser({ name: 'Sia', guilds: [here.guild], acceptsDms: false });
    const left = discord.addUser({ name: 'Leo', guilds: [here.guild] });
    const decline = await ask();
    for (const who of [silent, left]) await press(decline, who);
    (here.guild.members as Map<string, unknown>).delete(left.id);
    expect(plain(await answer())).toContain(
      '2 members could not be told: no direct messages, or no longer here.',
    );
    expect([told(silent), told(left), waiting()]).toEqual([[], [], []]);
  });

  thoroughly('is told after Discord’s trouble, and after the bot was killed in between', async () => {
    const { discord } = harness;
    await press(await ask());
    const trouble = discord.rest.fail('POST /users/@me/channels', { status: 503, times: 100 });
    expect(plain(await answer())).toContain('1 member will be told as soon as Discord lets me.');
    expect(told()).toEqual([]);
    trouble.stop();
    await harness.store.use((db) => db.write('UPDATE waiting SET claimed = 0'), 0);
    await harness.restart();
    await discord.until(() => told().length === 1, 'the message');
    await discord.until(() => waiting().length === 0, 'nobody to wait');
  });

  test('is told later where Discord wants the bot to write to fewer people at once', async () => {
    const { discord } = harness;
    await press(await ask());
    discord.rest.fail('POST /users/@me/channels', { status: 403, code: 40003 });
    expect(plain(await answer())).toContain('1 member will be told as soon as Discord lets me.');
    expect([told().length, waiting().length]).toEqual([0, 1]);
    await later(4 * 60_000);
    await discord.until(() => told().length === 1, 'the message');
  });

  test('is told once by a process that died just after that', async () => {
    const { discord } = harness;
    const { store } = harness;
    await press(await ask());
    const [row = {}] = waiting();
    expect(await answer()).toHaveProperty('text', expect.stringContaining('1 member was told.'));
    const path = uploadedPath(here.guild.id, `Answers/${QUESTION.replace('?', '-')}.md`);
    const values = [row.message, here.member.id, here.guild.id, here.channel.id, Date.now(), path].map(
      String,
    );
    const again =
      'INSERT INTO waiting (message, member, server, channel, at, answer, claimed) VALUES (?, ?, ?, ?, ?, ?, 0)';
    await store.use((db) => db.write(again, ...values), 0);
    // By then Discord has forgotten the nonce.
    Object.assign(told()[0] ?? {}, { createdAt: Date.now() - 10 * 60_000 });
    await harness.restart();
    await discord.until(() => waiting().length === 0, 'nobody to wait');
    expect(told()).toHaveLength(1);
  });

  thoroughly('is told by a process whose index comes to hold the answer later', async () => {
    const { discord } = harness;
    await press(await ask());
    const trouble = discord.rest.fail('POST /users/@me/channels', { status: 503, times: 100 });
    await answer();
    trouble.stop();
    isStale = true;
    await later(4 * 60_000);
    const said = () => harness.logged.some((line) => line.includes('does not hold the answer yet'));
    await discord.until(said, 'the line in the log');
    isStale = false;
    expect(told()).toEqual([]);
    await later(4 * 60_000);
    await discord.until(() => told().length === 1, 'the message');
  });

  thoroughly('is forgotten with the questions of the server, and with the server', async () => {
    const { discord } = harness;
    const decline = await ask();
    await press(decline);
    await choose('Don’t keep questions; erase those kept');
    expect(waiting()).toEqual([]);
    expect((await (await discord.press(here.member, decline, 'Notify me')).settled()).text).toBe(
      'This question is no longer open. Ask it again.',
    );
    expect((await ask()).text).not.toContain('Notify me');
    await choose('Keep questions');
    await press(await ask());
    discord.removeBot(here.guild);
    await discord.until(() => waiting().length === 0, 'nobody to wait');
  });
});

thoroughly('a private decline is nobody else’s business, so it offers nothing', async () => {
  const decline = await (await use('/ask', { question: QUESTION, private: true }, here.member)).settled();
  expect(decline.text).toContain('The articles don’t say.');
  expect(decline.text).not.toContain('Notify me');
  expect((await insights()).text).not.toContain('Answer one of these');
});
