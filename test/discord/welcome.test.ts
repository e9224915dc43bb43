import { PermissionFlagsBits as P } from 'discord.js';
import { expect, test } from 'vitest';
import { harnessWithAnswers } from '../support/botHarness.ts';
import type { Message } from './index.ts';

const harness = harnessWithAnswers({});

/** Without the numbers of commands. */
const plain = ({ text }: Message) => text.replaceAll(/:\d{15,}>/g, ':id>');

test('whoever has added the bot is told what to do next, once, in private', async () => {
  const { discord } = harness;
  const [owner, helper] = [discord.addUser({ name: 'Olga' }), discord.addUser({ name: 'Hugo' })];
  discord.addGuild({ name: 'No *log*', owner, addedBy: helper, botPermissions: P.ViewChannel });
  const welcome = await discord.waitForMessage(discord.dm(owner));
  expect(plain(welcome)).toMatchInlineSnapshot(`
    "**Thank you for adding me to No \\*log\\*.**
    Members can ask with \`/ask\`, mention me, or choose *Ask about this* in the menu of a message. I answer with quotations from articles.
    - </library add:id> adds your own articles.
    - </settings:id> chooses where and how I answer, and whom to ask when the articles don’t say."
  `);
  discord.addGuild({
    name: 'Biblioteca',
    locale: 'pt-BR',
    owner,
    addedBy: helper,
    botPermissions: P.ViewAuditLog,
  });
  expect(plain(await discord.waitForMessage(discord.dm(helper)))).toMatchInlineSnapshot(`
    "**Obrigado por me adicionar a Biblioteca.**
    Os membros podem perguntar com \`/perguntar\`, mencionar-me ou escolher *Perguntar sobre isto* no menu de uma mensagem. Respondo com citações de artigos.
    - </library add:id> adiciona os seus próprios artigos.
    - </settings:id> escolhe onde e como respondo, e a quem perguntar quando os artigos não dizem."
  `);
  discord.gateway.repeat('GUILD_CREATE');
  await harness.restart();
  await discord.answerTo(await discord.say(discord.user, 'hi'));
  expect([...discord.dm(owner).messages, ...discord.dm(helper).messages]).toHaveLength(2);
});

test('somebody who takes no direct messages, or whom nobody knows, is no fault', async () => {
  const { discord } = harness;
  discord.addGuild({ owner: discord.addUser({ acceptsDms: false }) });
  discord.addGuild();
  await discord.until(
    () => harness.logged.filter((line) => line.includes('Could not welcome')).length === 2,
    'both',
  );
});

test('/help names the commands that one may use, to be clicked', async () => {
  const { discord } = harness;
  const help = async (user = discord.user, place = {}) =>
    plain(await (await discord.slash(user, '/help', {}, place)).settled());
  expect(await help()).toMatchInlineSnapshot(`
    "I answer questions about a folder of articles by quoting them, and I tell you where each quotation comes from. I never write a sentence of my own about them, and when they don’t answer a question, I say so.
    Ask with \`/ask\`, mention me with a question, or write to me directly.
    Ask in your own language: I search articles in that language first.
    Follow up on an answer by replying to it or with *Ask a follow-up*: “who else?”, “and in Portuguese?”
    Take me along to other servers and chats: open my profile and add me to your own apps.
    Commands:
    - </ask:id> Ask the articles a question and get quotations with footnotes
    - </article:id> Read an article, page by page
    - </articles:id> List the articles that answers come from
    - </status:id> Show what is loaded, how old it is, and which files have problems
    - </help:id> Explain how to ask
    - </privacy:id> See what I keep about you, and delete it
    - **Ask about this** takes somebody’s message as the question: open its menu and choose *Apps*"
  `);
  for (const name of ['reindex', 'settings', 'insights']) {
    expect(await help()).not.toContain(`</${name}:`);
    expect(await help(discord.admin)).toContain(`</${name}:id>`);
  }
  const direct = await help(discord.user, { in: discord.dm(discord.user) });
  expect(direct).not.toContain('add me to your own apps');
  expect(direct).not.toContain('</settings:');
  const mentioned = await discord.answerTo(await discord.mention(discord.admin, discord.channel, 'ajuda'));
  expect(plain(mentioned)).toContain('</ask:id> Faça uma pergunta');
});

test('/articles opens what it lists, and turns its pages', async () => {
  const { discord, fixtures } = harness;
  const many = Array.from({ length: 30 }, (_, at) => `many/${String(at).padStart(2, '0')}.txt`);
  for (const path of many) await fixtures.write(path, `Article ${path.slice(5, 7)}\n\nIt says ${path}.`);
  await fixtures.reindex();
  const listed = await (await discord.slash(discord.user, '/articles')).settled();
  expect(listed.text).toContain('-# Page 1 of 2\n<Read an article: A biblioteca flutuante | The lantern');
  expect(listed.text).toMatch(/\n\[Next\]$/);
  await discord.press(discord.user, listed, 'Next');
  expect(listed.text).toContain('-# Page 2 of 2\n<Read an article: Article 19 | Article 20');
  expect(listed.text).toMatch(/\n\[Previous\]$/);
  await discord.press(discord.user, listed, 'Previous');
  await harness.restart();
  const menu = JSON.stringify(listed.components);
  const [, value = ''] =
    /"value":"([^"]+)","label":"Article 07"/.exec(menu) ??
    /"label":"Article 07","value":"([^"]+)"/.exec(menu) ??
    [];
  const opened = await discord
    .select(discord.admin, listed, 'read:open', [value])
    .catch((err: unknown) => err);
  expect(String(opened)).toContain('Only Ana sees this message');
  const page = await discord.select(discord.user, listed, 'read:open', [value]);
  expect(page).toMatchObject({ deferred: true, ephemeral: true });
  expect((await page.settled()).text).toMatchInlineSnapshot(`
    "**Article 07**
    ---
    It says many/07.txt.
    ---
    -# many/07.txt, line 3 · paragraph 1 of 1 · English"
  `);
  expect(listed.text).toContain('-# Page 1 of 2');
  for (const path of many) await fixtures.remove(path);
  await fixtures.reindex();
  const gone = await discord.select(discord.user, listed, 'read:open', [value]);
  expect((await gone.settled()).text).toBe('This article is no longer there.');
});
