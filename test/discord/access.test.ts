import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import { some } from '../support/thorough.ts';
import type { Channel, Discord, Role, User } from './index.ts';

const lantern = `# The lantern

The lantern of Cape Verity was lit by the keeper Amos Reed in 1890, and it burned whale oil.

The keeper Amos Reed wrote a log book in which every night has an entry.
`;
const raids = `# Raid nights

The guild of the Amber Foxes meets for raids on Tuesday evening. The officer Nils Varga decides who may take part.
`;
/** The one that officers alone may read. It has words of the others, so that it would change what is found of them. */
const bans = `# Raid nights

The guild of the Amber Foxes has banned the member Otto Krall, whom the keeper Amos Reed had reported on Tuesday.

The lantern of the guild is kept by the officer Nils Varga, and the password of the vault is seven seagulls.
`;
const ASKED = 'What is the password of the vault?';

let fixtures: Fixtures;
let harness: BotHarness;
let discord: Discord;
let officers: Role;
let officer: User;
let member: User;
let path: string;
/** Where only officers are. */
let office: Channel;

beforeAll(async () => {
  fixtures = await openFixtures({ 'lantern.md': lantern });
  harness = await openBotHarness(fixtures.library);
  ({ discord } = harness);
  member = discord.user;
  officers = discord.addRole({ name: 'Officers' });
  officer = discord.addUser({ name: 'Nils' });
  discord.giveRole(officer, officers);
  office = discord.addChannel('office');
  discord.deny(office, discord.guild.roles.get(discord.guild.id) as Role, VIEW);
  discord.allow(office, officers, VIEW);
  discord.allow(office, discord.bot, VIEW);
  path = `servers/${discord.guild.id}/officers`;
  await fixtures.write(`servers/${discord.guild.id}/raids.md`, raids);
  await fixtures.write(`${path}/bans.md`, bans);
  await limit({ role: officers });
});
afterAll(async () => {
  expect(harness.faults()).toEqual([]);
  await harness.close();
  await fixtures.close();
});

const VIEW = 1n << 10n;

/** Who may read the folder: whoever has the role or asks in the channel, or everybody. */
async function limit(to: { role?: Role; channel?: Channel; everybody?: true }): Promise<string> {
  const change = async (given: object) =>
    (
      await (
        await discord.slash(discord.admin, '/library access', { article: 'officers/', ...given })
      ).settled()
    ).text;
  await change({ everybody: true });
  return to.everybody ? 'everybody' : change(to);
}
const ask = (who: User, where: Channel = discord.channel, options = {}) =>
  discord.slash(who, '/ask', { question: ASKED, ...options }, { in: where });

test('/library access offers folders and articles, and says who may read them', async () => {
  const offered = await discord.autocomplete(discord.admin, '/library access', 'article', '');
  expect(offered.map(({ name }) => name)).toEqual([
    'officers/',
    'Raid nights · officers/bans.md',
    'Raid nights · raids.md',
  ]);
  const says = async (article: string) =>
    (await (await discord.slash(discord.admin, '/library access', { article })).settled()).text;
  expect(await says('officers/')).toContain(`Only <@&${officers.id}> may read “officers/” now.`);
  expect(await says('officers/bans.md')).toBe('“officers/bans.md” has no limit of its own; its folder has.');
  expect(await says('raids.md')).toBe('Everybody here may read “raids.md”.');
  expect(await says('lantern.md')).toBe('This server has no article “lantern.md” of its own.');
});

test('/insights counts its answers for whoever may read it, in the picture too', async () => {
  const boss = discord.addUser({ name: 'Ida', permissions: PermissionFlagsBits.ManageGuild });
  const shown = async () => (await (await discord.slash(boss, '/insights')).settled()).text;
  await (await ask(officer)).settled();
  await (await discord.slash(member, '/ask', { question: 'Who lit the lantern of Cape Verity?' })).settled();
  const without = await shown();
  expect(without).toContain('🟦 1 answered ');
  expect(without).not.toContain('officers');
  discord.giveRole(boss, officers);
  const within = await shown();
  expect(within).toContain('🟦 2 answered ');
  expect(within).toMatch(/^2×|1× {2}Raid nights/m);
});

test('who may read what is kept: after a restart it is still so', async () => {
  await harness.restart();
  expect((await (await ask(member)).settled()).text).not.toContain('seagulls');
});

describe('what is limited to a role', () => {
  test('answers whoever has it, privately, and is not shared', async () => {
    const asked = await ask(officer, discord.channel, { private: false });
    expect(asked.ephemeral).toBe(true);
    const answered = await asked.settled();
    expect(answered.text).toContain('the password of the vault is seven seagulls');
    expect(answered.text).not.toContain('[Share]');
    const context = await (await discord.press(officer, answered, 'In context')).settled();
    expect(context.text).toContain('seven seagulls');
    // Where everybody who sees it may read it, all may.
    const open = await ask(officer, office);
    expect(open.ephemeral).toBe(false);
    expect((await open.settled()).text).toContain('seven seagulls');
  });

  test('is found, listed and opened by whoever has it', async () => {
    const typed = async (who: User) =>
      (await discord.autocomplete(who, '/article', 'name', 'raid')).map(({ name }) => name);
    expect(await typed(member)).toEqual(['Raid nights']);
    expect(await typed(officer)).toEqual(['Raid nights · raids.md', 'Raid nights · officers']);
    const [, first] = await discord.autocomplete(officer, '/article', 'name', 'raid');
    const open = async (who: User) =>
      (await (await discord.slash(who, '/article', { name: String(first?.value) })).settled()).text;
    expect(await open(officer)).toContain('Otto Krall');
    expect(await open(member)).not.toContain('Otto Krall');
  });

  test('answers nobody where others see it: mentions, replies', async () => {
    const asked = await discord.mention(officer, discord.channel, ASKED);
    const answered = await discord.answerTo(asked);
    expect(answered.text).not.toContain('seagulls');
    const again = await discord.reply(officer, answered, ASKED);
    expect((await discord.answerTo(again)).text).not.toContain('seagulls');
  });

  test('is closed to whoever has lost it, on old messages too', async () => {
    const demoted = discord.addUser({ name: 'Otto' });
    discord.giveRole(demoted, officers);
    const before = await (await ask(demoted)).settled();
    expect(before.text).toContain('seven seagulls');
    discord.guild.members.get(demoted.id)?.roles.splice(0);
    const inContext = await (await discord.press(demoted, before, 'In context')).settled();
    expect(inContext.text).toContain('This article is no longer there.');
    expect((await (await ask(demoted)).settled()).text).not.toContain('seagulls');
  });

  test('is not shared when it was limited after it was quoted', async () => {
    await limit({ everybody: true });
    const answered = await (await ask(officer, discord.channel, { private: true })).settled();
    expect(answered.text).toContain('[Share]');
    await limit({ role: officers });
    await discord.press(officer, answered, 'Share');
    await discord.until(
      () => discord.interactions.at(-1)?.message?.text === 'Answers stay private in this channel.',
      'the refusal',
    );
    expect(discord.channel.messages.filter(({ text }) => text.includes('seagulls'))).toEqual([]);
  });
});

test('a channel opens what is limited to it, to everybody who is there', async () => {
  const war = discord.addChannel('war-room');
  expect(await limit({ channel: war })).toBe(
    `Only <#${war.id}> may read “officers/” now. Where others would see an answer from it, the answer is private.`,
  );
  const there = await ask(member, war);
  expect(there.ephemeral).toBe(false);
  expect((await there.settled()).text).toContain('seven seagulls');
  expect((await (await ask(member)).settled()).text).not.toContain('seagulls');
  await limit({ role: officers });
});

test('a list that others see stays theirs, whoever turns its pages', async () => {
  for (let i = 0; i < 30; i++)
    await fixtures.write(
      `servers/${discord.guild.id}/potions/${i}.md`,
      `# Zinc potion ${i}\n\nIt is brewed of nettles.\n`,
    );
  await fixtures.library.rebuildServer(discord.guild.id);
  const asked = await discord.mention(officer, discord.channel, 'What articles do you have?');
  const list = await discord.answerTo(asked);
  expect(list.text).toContain('32 articles');
  await discord.press(officer, list, 'Next');
  await discord.until(() => list.text.includes('Zinc potion 9'), 'the next page');
  expect(list.text).toContain('32 articles');
  await fixtures.remove(`servers/${discord.guild.id}/potions`);
  await fixtures.library.rebuildServer(discord.guild.id);
});

test('what an outsider sees is the same, to the letter, as if it did not exist', async () => {
  const seen = async () => {
    const messages: string[] = [];
    const take = async (message: Promise<{ text: string }> | { text: string }) =>
      void messages.push((await message).text);
    const questions = [
      ASKED,
      'When does the guild of the Amber Foxes meet?',
      'Who is Otto Krall?',
      'Who lit the lantern of Cape Verity?',
      'Quem acendeu a lanterna?',
      'raid nights',
      'seagulls',
    ];
    for (const question of some(questions, 3)) {
      const asked = await discord.slash(member, '/ask', { question });
      await take(asked.settled());
      await take(discord.answerTo(await discord.mention(member, discord.channel, question)));
    }
    for (const command of ['/articles', '/status'])
      await take((await discord.slash(member, command)).settled());
    for (const name of ['Raid nights', 'bans', 'officers'])
      await take((await discord.slash(member, '/article', { name })).settled());
    for (const typed of ['', 'raid', 'ban', 'officers', 'Otto'])
      messages.push(JSON.stringify(await discord.autocomplete(member, '/article', 'name', typed)));
    messages.push((await (await discord.slash(discord.admin, '/insights')).settled()).text);
    return messages.map((text) => text.replaceAll(/\d+ seconds?|just now/g, 'now'));
  };
  const withIt = await seen();
  await fixtures.remove(`${path}/bans.md`);
  await fixtures.library.rebuildServer(discord.guild.id);
  const without = await seen();
  // What the server counts goes on.
  expect(withIt.slice(0, -1)).toEqual(without.slice(0, -1));
  for (const text of withIt) expect(text).not.toMatch(/reported|seven|· officers|bans\.md/);
});
