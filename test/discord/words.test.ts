import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import { pressAndSee } from '../support/pressAndSee.ts';
import { thoroughly } from '../support/thorough.ts';
import type { Channel, Discord, Message, OptionValue, User } from './index.ts';

const BANK = `# The bank

The guild gold is kept in the vault below the harbour office, and two officers have its key.

A share of the guild gold is paid out on the last Friday of each month.
`;
const RAIDS = `# Raids

The raids begin at the old lighthouse at eight in the evening. Whoever comes late waits at the pier.

A CR is only for the healer or the shield bearer; nobody else gets one.
`;
const EVENTS = `# Events

The winter market takes place on the second Saturday of December in the town hall.

The fishing contest is won by the longest fish.
`;

let fixtures: Fixtures;
let harness: BotHarness;
let discord: Discord;
let member: User;
/** A channel of another server. */
let elsewhere: Channel;

beforeAll(async () => {
  fixtures = await openFixtures({ 'bank.md': BANK, 'raids.md': RAIDS, 'events.md': EVENTS });
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

const WHEN = 'When is the wm?';
const MARKET = { word: 'wm', means: 'winter market' };
const FOUND = 'The winter market takes place on the second Saturday of December';

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
    "This server has no words of its own yet. Add one with \`/library words word: means:\`.
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
  expect(await ask(WHEN)).toContain(LANGUAGES.en.answer.declined);
  await words(MARKET);
  const found = await ask(WHEN);
  expect(found).toContain(`-# In this server: wm = winter market\n---\n**1 · Events**`);
  expect(found).toContain(FOUND);
  const page = readFileSync(join(import.meta.dirname, '../../docs/commands.md'), 'utf8');
  expect(page).toContain(`\`\`\`text\n${found}\n\`\`\``);
  for (const where of [elsewhere, discord.dm(member)])
    expect(await ask(WHEN, where)).toContain(LANGUAGES.en.answer.declined);
  await harness.restart();
  expect(await ask(WHEN)).toContain(FOUND);
  await pressAndSee(discord, discord.admin, await (await use({ word: 'WM' })).settled(), 'Remove');
  expect(await ask(WHEN)).toContain(LANGUAGES.en.answer.declined);
});

test('mentions, what leans on their answer, and the word alone', async () => {
  await words(MARKET);
  await words({ word: 'gg', means: 'guild gold' });
  const answer = await discord.answerTo(await discord.mention(member, discord.channel, 'gg?'));
  expect(plain(answer)).toContain('A share of the guild gold is paid out');
  const more = await discord.answerTo(await discord.reply(member, answer, 'and where is it kept?'));
  expect(plain(more)).toMatchInlineSnapshot(`
    "**and where is it kept?**
    -# After “gg?”
    ---
    -# In this server: gg = guild gold
    ---
    **1 · The bank**
    [In context]
    > **The guild gold is kept in the vault below the harbour office, and two officers have its key.**
    -# bank.md, line 3 · English
    [More] [👍] [👎] [Dismiss]"
  `);
  const next = await discord.answerTo(await discord.reply(member, more, 'and the wm?'));
  expect(plain(next)).toContain(FOUND);
});

test('what it means finds the passage that has the word', async () => {
  const question = 'Who may get a combat resurrection?';
  expect(await ask(question)).toContain(LANGUAGES.en.answer.declined);
  await words({ word: 'CR', means: 'combat resurrection' });
  expect(await ask(question)).toMatchInlineSnapshot(`
    "**Who may get a combat resurrection?**
    ---
    -# In this server: CR = combat resurrection
    ---
    **1 · Raids**
    [In context]
    > **A CR is only for the healer or the shield bearer; nobody else gets one.**
    -# raids.md, line 5 · English
    [👍] [👎] [Ask a follow-up] [Dismiss]"
  `);
});

test('a question without such words is answered as ever, without a word of them', async () => {
  const question = 'Where do the raids begin?';
  const here = await ask(question);
  expect(here).toContain('The raids begin at the old lighthouse');
  expect(await ask(question, elsewhere)).toBe(here);
});

test('small talk is what the words mean', async () => {
  const reactionTo = async (text: string) => {
    const said = await discord.mention(member, discord.channel, text);
    return discord.until(() => said.reactions.size > 0 && [...said.reactions.keys()], 'a reaction');
  };
  expect(await reactionTo('ty')).toEqual(['❤️']);
  await words({ word: 'tysm99', means: 'thank you' });
  for (const text of ['tysm99!', 'thank you']) expect(await reactionTo(text)).toEqual(['❤️']);
  await words({ word: 'ty', means: 'guild gold' });
  expect(await mention('ty')).toContain('A share of the guild gold is paid out');
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
  expect(await words({ page: 8 })).toContain('w199 = unheard thing 199');
});

test('what was typed and is not known is shown as it is', async () => {
  const typed = '**[gold](https://example.com)** <@1>';
  const shown = '“\\*\\*\\[gold\\](https\\://example.com)\\*\\* \\<\\@1>”';
  expect(await words({ word: typed })).toContain(shown);
  for (const [command, article] of [
    ['/library show', typed],
    ['/library access', typed],
  ] as const)
    expect(plain(await (await discord.slash(discord.admin, command, { article })).settled())).toBe(
      `This server has no article ${shown} of its own.`,
    );
});

test('they are had back with the articles', async () => {
  const exported = await (await discord.slash(discord.admin, '/library export')).settled();
  const [file] = exported.attachments;
  expect(file?.data?.toString()).toContain('\ufeffword,means\nw0,unheard thing 0\n');
});

thoroughly('*Ask about this*, a shared answer and what nobody asked the bot, in that server', async () => {
  const own = await openBotHarness(fixtures.library, {
    env: { MESSAGE_CONTENT: '1' },
    discord: { privilegedIntents: GatewayIntentBits.MessageContent },
  });
  const { user, admin, channel } = own.discord;
  const { word, means } = MARKET;
  await (await own.discord.slash(admin, '/library words', { word, means })).settled();
  const panel = await (await own.discord.slash(admin, '/settings')).settled();
  await own.discord.select(admin, panel, 'settings:unasked', [channel.id]);
  const said = await own.discord.say(user, WHEN, { in: channel });
  const unasked = await own.discord.answerTo(said);
  expect(plain(unasked)).toContain(FOUND);
  const about = await (await own.discord.menu(user, 'Ask about this', said)).settled();
  expect(plain(about)).toContain(`-# In this server: wm = winter market`);
  await pressAndSee(own.discord, user, about, 'Share');
  const shared = await own.discord.waitForMessage(channel, ({ text }) => text.includes('Shared by'));
  expect(plain(shared)).toContain(`-# In this server: wm = winter market`);
  expect(plain(shared)).toContain(FOUND);
  expect(own.faults()).toEqual([]);
  await own.close();
});

thoroughly('a server that has removed the bot finds them again when it is back in time', async () => {
  const guild = discord.addGuild({ name: 'Leaving' });
  const permissions = PermissionFlagsBits.ManageGuild;
  const manager = discord.addUser({ name: 'Eva', guilds: [guild], permissions });
  const channel = discord.addChannel('general', { guild });
  const list = async () =>
    plain(await (await discord.slash(manager, '/library words', {}, { in: channel })).settled());
  await (
    await discord.slash(manager, '/library words', { word: 'a1', means: 'b1' }, { in: channel })
  ).settled();
  const leftAt = async () => {
    const sql = 'SELECT left_at FROM synonyms WHERE server = ?';
    const [row] = await harness.store.use((db) => db.read<{ left_at: number | null }>(sql, guild.id), []);
    return row?.left_at;
  };
  expect(await leftAt()).toBeNull();
  expect(await list()).toContain('a1 = b1');
  discord.removeBot(guild);
  await expect.poll(leftAt).toBeGreaterThan(0);
  const since = await leftAt();
  await harness.restart();
  expect(await leftAt()).toBe(since);
});

thoroughly('what not everybody may read stays unknown to others, whatever the words are', async () => {
  const { id } = discord.guild;
  await harness.store.use((db) => db.write('DELETE FROM synonyms WHERE server = ?', id), 0);
  await harness.restart();
  const officers = discord.addRole({ name: 'Officers' });
  const officer = discord.addUser({ name: 'Nils' });
  discord.giveRole(officer, officers);
  await fixtures.write(`servers/${id}/officers/vault.md`, '# Vault\n\nThe key word of the tr is seagull.\n');
  await fixtures.library.rebuildServer(id);
  const access = { article: 'officers/', role: officers };
  await (await discord.slash(discord.admin, '/library access', access)).settled();
  await words({ word: 'tr', means: 'treasure room' });
  const question = 'What is the key word of the treasure room?';
  const asks = async (who: User) => plain(await (await discord.slash(who, '/ask', { question })).settled());
  expect(await asks(officer)).toContain('seagull');
  const seen = await asks(member);
  expect(seen).not.toContain('seagull');
  await fixtures.remove(`servers/${id}/officers`);
  await fixtures.library.rebuildServer(id);
  expect(await asks(member)).toBe(seen);
});

thoroughly('in every language the list and the refusals are said', async () => {
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
