import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { type BotHarness, offerToEveryone, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import { makeDocx } from '../support/madeFiles.ts';
import { pressAndSee } from '../support/pressAndSee.ts';
import { openSite, type Site } from '../support/site.ts';
import { thoroughly } from '../support/thorough.ts';
import type { Channel, Guild, Interaction, Message, OptionValue, User } from './index.ts';
import { nobody } from './index.ts';

const FERRY =
  'The ferry of Alder Bay\n\nThe ferry runs every hour from seven in the morning until ten at night.\n';
const FAQ = `# Guild FAQ

## How do I join the guild?

Ask an officer in the lobby, who sends you an invitation within a day.

## What does it cost?

Nothing at all. The guild lives on what its members give to the bank.
`;

let fixtures: Fixtures;
let site: Site;
let harness: BotHarness;
/** A server of its own for each test, and who manages it. */
let here: { guild: Guild; channel: Channel; manager: User };
beforeAll(async () => {
  fixtures = await openFixtures({
    'common.txt': 'The common article\n\nIt is about the lighthouse on the cape.',
  });
  site = await openSite();
  harness = await openBotHarness(fixtures.library, { web: site.web, dataDir: fixtures.dataDir });
});
afterAll(async () => {
  await harness.close();
  site.close();
  await fixtures.close();
});
beforeEach(() => {
  here = newServer();
});
afterEach(() => expect(harness.faults()).toEqual([]));

function newServer(from = harness) {
  const guild = from.discord.addGuild({ name: 'Guild' });
  const manager = from.discord.addUser({
    name: 'Eva',
    guilds: [guild],
    permissions: PermissionFlagsBits.ManageGuild,
  });
  return { guild, channel: from.discord.addChannel('general', { guild }), manager };
}

const file = (filename: string, data: string | Buffer) => ({ filename, data });
const use = (what: string, given: Record<string, OptionValue> = {}, locale?: string) => {
  const { manager, channel } = here;
  return harness.discord.slash(manager, `/library ${what}`, given, {
    in: channel,
    ...(locale && { locale }),
  });
};
const textOf = async (asked: Interaction) => (await asked.settled()).text.replaceAll(/[\u2066-\u2069]/g, '');
const say = async (...asked: Parameters<typeof use>) => textOf(await use(...asked));
async function undone(message: Message): Promise<string> {
  await pressAndSee(harness.discord, here.manager, message, 'Undo');
  return message.text.replaceAll(/[\u2066-\u2069]/g, '');
}
const onDisk = (path: string) => readFileSync(join(harness.dataDir, 'library', here.guild.id, path), 'utf8');

describe('/library add', () => {
  test('tells of each file what was read of it, and keeps it under a safe name', async () => {
    const asked = await use('add', {
      file: file('ferry.txt', FERRY),
      file2: file('Guild: FAQ?.md', FAQ),
      file3: file('nothing.txt', '   '),
      file4: file('game.exe', 'MZ'),
      file10: file('rules.docx', await makeDocx()),
    });
    expect(asked).toMatchObject({ deferred: true, ephemeral: true });
    expect(await textOf(asked)).toMatchInlineSnapshot(`
      "**3 articles added**
      - **The ferry of Alder Bay** · English · 1 paragraph · ferry.txt
      - **Guild FAQ** · English · 2 paragraphs · Guild- FAQ-.md
      - Questions in it: How do I join the guild? · What does it cost?
      - **Crew manual** · English · 2 paragraphs · rules.docx
      **2 files were not added**
      - nothing.txt: contains no text to quote
      - game.exe: not a kind of file that is read
      I answer from it from now on."
    `);
    expect(onDisk('ferry.txt')).toBe(FERRY);
    expect(onDisk('Guild- FAQ-.md')).toBe(FAQ);
  });

  test('what is there already is not added again', async () => {
    await say('add', { file: file('ferry.txt', FERRY) });
    expect(
      await say('add', {
        file: file('ferry.txt', FERRY),
        file2: file('FERRY.txt', 'Another ferry, to the island.'),
      }),
    ).toMatchInlineSnapshot(`
      "**2 files were not added**
      - ferry.txt: is there already, word for word
      - FERRY.txt: another file of this name is there already; \`/library replace\` replaces it"
    `);
  });

  test('without a file it opens a form for a text', async () => {
    const opened = await use('add');
    expect(opened.modal?.title).toBe('Add an article');
    const text = 'Raids begin at eight. Bring *two* potions and a rope.';
    const given = { title: 'When do raids begin? # "no markup"', text };
    const sent = await harness.discord.submit(here.manager, opened.modal, given);
    expect(sent).toMatchObject({ deferred: true, ephemeral: true });
    expect(await textOf(sent)).toMatchInlineSnapshot(`
      "**1 article added**
      - **When do raids begin? # "no markup"** · English · 1 paragraph · When do raids begin- # -no markup-.md
      I answer from it from now on."
    `);
  });

  thoroughly('more than there is room for is refused', async () => {
    const env = { LIBRARY_ARTICLES: '1', LIBRARY_MB: '1' };
    const large = 'The ferry runs every hour. '.repeat(50_000);
    const small = await openBotHarness(fixtures.library, { env });
    const { manager, channel } = newServer(small);
    const given = {
      file: file('ferry.txt', FERRY),
      file2: file('faq.md', FAQ),
      file3: file('large.txt', large),
    };
    const asked = await small.discord.slash(manager, '/library add', given, { in: channel });
    const said = await textOf(asked);
    await small.close();
    expect(said).toMatchInlineSnapshot(`
      "**1 article added**
      - **The ferry of Alder Bay** · English · 1 paragraph · ferry.txt
      **2 files were not added**
      - faq.md: there is no more room: at most 1 article and 1 MB
      - large.txt: there is no more room: at most 1 article and 1 MB
      I answer from it from now on."
    `);
  });
});

describe('what was added', () => {
  beforeEach(async () => {
    await say('add', { file: file('ferry.txt', FERRY), file2: file('faq.md', FAQ) });
  });

  test('is listed and shown, after a restart too, and found as it is typed', async () => {
    await harness.restart();
    expect(await say('list')).toMatchInlineSnapshot(`
      "**2 articles of this server’s own, 0.1 of 100 MB**
      - **Guild FAQ** · English · 2 paragraphs · faq.md
      - **The ferry of Alder Bay** · English · 1 paragraph · ferry.txt"
    `);
    const choices = await harness.discord.autocomplete(here.manager, '/library show', 'article', 'guild', {
      in: here.channel,
    });
    expect(choices.map(({ name }) => name)).toEqual(['Guild FAQ · faq.md']);
    const shown = await say('show', { article: String(choices[0]?.value) });
    expect(
      shown.replaceAll(here.manager.id, '1').replace(/\d+ seconds? ago|now/, 'just now'),
    ).toMatchInlineSnapshot(`
      "**Guild FAQ**
      English · 2 paragraphs · 1 KB
      File: faq.md
      Added by <@1> just now
      From the attached file faq.md
      Questions in it: How do I join the guild? · What does it cost?"
    `);
    expect(await say('show', { article: 'no such thing' })).toMatchInlineSnapshot(
      `"This server has no article “no such thing” of its own."`,
    );
    expect(await say('list', {}, 'pt-BR')).toMatchInlineSnapshot(`
      "**2 artigos deste servidor, 0,1 de 100 MB**
      - **Guild FAQ** · inglês · 2 parágrafos · faq.md
      - **The ferry of Alder Bay** · inglês · 1 parágrafo · ferry.txt"
    `);
  });

  test('is replaced by a file under the same path, which can be undone', async () => {
    const asked = await use('replace', {
      article: 'faq.md',
      file: file('new.md', FAQ.replace('a day', 'an hour')),
    });
    expect(await textOf(asked)).toMatchInlineSnapshot(`
      "**1 article replaced**
      - **Guild FAQ** · English · 2 paragraphs · faq.md
      - Questions in it: How do I join the guild? · What does it cost?
      I answer from it from now on.
      [Undo]"
    `);
    expect(onDisk('faq.md')).toContain('an hour');
    expect(await undone(await asked.settled())).toMatchInlineSnapshot(`
      "**1 article is back**
      - **Guild FAQ** · English · 2 paragraphs · faq.md
      I answer from it from now on."
    `);
    expect(onDisk('faq.md')).toBe(FAQ);
  });

  test('is replaced by a text, of which the form holds what was written before', async () => {
    const first = await use('replace', { article: 'ferry.txt' });
    const form = (opened: Interaction) => JSON.parse(JSON.stringify(opened.modal?.data.components));
    expect(form(first).map(({ component }: { component: { value?: string } }) => component.value)).toEqual([
      'The ferry of Alder Bay',
      undefined,
    ]);
    const given = { title: 'The ferry', text: 'The ferry no longer runs at all, alas.' };
    await (await harness.discord.submit(here.manager, first.modal, given)).settled();
    expect(await say('list')).toContain('**The ferry** · English · 1 paragraph · The ferry.md');
    const again = await use('replace', { article: 'The ferry' });
    expect(form(again)[1].component.value).toBe(given.text);
  });

  test('is removed, and back for a minute', async () => {
    const asked = await use('remove', { article: 'Guild FAQ' });
    const removed = await asked.settled();
    expect(await textOf(asked)).toMatchInlineSnapshot(`
      "**1 article removed**
      - **Guild FAQ** · English · 2 paragraphs · faq.md
      I no longer answer from it.
      [Undo]"
    `);
    expect(() => onDisk('faq.md')).toThrow('ENOENT');
    await harness.restart();
    expect(await undone(removed)).toMatchInlineSnapshot(`
      "**1 article is back**
      - **Guild FAQ** · English · 2 paragraphs · faq.md
      I answer from it from now on."
    `);
    expect(onDisk('faq.md')).toBe(FAQ);
    const again = await (await use('remove', { article: 'faq.md' })).settled();
    await undone(again);
    const late = await harness.discord
      .press(here.manager, removed, 'Undo')
      .catch((err: Error) => err.message);
    expect(late).toContain('There is no button Undo');
  });

  test('is had back as a zip', async () => {
    const asked = await use('export');
    const message = await asked.settled();
    expect(message.text).toMatchInlineSnapshot(`
      "2 articles, as they were added
      <file: attachment://library.zip>"
    `);
    const [zip] = message.attachments;
    const files = Object.entries(unzipSync(zip?.data ?? Buffer.alloc(0)));
    const texts = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
    expect(Object.fromEntries(texts)).toEqual({ 'ferry.txt': FERRY, 'faq.md': FAQ });
  });
});

test('is for those who may manage the server, whatever Discord lets through, and each server has its own', async () => {
  const { discord } = harness;
  const { guild, channel } = here;
  const member = discord.addUser({ name: 'Ana', guilds: [guild] });
  await say('add', { file: file('ferry.txt', FERRY) });
  await expect(discord.slash(member, '/library list', {}, { in: channel })).rejects.toThrow(
    'default_member_permissions',
  );
  const removed = await (await use('remove', { article: 'ferry.txt' })).settled();
  await offerToEveryone(discord, 'library');
  const refused = LANGUAGES.en.trouble.notAllowed;
  for (const what of ['list', 'add'])
    expect(await textOf(await discord.slash(member, `/library ${what}`, {}, { in: channel }))).toBe(refused);
  // Nor are they offered what there is to choose from.
  await say('add', { file: file('secret.txt', FERRY.replace('hour', 'day')) });
  for (const what of ['show', 'access'])
    expect(await discord.autocomplete(member, `/library ${what}`, 'article', '', { in: channel })).toEqual(
      [],
    );
  await expect(discord.press(member, removed, 'Undo')).rejects.toThrow('Only Eva sees this message');
  await undone(removed);
  here = newServer();
  expect(await say('list')).toBe(LANGUAGES.en.library.nothing);
});

test('members ask about it at once, in their own server alone, until it is removed', async () => {
  const { discord } = harness;
  const QUESTION = 'When does the ferry of Alder Bay run?';
  const ask = async ({ guild, channel } = here) => {
    const member = discord.addUser({ name: 'Ana', guilds: [guild] });
    return textOf(await discord.slash(member, '/ask', { question: QUESTION }, { in: channel }));
  };
  expect(await ask()).toContain(LANGUAGES.en.answer.declined);
  await say('add', { file: file('ferry.txt', FERRY) });
  const answer = await ask();
  expect(answer).toContain('The ferry runs every hour from seven in the morning until ten at night.');
  expect(answer).toContain('-# ferry.txt, line 3 · English');
  expect(await ask(newServer())).toContain(LANGUAGES.en.answer.declined);
  const replaced = file('new.txt', FERRY.replace('every hour', 'twice a day'));
  await say('replace', { article: 'ferry.txt', file: replaced });
  expect(await ask()).toContain('The ferry runs twice a day');
  const removed = await (await use('remove', { article: 'ferry.txt' })).settled();
  expect(await ask()).toContain(LANGUAGES.en.answer.declined);
  await undone(removed);
  expect(await ask()).toContain('The ferry runs twice a day');
});

test('what is limited stays so when a file of another kind replaces it, and when that is undone', async () => {
  const { discord } = harness;
  const { guild, channel, manager } = here;
  const officers = discord.addRole({ name: 'Officers', guild });
  const member = discord.addUser({ name: 'Ana', guilds: [guild] });
  const question = 'When does the ferry of Alder Bay run?';
  const ask = async () => textOf(await discord.slash(member, '/ask', { question }, { in: channel }));
  await say('add', { file: file('ferry.txt', FERRY) });
  await say('access', { article: 'ferry.txt', role: officers });
  expect(await ask()).toContain(LANGUAGES.en.answer.declined);
  const replaced = await (
    await use('replace', { article: 'ferry.txt', file: file('new.md', FERRY) })
  ).settled();
  expect(await ask()).toContain(LANGUAGES.en.answer.declined);
  await undone(replaced);
  expect(await ask()).toContain(LANGUAGES.en.answer.declined);
  const { modal } = await use('replace', { article: 'ferry.txt' });
  await (await discord.submit(manager, modal, { title: 'Ferry', text: FERRY })).settled();
  expect(await say('access', { article: 'Ferry.md' })).toContain(`<@&${officers.id}>`);
  expect(await ask()).toContain(LANGUAGES.en.answer.declined);
});

describe('/library add url:', () => {
  const plain = (text: string) => text.replaceAll(/docs\.example[:-]\d+/g, 'docs.example');
  const page = (text: string) =>
    `<html lang="en"><title>${text}</title><p>${text} It is open every day.</p></html>`;

  test('keeps a page with where it was, and looks at it again each day if that is wanted', async () => {
    site.pages['/museum'] = page('The museum of Alder Bay.');
    const added = await say('add', { url: site.url('/museum'), fresh: true });
    expect(plain(added)).toMatchInlineSnapshot(`
      "**1 article added**
      - **The museum of Alder Bay.** · English · 2 paragraphs · docs.example/museum.html
      I answer from it from now on.
      I look at this address again each day."
    `);
    const shown = await say('show', { article: 'museum' });
    expect(plain(shown).replace(/<@\d+> .*/, '<@1> just now')).toMatchInlineSnapshot(`
      "**The museum of Alder Bay.**
      English · 2 paragraphs · 1 KB
      File: docs.example/museum.html
      Added by <@1> just now
      From http\\://docs.example/museum
      I look at this address again each day."
    `);
    // Given again it is looked at again, now and then never more.
    site.pages['/museum'] = page('The museum of Cape Verity.');
    expect(plain(await say('add', { url: site.url('/museum') }))).toMatchInlineSnapshot(`
      "**1 article replaced**
      - **The museum of Cape Verity.** · English · 2 paragraphs · docs.example/museum.html
      I answer from it from now on.
      [Undo]"
    `);
    expect(await say('show', { article: 'museum' })).not.toContain(LANGUAGES.en.library.fresh);
  });

  test('says of the pages of a sitemap which could not be had', async () => {
    site.pages['/a'] = page('The museum of Alder Bay.');
    const urls = ['/a', '/b'].map((path) => `<url><loc>${site.url(path)}</loc></url>`);
    site.pages['/sitemap.xml'] = `<urlset>${urls.join('')}</urlset>`;
    expect(plain(await say('add', { url: site.url('/sitemap.xml') }))).toMatchInlineSnapshot(`
      "**1 article added**
      - **The museum of Alder Bay.** · English · 2 paragraphs · docs.example/a.html
      **1 file was not added**
      - http\\://docs.example/b: the site refuses it, or has no such page
      I answer from it from now on."
    `);
  });

  test.each(['http://10.0.0.1/', 'http://localhost:8080/', 'docs.example', 'http://nowhere.example/'])(
    'says why nothing is fetched from %s',
    async (url) => expect(await say('add', { url })).toContain(LANGUAGES.en.library.notFetched),
  );

  test('takes files or an address', async () => {
    const asked = await use('add', { url: site.url('/'), file: file('ferry.txt', FERRY) });
    expect(await textOf(asked)).toBe(LANGUAGES.en.library.either);
  });
});

test('each change is a line in the log and, where the server wants it, in a channel', async () => {
  const { discord, logged } = harness;
  const { guild, manager, channel } = here;
  const told = discord.addChannel('library-log', { guild });
  const panel = await (await discord.slash(manager, '/settings', {}, { in: channel })).settled();
  await discord.select(manager, panel, 'settings:library-channel', [told.id]);
  await discord.until(() => panel.text.includes(`told in: <#${told.id}>`), 'the choice');
  logged.length = 0;
  await say('add', { file: file('ferry.txt', FERRY), file2: file('faq.md', FAQ) });
  await say('replace', { article: 'ferry.txt', file: file('b.txt', FERRY.replace('hour', 'day')) });
  const removed = await (await use('remove', { article: 'faq.md' })).settled();
  await undone(removed);
  const said = () =>
    told.messages.map(({ text }) => text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(manager.id, '1'));
  expect(said()).toEqual([
    '<@1> added to the library: The ferry of Alder Bay · Guild FAQ',
    '<@1> replaced in the library: The ferry of Alder Bay',
    '<@1> removed from the library: Guild FAQ',
    '<@1> brought back to the library: Guild FAQ',
  ]);
  for (const { pings } of told.messages) expect(pings).toEqual(nobody);
  const lines = logged.map((line) => JSON.parse(line)).filter(({ deed }) => deed);
  expect(lines.map(({ server, user, deed, articles }) => [server, user, deed, articles])).toEqual([
    [guild.id, manager.id, 'added', ['ferry.txt', 'faq.md']],
    [guild.id, manager.id, 'replaced', ['ferry.txt']],
    [guild.id, manager.id, 'removed', ['faq.md']],
    [guild.id, manager.id, 'restored', ['faq.md']],
  ]);
  // A channel that is closed to the bot costs a line in the log, and no change.
  discord.deny(told, discord.bot, PermissionFlagsBits.SendMessages);
  await discord.until(() => true, 'the permission');
  expect(await say('remove', { article: 'faq.md' })).toContain('1 article removed');
  expect(told.messages).toHaveLength(4);
});

test('the library of a server that removed the bot is still there, and since when is noted once', async () => {
  const { discord } = harness;
  const { guild } = here;
  await say('add', { file: file('ferry.txt', FERRY) });
  const manifest = () => JSON.parse(onDisk('.shelf.json'));
  discord.removeBot(guild);
  await discord.until(() => manifest().leftAt !== null, 'the farewell');
  const since = manifest().leftAt;
  await harness.restart();
  expect(manifest().leftAt).toBe(since);
  expect(onDisk('ferry.txt')).toBe(FERRY);
});

test('who added an article is forgotten when they have their data deleted; the article stays', async () => {
  const { discord } = harness;
  const { manager, channel } = here;
  await say('add', { file: file('ferry.txt', FERRY) });
  const asked = await discord.slash(manager, '/privacy', {}, { in: channel });
  const shown = await asked.settled();
  expect(shown.text).toContain('About you, in all servers: that you added 1 article.');
  for (const button of ['Delete my data', 'Delete']) await pressAndSee(discord, manager, shown, button);
  expect(shown.text).toBe('Deleted: that you added 1 article.');
  expect(await say('show', { article: 'ferry.txt' })).not.toContain(manager.id);
});
