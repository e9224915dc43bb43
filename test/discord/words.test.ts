import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import { pressAndSee } from '../support/pressAndSee.ts';
import { THOROUGH, thoroughly } from '../support/thorough.ts';
import type { Channel, Discord, Message, OptionValue, User } from './index.ts';

const BANK = `# The bank

The guild gold lies in the vault below the harbour office, and two officers keep its key.

A share of the guild gold is paid out on the last Friday of each month.
`;
const RAIDS = `# Raids

The raids begin at the old lighthouse. Whoever comes late waits at the pier.

A CR has to be called before the second wave, or the raid is lost. The healer Ines Prado calls it.
`;

let fixtures: Fixtures;
let harness: BotHarness;
let discord: Discord;
let member: User;
/** A channel of another server. */
let elsewhere: Channel;

beforeAll(async () => {
  fixtures = await openFixtures({ 'bank.md': BANK, 'raids.md': RAIDS });
  harness = await openBotHarness(fixtures.library, { dataDir: fixtures.dataDir });
  ({ discord } = harness);
  member = discord.user;
  const guild = discord.addGuild({ name: 'Elsewhere', members: [member] });
  elsewhere = discord.addChannel('general', { guild });
});
afterAll(async () => {
  await harness.close();
  await fixtures.close();
});
afterEach(() => expect(harness.faults()).toEqual([]));

const use = (given: Record<string, OptionValue> = {}) =>
  discord.slash(discord.admin, '/library words', given, { in: discord.channel });
const plain = ({ text }: Message) => text.replaceAll(/[\u2066-\u2069]/g, '');
const words = async (given: Record<string, OptionValue> = {}) => plain(await (await use(given)).settled());
const ask = async (question: string, where: Channel = discord.channel) =>
  plain(await (await discord.slash(member, '/ask', { question }, { in: where })).settled());
const mention = async (text: string) =>
  plain(await discord.answerTo(await discord.mention(member, discord.channel, text)));

const WHERE = 'Where is the gg?';
const FOUND = 'The guild gold lies in the vault below the harbour office';

test('/library words adds, lists, shows, replaces and removes', async () => {
  const said = [
    await words(),
    await words({ word: 'gg' }),
    await words({ means: 'guild gold' }),
    await words({ word: 'Gg', means: 'good game' }),
    await words({ word: 'gg', means: 'guild gold' }),
    await words({ word: 'cr', means: 'combat *resurrection*' }),
    await words(),
    await words({ word: 'GG' }),
  ];
  expect(said.join('\n---\n')).toMatchInlineSnapshot(`
    "This server has no words of its own yet. Add one with \`/library words\` and \`word:\` and \`means:\`.
    ---
    “gg” is no word of this server’s own. With \`means:\` it becomes one.
    ---
    Expected a word of up to 50 characters and, with \`means:\`, something else of up to 100; each with a letter, a digit or an emoji.
    ---
    Gg = good game
    From now on, questions here are read both ways.
    [Remove]
    ---
    gg = guild gold
    From now on, questions here are read both ways.
    Before, it meant: good game
    [Remove]
    ---
    cr = combat \\*resurrection\\*
    From now on, questions here are read both ways.
    [Remove]
    ---
    **2 words of this server’s own**
    - cr = combat \\*resurrection\\*
    - gg = guild gold
    ---
    gg = guild gold
    [Remove]"
  `);
  const choices = await discord.autocomplete(discord.admin, '/library words', 'word', 'GUILD');
  expect(choices).toEqual([{ name: 'gg = guild gold', value: 'gg' }]);
  const shown = await (await use({ word: 'cr' })).settled();
  await pressAndSee(discord, discord.admin, shown, 'Remove');
  expect(plain(shown)).toBe('“cr” is no longer a word of this server’s own.');
  expect(await words()).not.toContain('combat');
});

test('a question with the word is answered, in that server alone, and after a restart', async () => {
  await words({ word: 'gg', means: 'guild gold' });
  expect(await ask(WHERE)).toMatchInlineSnapshot(`
    "**Where is the gg?**
    ---
    -# In this server: gg = guild gold
    ---
    **1 · The bank**
    [In context]
    > **A share of the guild gold is paid out on the last Friday of each month.**
    -# bank.md, line 5 · English
    ---
    **2 · The bank**
    [In context]
    > **The guild gold lies in the vault below the harbour office, and two officers keep its key.**
    -# bank.md, line 3 · English
    [👍] [👎] [Ask a follow-up] [Dismiss]"
  `);
  for (const where of [elsewhere, discord.dm(member)]) expect(await ask(WHERE, where)).not.toContain(FOUND);
  await harness.restart();
  expect(await ask(WHERE)).toContain(FOUND);
  expect(await ask('gg')).toContain(FOUND);
  // Mentions too, and what leans on their answer; the words are repeated as they were written.
  expect(await mention('gg')).toContain(FOUND);
  const answer = await discord.answerTo(await discord.mention(member, discord.channel, WHERE));
  expect(plain(answer)).toContain('-# In this server: gg = guild gold');
  const more = await discord.answerTo(await discord.reply(member, answer, 'and when is it paid out?'));
  expect(plain(more)).toContain('on the last Friday of each month');
  expect(plain(more)).toContain(`-# After “${WHERE}”`);
  await pressAndSee(discord, discord.admin, await (await use({ word: 'gg' })).settled(), 'Remove');
  expect(await ask(WHERE)).not.toContain(FOUND);
});

test('what it means finds the passage that has the word', async () => {
  const question = 'Who calls the combat resurrection?';
  expect(await ask(question)).not.toContain('**The healer Ines Prado calls it.**');
  await words({ word: 'CR', means: 'combat resurrection' });
  const found = await ask(question);
  expect(found).toContain('Ines Prado calls it');
  expect(found).toContain('-# In this server: CR = combat resurrection');
});

test('a question without such words is answered as ever, without a word of them', async () => {
  const question = 'Where do the raids begin?';
  const with_ = await ask(question);
  expect(with_).toContain('The raids begin at the old lighthouse');
  expect(with_).not.toContain('In this server');
  expect(await ask(question, elsewhere)).toBe(with_);
});

test('small talk is what the words mean', async () => {
  const said = await discord.mention(member, discord.channel, 'gg');
  await discord.until(() => said.reactions.size > 0, 'a reaction');
  await words({ word: 'tysm99', means: 'thank you' });
  const thanks = await discord.mention(member, discord.channel, 'tysm99!');
  expect(
    await discord.until(() => thanks.reactions.size > 0 && [...thanks.reactions.keys()], 'a reaction'),
  ).toEqual(['❤️']);
  const plainThanks = await discord.mention(member, discord.channel, 'thank you');
  await discord.until(() => plainThanks.reactions.size > 0, 'a reaction');
});

test('is for those who may manage the server; each change is in the log and, where the server wants it, in a channel', async () => {
  await expect(discord.slash(member, '/library words')).rejects.toThrow('default_member_permissions');
  const told = discord.addChannel('library-log');
  const panel = await (await discord.slash(discord.admin, '/settings')).settled();
  await discord.select(discord.admin, panel, 'settings:library-channel', [told.id]);
  await discord.until(() => panel.text.includes(`told in: <#${told.id}>`), 'the choice');
  harness.logged.length = 0;
  await words({ word: 'gg', means: 'guild gold' });
  await pressAndSee(discord, discord.admin, await (await use({ word: 'gg' })).settled(), 'Remove');
  expect(told.messages.map((message) => plain(message).replaceAll(discord.admin.id, '1'))).toEqual([
    '<@1> set a word of this server’s own: gg = guild gold',
    '<@1> removed a word of this server’s own: gg',
  ]);
  const lines = harness.logged.map((line) => JSON.parse(line)).filter(({ deed }) => deed);
  expect(lines.map(({ user, deed, word }) => [user, deed, word])).toEqual([
    [discord.admin.id, 'word set', 'gg'],
    [discord.admin.id, 'word gone', 'gg'],
  ]);
});

test('what cannot be a word is refused, and so are too many', async () => {
  const { refused, full } = LANGUAGES.en.library.words;
  for (const [word, means] of [
    ['gg', 'GG'],
    ['?', 'what'],
    ['x'.repeat(51), 'long'],
    ['long', 'x'.repeat(101)],
  ])
    expect(await words({ word: word as string, means: means as string })).toBe(refused(50, 100));
  const many = Array.from({ length: 200 }, (_, at) => ({ word: `w${at}`, means: `unheard thing ${at}` }));
  const { id } = discord.guild;
  const put = 'UPDATE synonyms SET value = ? WHERE server = ?';
  await harness.store.use((db) => db.write(put, JSON.stringify(many), id), 0);
  await harness.restart();
  expect(await words({ word: 'gg', means: 'guild gold' })).toBe(full(200));
  const list = await words();
  expect(list).toContain('200 words of this server’s own');
  expect(list).toContain('-# Page 1 of 8 · `/library words page:`');
  expect(await words({ page: 8 })).toContain('w99 = unheard thing 99');
});

test('they are had back with the articles', async () => {
  const exported = await (await discord.slash(discord.admin, '/library export')).settled();
  const [file] = exported.attachments;
  expect(file?.data?.toString()).toContain('\ufeffword,means\nw0,unheard thing 0\n');
});

thoroughly('in every language the list and the refusals are said', async () => {
  expect(THOROUGH).toBe(true);
  for (const [code, m] of Object.entries(LANGUAGES)) {
    const asked = await discord.slash(
      discord.admin,
      '/library words',
      { word: 'unknown' },
      { in: discord.channel, locale: code === 'pt' ? 'pt-BR' : code === 'es' ? 'es-ES' : code },
    );
    expect(plain(await asked.settled())).toBe(m.library.words.unknown('unknown'));
  }
});
