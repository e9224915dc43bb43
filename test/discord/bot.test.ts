import { join } from 'node:path';
import { Client, GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { connect, leave, startProblem } from '../../src/discord/connection.ts';
import { type Library, openLibrary, type RebuildReport } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { type Discord, nobody, startDiscord } from './index.ts';

const root = join(import.meta.dirname, '../..');
const english = 'What did Anwar say Japan could share with Asean?';
const portuguese =
  'Por quem é operado o Centro de Capacitação em Segurança Cibernética ASEAN-Japão em Banguecoque?';
const nonsense = 'How do I bake sourdough bread?';

let real: Library;
let library: Library;
let logged: string[];
let discord: Discord;
let bot: Bot | null;
const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);

beforeAll(async () => {
  logged = [];
  real = await openLibrary({ seedsDir: join(root, 'seeds'), dataDir: join(root, '.data'), log });
});
afterAll(() => real.close());

beforeEach(async () => {
  logged = [];
  library = { ...real };
  discord = await startDiscord();
  bot = null;
});
afterEach(async () => {
  await bot?.close();
  await discord.close();
});

function config(env: Record<string, string> = {}): Config {
  return readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, ...env });
}

async function start(env: Record<string, string> = {}): Promise<Bot> {
  const settings = config(env);
  const about = { version: '1.2.3', startedAt: new Date() };
  bot = await startBot(openApp({ config: settings, library, log, about }), settings);
  return bot;
}

const faults = () => logged.filter((line) => JSON.parse(line).level >= 50);

describe('/ask', () => {
  test('answers with a quotation and its footnote, acknowledged at once', async () => {
    await start();
    const asked = await discord.slash(discord.user, '/ask', { question: english });
    expect(asked).toMatchObject({ deferred: true, ephemeral: false });
    const answer = await asked.settled();
    const [question, first] = answer.text.split('\n---\n');
    expect(question).toBe(`**${english}**`);
    expect(first).toMatch(
      /^\*\*1 · Asean urged to tap Japan cybersecurity expertise\*\*\n\[In context\]\n+> .*\*\*.*\n+-# 000/,
    );
    expect(answer.pings).toEqual(nobody);
    expect(faults()).toEqual([]);
    expect(logged.join('')).not.toContain('Anwar');
  });

  test('privately, in the language of the question, with nothing else on the way', async () => {
    await start();
    const asked = await discord.slash(discord.user, '/ask', { question: portuguese, private: true });
    expect(asked).toMatchObject({ deferred: true, ephemeral: true });
    expect((await asked.settled()).text).toMatch(/linhas? \d+.* · português/);
  });

  test('declines and names the nearest titles', async () => {
    await start();
    const asked = await discord.slash(discord.user, '/ask', { question: nonsense });
    expect((await asked.settled()).text).toMatch(/The articles don’t say\.\nThe nearest articles:\n\[Asean/);
  });

  test('offers the languages of the corpus and takes them as typed', async () => {
    await start();
    expect(await discord.autocomplete(discord.user, '/ask', 'language', '')).toEqual([
      { name: 'Any, the language of the question first', value: 'auto' },
      { name: 'English', value: 'en' },
      { name: 'Portuguese', value: 'pt' },
    ]);
    const place = { locale: 'pt-BR' };
    expect(await discord.autocomplete(discord.user, '/ask', 'language', 'ingl', place)).toEqual([
      { name: 'inglês', value: 'en' },
    ]);
    for (const language of ['pt', 'Português', 'portugiesisch', 'auto']) {
      const asked = await discord.slash(discord.user, '/ask', { question: portuguese, language });
      expect((await asked.settled()).text).toContain('004');
    }
    const klingon = await discord.slash(discord.user, '/ask', { question: english, language: '*Klingon*' });
    expect((await klingon.settled()).text).toMatch(
      /There are no articles in “\\\*Klingon\\\*”\. There are articles in English and Portuguese\.[\s\S]*Asean/,
    );
    const question = 'Wie backe ich ein gutes Brot?';
    const alone = await discord.slash(discord.user, '/ask', { question });
    expect((await alone.settled()).text).toContain('Auf Deutsch gibt es keine Artikel.');
    // The note names the languages already.
    const chosen = await discord.slash(discord.user, '/ask', { question, language: 'German' });
    expect((await chosen.settled()).text).toContain('There are no articles in “German”.');
    expect((await chosen.settled()).text).not.toContain('Auf Deutsch');
    expect(faults()).toEqual([]);
  });

  test.each([
    ['only white space', ' \u2003 '],
    ['5,000 characters', 'What is cyber? '.repeat(334).slice(0, 5000)],
    ['emoji', '🦊🦊🦊'],
    ['control characters', 'a\u0000\u0007\u001b[2J'],
    ['markdown and mentions', '**@everyone** <@123456789012345678> ||`x`|| [a](http://b) # > -'],
    ['lone surrogates', '\ud83e what'],
    ['words of every object', 'constructor __proto__ toString'],
  ])('%s is answered sensibly and pings nobody', async (_, question) => {
    await start();
    const answer = await (await discord.slash(discord.user, '/ask', { question })).settled();
    expect(answer.text.length).toBeGreaterThan(0);
    expect(answer.pings).toEqual(nobody);
    expect(faults()).toEqual([]);
  });

  test('a fault is logged whole and said in one calm sentence in the language of the user', async () => {
    library.ask = () => Promise.reject(new Error('the disk is on fire'));
    await start();
    const asked = await discord.slash(discord.user, '/ask', { question: english }, { locale: 'pt-BR' });
    expect((await asked.settled()).text).toBe('Algo deu errado do meu lado. Tente de novo daqui a pouco.');
    expect(faults().join('')).toContain('the disk is on fire');
  });

  test('an interaction that Discord has forgotten (10062) harms nothing', async () => {
    await discord.close();
    discord = await startDiscord({ acknowledgeWithinMs: 0 });
    await start();
    expect((await discord.slash(discord.user, '/ask', { question: english })).error).toBeDefined();
    const asked = await discord.say(discord.user, english, { in: discord.dm(discord.user) });
    expect((await discord.answerTo(asked)).text).toContain('Asean');
    await discord.until(
      () => logged.some((line) => line.includes('Interaction expired before the reply was sent')),
      'the log',
    );
    discord.expectViolation(/10062|acknowledgement/);
    expect(faults()).toEqual([]);
  });

  test('an acknowledgement of which only the receipt was lost is one', async () => {
    await start();
    discord.rest.fail('POST /interactions/*/*/callback', { status: 500, applied: true });
    const asked = await discord.slash(discord.user, '/ask', { question: english });
    expect((await asked.settled()).text).toContain('Asean');
    discord.expectViolation(/40060/);
    expect(faults()).toEqual([]);
  });
});

describe('the other commands', () => {
  test('/help, /articles and /status are for whoever asks, in their language', async () => {
    await start();
    const said = async (name: string, options = {}, locale = 'en-US') => {
      const used = await discord.slash(discord.user, name, options, { locale });
      expect(used.ephemeral).toBe(true);
      return (await used.settled()).text.replaceAll(/:\d{17,}>/g, ':id>');
    };
    expect(await said('/help')).toMatchInlineSnapshot(`
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
    expect(await said('/help', {}, 'pt-BR')).toContain('- </ask:id> Faça uma pergunta');
    expect((await said('/articles')).replace(/\d+ paragraphs/g, 'N paragraphs')).toMatchInlineSnapshot(`
      "**2 articles**
      - **Asean urged to tap Japan cybersecurity expertise** · English · N paragraphs
      - **Japão e ASEAN fortalecerão cooperação em segurança cibernética no setor privado** · Portuguese · N paragraphs
      <Read an article: Asean urged to tap Japan cybersecurity expertise | Japão e ASEAN fortalecerão cooperação em segurança cibernética no setor privado>"
    `);
    expect(await said('/articles', { page: 2 })).toBe('There is only one page.');
    expect(await said('/status')).toMatch(
      /^\*\*Status\*\*\n2 articles, \d+ paragraphs\nLanguages: English \(1\), Portuguese \(1\)\nIndex built .*\nVersion 1\.2\.3, running for /,
    );
    expect(faults()).toEqual([]);
  });

  test('any number of articles fits, page by page', async () => {
    const title = 'A title with *stars*, and long enough to count for something '.repeat(3);
    const articles = Array.from({ length: 95 }, (_, at) => ({
      path: `${at}`,
      title,
      language: 'en',
      passages: at,
    }));
    library.contents = async () => ({ ...real.status(), articles });
    await start();
    const first = await (await discord.slash(discord.user, '/articles')).settled();
    const [, pages] = /Page 1 of (\d+)/.exec(first.text) ?? [];
    const last = await (await discord.slash(discord.user, '/articles', { page: Number(pages) })).settled();
    expect(last.text).toContain('94 paragraphs');
  });
});

describe('/reindex', () => {
  const report: RebuildReport = {
    added: ['new_*.md'],
    changed: [],
    removed: ['old.txt'],
    problems: [],
    seconds: 0.4,
  };

  test('shows progress and ends with what has changed', async () => {
    library.rebuild = async (onProgress) => {
      onProgress?.({ stage: 'read', done: 1, total: 2 });
      return report;
    };
    await start();
    const used = await discord.slash(discord.admin, '/reindex');
    expect(used).toMatchObject({ deferred: true, ephemeral: true });
    await discord.until(() => used.message?.text.includes('rebuilt'), 'the result');
    expect(used.message?.text).toMatchInlineSnapshot(`
      "**Index rebuilt in 0.4 seconds**
      + 1 added
      - new\\_\\*.md
      − 1 removed
      - old.txt"
    `);
    expect(used.edits.length).toBeLessThanOrEqual(3);
  });

  test('the real one', async () => {
    await start();
    const used = await discord.slash(discord.admin, '/reindex', {}, { locale: 'pt-BR' });
    await discord.until(() => used.message?.text.includes('Nada mudou.'), 'the result');
    expect(faults()).toEqual([]);
  });

  test('a rebuild that fails leaves the old index, and says so', async () => {
    library.rebuild = () => Promise.reject(new Error('no space left'));
    await start();
    const used = await discord.slash(discord.admin, '/reindex');
    await discord.until(
      () => used.message?.text.includes('still answering from the previous index'),
      'the result',
    );
    expect(faults().join('')).toContain('no space left');
    const asked = await discord.slash(discord.user, '/ask', { question: english });
    expect((await asked.settled()).text).toContain('Asean');
  });

  test('only for those who may manage the server, whatever the server has set', async () => {
    let rebuilt = 0;
    library.rebuild = async () => {
      rebuilt++;
      return report;
    };
    await start({ ADMIN_USER_IDS: discord.admin.id });
    await expect(discord.slash(discord.user, '/reindex')).rejects.toThrow();
    await offerToEveryone('reindex');
    const member = await discord.slash(discord.user, '/reindex', {}, { locale: 'pt-BR' });
    expect(member.ephemeral).toBe(true);
    expect((await member.settled()).text).toBe(
      'Só membros que podem gerenciar este servidor podem fazer isso.',
    );
    const stranger = discord.addUser({ name: 'Eva' });
    const refused = await discord.slash(stranger, '/reindex', {}, { in: discord.dm(stranger) });
    expect((await refused.settled()).text).toBe(
      'In direct messages, only the people who run this bot can do that.',
    );
    expect(rebuilt).toBe(0);
    const allowed = await discord.slash(discord.admin, '/reindex', {}, { in: discord.dm(discord.admin) });
    await discord.until(() => allowed.message?.text.includes('rebuilt'), 'the result');
    expect(rebuilt).toBe(1);
  });
});

describe('messages', () => {
  test('any text in a direct message is a question, typing is shown, help explains', async () => {
    await start();
    const dm = discord.dm(discord.user);
    const asked = await discord.say(discord.user, portuguese, { in: dm });
    const answer = await discord.answerTo(asked);
    expect(answer.text).toMatch(/^\*\*1 · Japão e ASEAN/);
    expect(answer.replyTo).toBe(asked);
    expect(answer.pings).toEqual(nobody);
    expect(dm.typing).toBeGreaterThan(0);
    const help = await discord.answerTo(await discord.say(discord.user, ' Help! ', { in: dm }));
    expect(help.text).toContain('Commands:');
    const ajuda = await discord.answerTo(await discord.say(discord.user, 'ajuda', { in: dm }));
    expect(ajuda.text).toContain('Comandos:');
    expect(faults()).toEqual([]);
  });

  test('a mention with a question is answered as a reply, without one by a short help', async () => {
    await start();
    const asked = await discord.mention(discord.user, discord.channel, english);
    const answer = await discord.answerTo(asked);
    expect(answer.replyTo).toBe(asked);
    expect(answer.text).toContain('1 · Asean urged');
    expect(answer.pings).toEqual(nobody);
    expect(discord.channel.typing).toBe(0);
    const bare = await discord.answerTo(await discord.mention(discord.user, discord.channel, ''));
    expect(bare.text).toMatchInlineSnapshot(
      `"Ask me something about the articles: mention me with a question, or use \`/ask\`. \`/help\` tells you more."`,
    );
  });

  test('a reply with a ping is a question, anything else in a server is not', async () => {
    await start();
    const other = discord.addUser({ name: 'Robot', bot: true });
    await discord.say(discord.user, english, { in: discord.channel });
    await discord.say(discord.user, `@everyone ${english}`, { in: discord.channel });
    await discord.mention(other, discord.channel, english);
    const first = await discord.answerTo(await discord.mention(discord.user, discord.channel, english));
    const again = await discord.answerTo(await discord.reply(discord.user, first, portuguese));
    expect(again.text).toContain('Japão e ASEAN');
    expect(discord.channel.messages.filter(({ author }) => author.id === discord.bot.id)).toHaveLength(2);
  });

  test('a reply of which only the receipt was lost is one', async () => {
    await start();
    discord.rest.fail('POST /channels/*/messages', { status: 500, applied: true });
    const asked = await discord.mention(discord.user, discord.channel, english);
    await discord.answerTo(asked);
    const posts = () =>
      discord.requests.filter(({ path, status }) => path.endsWith('/messages') && status === 200);
    await discord.until(() => posts().length > 0, 'the second attempt');
    expect(discord.channel.messages.filter(({ replyTo }) => replyTo === asked)).toHaveLength(1);
  });

  test('where the bot may not write, it says so privately and goes on', async () => {
    await start();
    discord.deny(discord.channel, discord.bot, PermissionFlagsBits.SendMessages);
    await discord.mention(discord.user, discord.channel, english);
    const dm = await discord.say(discord.user, english, { in: discord.dm(discord.user) });
    await discord.waitForMessage(dm.channel, ({ text }) => text.includes('Asean'));
    expect(faults()).toEqual([]);
  });
});

describe('coming and going', () => {
  const puts = () => discord.requests.filter(({ method }) => method === 'PUT');

  test('commands are registered once, and again only when they differ', async () => {
    await (await start()).close();
    expect(discord.registeredCommands.map(({ name }) => name)).toEqual([
      'ask',
      'article',
      'articles',
      'status',
      'help',
      'reindex',
      'settings',
      'insights',
      'library',
      'privacy',
      'Ask about this',
    ]);
    expect(puts()).toHaveLength(1);
    await (await start()).close();
    expect(puts()).toHaveLength(1);
    const [ask] = discord.registeredCommands;
    if (ask?.description_localizations) ask.description_localizations['pt-BR'] = 'Outra';
    await start();
    expect(puts()).toHaveLength(2);
  });

  test('leaves when what is being answered has been answered', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    library.ask = (question) => held.then(() => real.ask(question));
    const running = await start();
    const asked = await discord.slash(discord.user, '/ask', { question: english });
    const closed = running.close();
    release();
    await closed;
    expect((await asked.settled()).text).toContain('Asean');
    expect(discord.gateway.connections).toBe(0);
  });

  test('comes back after Discord was gone', async () => {
    await start();
    discord.gateway.reconnect();
    await discord.until(() => discord.gateway.resumed > 0, 'a resumed session');
    const asked = await discord.slash(discord.user, '/ask', { question: english });
    expect((await asked.settled()).text).toContain('Asean');
  });

  test('leaves in the middle of a reconnect, without waiting for Discord to be there again', async () => {
    const running = await start();
    // Longer than a test may take.
    discord.down(600_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await running.close();
    expect(discord.gateway.connections).toBe(0);
  });

  test('tells when Discord shuts it out for good', async () => {
    const running = await start();
    discord.gateway.close(4004);
    expect((await running.gone).message).toContain('Discord rejected the token');
  });

  test('a wrong token is one clear sentence, and not in it', async () => {
    const token = 'MTA.wrong.token';
    const problem = await start({ DISCORD_TOKEN: token }).catch((err: unknown) => err);
    expect(String(problem)).toBe(
      'StartError: Discord rejected the token: check DISCORD_TOKEN, or reset it at https://discord.com/developers/applications.',
    );
    expect(logged.join('')).not.toContain(token);
  });

  test('an API that is not there is one clear sentence', async () => {
    const problem = await start({ DISCORD_API: 'http://127.0.0.1:9/api' }).catch((err: unknown) => err);
    expect(String(problem)).toMatch(/^StartError: Cannot reach http:\/\/127\.0\.0\.1:9\/api: .*\.$/);
  });

  test('refused intents are one clear sentence', async () => {
    // The bot itself asks for none that can be refused.
    const client = new Client({ intents: [GatewayIntentBits.GuildMembers], rest: { api: discord.api } });
    const problem = await connect(client, config()).catch((err: unknown) => startProblem(err, config()));
    await leave(client);
    expect(String(problem)).toMatch(/^StartError: Discord rejected the bot’s intents .*\.$/);
  });
});

/** What a server's settings can do: everyone may use the command, whatever its default is. */
async function offerToEveryone(name: string): Promise<void> {
  const command = discord.registeredCommands.find((registered) => registered.name === name);
  const response = await fetch(`${discord.api}/v10/applications/${discord.bot.id}/commands/${command?.id}`, {
    method: 'PATCH',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ default_member_permissions: null }),
  });
  expect(response.status).toBe(200);
}
