import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import type { Channel, Discord, User } from './index.ts';

const lantern = `# The lantern

The lantern of Cape Verity was lit by the keeper Amos Reed in 1890, and it burned whale oil.

${Array.from({ length: 30 }, (_, at) => `Entry ${at + 1} of the log book. ${'The night was calm and the lamp burned well. '.repeat(4)}`).join('\n\n')}
`;
const raids = `# Raid nights

The guild of the Amber Foxes meets for raids on Tuesday evening. The officer Nils Varga decides who may take part.

## Treasure

The treasure of a raid is shared by dice, and the officer of the guild takes nothing.
`;

let fixtures: Fixtures;
let harness: BotHarness;
let discord: Discord;
let member: User;
/** A channel of another server. */
let elsewhere: Channel;

beforeAll(async () => {
  fixtures = await openFixtures({ 'lantern.md': lantern });
  harness = await openBotHarness(fixtures.library);
  ({ discord } = harness);
  member = discord.user;
  const guild = discord.addGuild({ name: 'Elsewhere', members: [member] });
  elsewhere = discord.addChannel('general', { guild });
  await fixtures.write(`servers/${discord.guild.id}/raids.md`, raids);
  await fixtures.write(`servers/${guild.id}/ports.md`, '# Ports\n\nThe port of Vale Novo was dug in 1904.\n');
});
afterAll(async () => {
  expect(harness.faults()).toEqual([]);
  await harness.close();
  await fixtures.close();
});

const ASKED = 'When does the guild of the Amber Foxes meet for raids?';
const ask = async (where: Channel, question = ASKED) =>
  (await discord.slash(member, '/ask', { question }, { in: where })).settled();

test('/ask, mentions and follow-ups are answered from the server’s own articles there, and nowhere else', async () => {
  const here = await ask(discord.channel);
  expect(here.text).toContain('**The guild of the Amber Foxes meets for raids on Tuesday evening.**');
  expect(here.text).toContain('-# raids.md, line');
  expect(here.text).not.toContain(discord.guild.id);
  for (const where of [elsewhere, discord.dm(member)]) {
    const { text } = await ask(where);
    expect(text).not.toMatch(/Tuesday|Raid nights|Varga/);
  }
  const asked = await discord.mention(member, discord.channel, ASKED);
  const answered = await discord.answerTo(asked);
  expect(answered.text).toContain('Tuesday evening');
  const more = await discord.reply(member, answered, 'who decides who may take part?');
  expect((await discord.answerTo(more)).text).toContain('Nils Varga');
  const direct = await discord.say(member, ASKED);
  expect((await discord.answerTo(direct)).text).not.toMatch(/Tuesday|Raid nights|Varga/);
});

test('its buttons work from there, after a restart too', async () => {
  const private_ = await (
    await discord.slash(member, '/ask', { question: ASKED, private: true }, { in: discord.channel })
  ).settled();
  await harness.restart();
  const inContext = await (await discord.press(member, private_, 'In context')).settled();
  expect(inContext.text).toContain('**Raid nights**');
  expect(inContext.text).toContain('Nils Varga decides');
  const shared = await discord.press(member, private_, 'Share');
  await shared.settled();
  const copy = await discord.waitForMessage(discord.channel, ({ text }) => text.includes('Shared by'));
  expect(copy.text).toContain('Tuesday evening');
});

test('/article, /articles, /status and what is offered know the articles of the place', async () => {
  const listed = async (where: Channel) =>
    (await (await discord.slash(member, '/articles', {}, { in: where })).settled()).text;
  expect(await listed(discord.channel)).toMatch(/2 articles[\s\S]*Raid nights[\s\S]*The lantern/);
  expect(await listed(elsewhere)).toMatch(/2 articles[\s\S]*Ports[\s\S]*The lantern/);
  expect(await listed(discord.dm(member))).not.toMatch(/Raid nights|Ports/);
  const offered = async (where: Channel) =>
    (await discord.autocomplete(member, '/article', 'name', '', { in: where })).map(({ name }) => name);
  expect(await offered(discord.channel)).toEqual(['Raid nights', 'The lantern']);
  expect(await offered(elsewhere)).toEqual(['Ports', 'The lantern']);
  expect(await offered(discord.dm(member))).toEqual(['The lantern']);
  const [raid] = await discord.autocomplete(member, '/article', 'name', 'raid', { in: discord.channel });
  const open = async (where: Channel) =>
    (await (await discord.slash(member, '/article', { name: String(raid?.value) }, { in: where })).settled())
      .text;
  expect(await open(discord.channel)).toContain('Amber Foxes');
  // A choice from elsewhere names nothing there.
  expect(await open(elsewhere)).not.toMatch(/Amber|Raid/);
  const status = async (where: Channel) =>
    (await (await discord.slash(member, '/status', {}, { in: where })).settled()).text;
  expect(await status(discord.channel)).toContain('2 articles');
  expect(await status(discord.dm(member))).toContain('1 article');
});

test('/reindex works the server’s own articles in, and tells what has changed', async () => {
  await fixtures.write(
    `servers/${discord.guild.id}/dues.md`,
    '# Dues\n\nA member pays five silver coins a month.\n',
  );
  const done = await (await discord.slash(discord.admin, '/reindex', {}, { in: discord.channel })).settled();
  await discord.until(() => done.text.includes('dues.md'), 'what has changed');
  expect((await ask(discord.channel, 'How many silver coins does a member pay a month?')).text).toContain(
    '**A member pays five silver coins a month.**',
  );
});
