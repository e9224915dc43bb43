import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { uploadedPath } from '../../index/index.ts';
import { openAccess } from '../../src/app/access.ts';
import type { Library } from '../../src/library/library.ts';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import { openSite, type Site } from '../support/site.ts';
import { thoroughly } from '../support/thorough.ts';
import type { Channel, Discord, Guild, Interaction, OptionValue, Role, User } from './index.ts';

const VAULT = 'The vault\n\nThe password of the vault of the guild is seven seagulls.\n';
const ASKED = 'What is the password of the vault?';

let fixtures: Fixtures;
let site: Site;
let harness: BotHarness;
let discord: Discord;
/** The limits that there were when the index was told of what was added. */
const before: string[] = [];
/** A server of its own for each test: who manages it, who has the role, and who has not. */
let here: { guild: Guild; channel: Channel; manager: User; officer: User; member: User; officers: Role };

beforeAll(async () => {
  fixtures = await openFixtures({ 'common.txt': 'The cape\n\nThe lighthouse on the cape is white.' });
  site = await openSite();
  const { library, dataDir } = fixtures;
  const rebuildServer: Library['rebuildServer'] = async (server) => {
    before.push(...(await limits()));
    return library.rebuildServer(server);
  };
  harness = await openBotHarness({ ...library, rebuildServer }, { web: site.web, dataDir });
  ({ discord } = harness);
});
afterAll(async () => {
  await harness.close();
  site.close();
  await fixtures.close();
});
beforeEach(() => {
  before.length = 0;
  const guild = discord.addGuild({ name: 'Guild' });
  const permissions = PermissionFlagsBits.ManageGuild;
  here = {
    guild,
    channel: discord.addChannel('general', { guild }),
    manager: discord.addUser({ name: 'Eva', guilds: [guild], permissions }),
    officer: discord.addUser({ name: 'Nils', guilds: [guild] }),
    member: discord.addUser({ name: 'Mia', guilds: [guild] }),
    officers: discord.addRole({ name: 'Officers', guild }),
  };
  here.guild.members.get(here.officer.id)?.roles.push(here.officers);
});
afterEach(() => expect(harness.faults()).toEqual([]));

const file = (filename: string, data: string) => ({ filename, data });
const use = (what: string, given: Record<string, OptionValue> = {}) =>
  discord.slash(here.manager, `/library ${what}`, given, { in: here.channel });
const textOf = async (asked: Interaction) => (await asked.settled()).text.replaceAll(/[\u2066-\u2069]/g, '');
const say = async (...asked: Parameters<typeof use>) => textOf(await use(...asked));
const answer = async (who: User, question = ASKED) =>
  (await (await discord.slash(who, '/ask', { question }, { in: here.channel })).settled()).text;
/** The paths that are limited, as people know them, and whom they are for. */
async function limits(): Promise<string[]> {
  const { guild } = here;
  const all = (await openAccess(harness.store).of(guild.id)) ?? [];
  return all.map(({ path, roles }) => `${path.replace(uploadedPath(guild.id, ''), '')}: ${roles}`);
}

test('attached files are for the role alone', async () => {
  const { officers, officer, member } = here;
  expect(await say('add', { file: file('vault.txt', VAULT), role: officers })).toBe(
    `**1 article added**
- **The vault** · English · 1 paragraph · vault.txt
I answer from it from now on.
Only <@&${officers.id}> may read “vault.txt” now. Where others would see an answer from it, the answer is private.`,
  );
  expect(await answer(officer)).toContain('seven seagulls');
  expect(await answer(member)).not.toContain('seagulls');
  expect(await limits()).toEqual([`vault.txt: ${officers.id}`]);
  expect(before).toEqual(await limits());
});

test('so is a text that is written in the form', async () => {
  const opened = await use('add', { role: here.officers });
  expect(opened.modal?.title).toBe('Add an article');
  const given = { title: 'The vault', text: VAULT };
  await textOf(await discord.submit(here.manager, opened.modal, given));
  expect(await answer(here.officer)).toContain('seven seagulls');
  expect(await answer(here.member)).not.toContain('seagulls');
});

test('what is not added is not limited, nor what is there', async () => {
  const { officers } = here;
  await say('add', { file: file('vault.txt', VAULT) });
  const said = await say('add', {
    file: file('VAULT.txt', 'Another vault. It is empty.'),
    file2: file('nothing.txt', '  '),
    file3: file('vault.txt', VAULT),
    file4: file('hall.txt', 'The hall of the guild has red banners.'),
    role: officers,
  });
  expect(said).toContain('VAULT.txt: another file of this name is there already');
  expect(said).toContain('vault.txt: is there already, word for word');
  expect(await limits()).toEqual([`hall.txt: ${officers.id}`]);
  expect(await answer(here.member)).toContain('seven seagulls');
});

test('what cannot be limited is not added', async () => {
  const { officers, guild } = here;
  const access = openAccess(harness.store);
  for (let at = 0; at < 50; at++)
    await access.limit(guild.id, { path: uploadedPath(guild.id, `${at}.txt`), roles: ['1'], channels: [] });
  await harness.restart();
  expect(await say('add', { file: file('vault.txt', VAULT), role: officers })).toBe(
    'Nothing was added: at most 50 articles and folders can be limited here.',
  );
  expect(await answer(here.officer)).not.toContain('seagulls');
});

thoroughly('an address: its page or, of many, their folder', async () => {
  const { officers } = here;
  const page = (at: number) =>
    `<html lang="en"><title>Gate ${at}</title><p>The gate ${at} is kept by a fox.</p></html>`;
  site.pages['/vault'] = `<html lang="en"><title>The vault</title><p>${VAULT.split('\n')[2]}</p></html>`;
  await say('add', { url: site.url('/vault'), role: officers });
  expect(await answer(here.officer)).toContain('seven seagulls');
  expect(await answer(here.member)).not.toContain('seagulls');
  const paths = Array.from({ length: 60 }, (_, at) => `/gates/${at}`);
  for (const [at, path] of paths.entries()) site.pages[path] = page(at);
  site.pages['/sitemap.xml'] =
    `<urlset>${paths.map((path) => `<url><loc>${site.url(path)}</loc></url>`).join('')}</urlset>`;
  await say('add', { url: site.url('/sitemap.xml'), role: officers });
  expect((await limits()).map((one) => one.replace(/^docs\.example-\d+\//, ''))).toEqual([
    `vault.html: ${officers.id}`,
    `gates: ${officers.id}`,
  ]);
  expect(await answer(here.member, 'Who keeps the gate 7?')).not.toContain('fox');
});

test('an address that is added again for others, but cannot be read, stays for those whom it was for', async () => {
  const { officers, guild, member } = here;
  const members = discord.addRole({ name: 'Members', guild });
  guild.members.get(member.id)?.roles.push(members);
  site.pages['/keep'] = `<html lang="en"><title>The vault</title><p>${VAULT.split('\n')[2]}</p></html>`;
  await say('add', { url: site.url('/keep'), role: officers });
  const was = await limits();
  site.pages['/keep'] = '<html></html>';
  expect(await say('add', { url: site.url('/keep'), role: members })).toContain('1 file was not added');
  expect(await limits()).toEqual(was);
  expect(await answer(here.officer)).toContain('seven seagulls');
  expect(await answer(member)).not.toContain('seagulls');
});

test('what was for others is not had back by Undo, which would open it', async () => {
  const { officers, guild } = here;
  const members = discord.addRole({ name: 'Members', guild });
  const page = (text: string) => `<html lang="en"><title>The vault</title><p>${text}</p></html>`;
  const url = site.url('/was');
  const add = async (text: string, role: Role) => {
    site.pages['/was'] = page(text);
    return say('add', { url, role });
  };
  await add('The password of the vault is seven seagulls.', officers);
  expect(await add('The password of the vault is eight seagulls.', officers)).toContain('[Undo]');
  before.length = 0;
  const said = await add('The vault of the guild is open on Sundays.', members);
  // Neither reads the other's while it is replaced.
  expect(before.map((one) => one.replace(/^.*: /, ''))).toEqual(['0']);
  expect((await limits()).map((one) => one.replace(/^.*: /, ''))).toEqual([members.id]);
  expect(said).toContain('1 article replaced');
  expect(said).not.toContain('[Undo]');
});

thoroughly('the limit of what is gone can be ended', async () => {
  const { officers, channel, manager } = here;
  await say('add', { file: file('vault.txt', VAULT), role: officers });
  await say('remove', { article: 'vault.txt' });
  const choices = await discord.autocomplete(manager, '/library access', 'article', '', { in: channel });
  expect(choices.map(({ name }) => name)).toEqual(['vault.txt · no longer there']);
  const article = String(choices[0]?.value);
  expect(await say('access', { article, everybody: true })).toBe('Everybody here may read “vault.txt”.');
  expect(await limits()).toEqual([]);
});
