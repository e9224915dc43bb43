import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../commands/index.ts';
import { openApp } from '../src/app/app.ts';
import { LANGUAGES } from '../src/app/messages/messages.ts';
import type { OptionValues } from '../src/app/request.ts';
import { openStore, type Store } from '../src/app/store/store.ts';
import type { Surface } from '../src/app/surface.ts';
import { readConfig } from '../src/config.ts';
import { openDiscord } from '../src/discord/surface.ts';
import { logTo } from '../src/ops/log.ts';
import { openTerminal } from '../src/terminal/surface.ts';
import { type Discord, type Message, startDiscord } from './discord/index.ts';
import { type Fixtures, openFixtures } from './support/fixtures.ts';

const { en } = LANGUAGES;
const log = logTo({ write: () => {} }, 'silent', []);
const about = { version: '1.2.3', startedAt: new Date() };

/** Tests ask faster than people. */
const rateLimits = { user: { points: 1000, seconds: 1 }, server: { points: 1000, seconds: 1 } };

/** A place to ask, as somebody sees it who is there alone. */
interface Place {
  surface: Surface;
  ask(question: string): Promise<string>;
  use(command: string, options?: Omit<OptionValues, 'file'>): Promise<string>;
  /** Goes on from what was shown last: by a button, or by the command that is one in the terminal. */
  goOn(button: string, line: string): Promise<string>;
  close(): Promise<void>;
}

let fixtures: Fixtures;
let discord: Place;
let terminal: Place;
let store: Store;
let folder: string;

beforeAll(async () => {
  fixtures = await openFixtures();
  [discord, terminal] = [await inDiscord(), inTerminal()];
  folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  // Discord finds there what an answer has cited; the terminal remembers it.
  store = openStore({ dataDir: folder, log });
  const options = { library: fixtures.library, log, about, rateLimits };
  await discord.surface.start(openApp({ ...options, store }));
  await terminal.surface.start(openApp(options));
});

afterAll(async () => {
  await discord.close();
  await terminal.close();
  await store.close();
  rmSync(folder, { recursive: true });
  await fixtures.close();
});

/** What both say: each line of the message in Discord, in its order, is found in the terminal. */
async function same(step: (place: Place) => Promise<string>, isOwn = (_: string) => false): Promise<string> {
  const [message, page] = [await step(discord), await step(terminal)];
  const lines = message.split('\n').flatMap((line) => (isOwn(line) ? [] : sayings(line)));
  expect(lines.length, message).toBeGreaterThan(0);
  let at = 0;
  const text = plain(page);
  for (const line of lines) {
    const found = text.indexOf(line, at);
    expect(found, `“${line}” in\n${page}`).toBeGreaterThanOrEqual(0);
    at = found + line.length;
  }
  return message;
}

describe('Discord and the terminal say the same', () => {
  test('an answer with its notes, what is in its context, and more of it', async () => {
    const answer = await same(
      (place) => place.ask('What was in the lantern?'),
      isQuestion('What was in the lantern?'),
    );
    expect(answer).toContain('I’m not sure. These may help:\n---\n1 · The lantern of Cape Verity');
    const nearby = await same(
      (place) => place.goOn('In context 1', '/context 1'),
      isBody('What was in the lantern?'),
    );
    expect(nearby).toContain('paragraphs');
  });

  test('the citations on the next page', async () => {
    await same((place) => place.ask('What was in the lantern?'), isQuestion('What was in the lantern?'));
    await same((place) => place.goOn('More', '/more'), isQuestion('What was in the lantern?'));
    // A quotation of the page before can still be read in its context.
    expect(await terminal.goOn('', '/context 1')).toContain('The lantern of Cape Verity');
    expect(await terminal.goOn('', '/context 9')).toBe(`${en.terminal.nothingToShow('/context')}\n`);
  });

  test('follow-ups', async () => {
    await same(
      (place) => place.ask('Who built the lighthouse of Cape Verity?'),
      isQuestion('Who built the lighthouse of Cape Verity?'),
    );
    const more = await same((place) => place.ask('who else?'), isQuestion('who else?'));
    expect(plain(more)).toContain('After “Who built the lighthouse of Cape Verity?”');
    await same((place) => place.ask('and in Portuguese?'), isQuestion('and in Portuguese?'));
    await same((place) => place.ask('and in Japanese?'), isQuestion('and in Japanese?'));
  });

  test('a decline, and the nearest articles', async () => {
    const decline = await same(
      (place) => place.ask('Where can I buy bread?'),
      isQuestion('Where can I buy bread?'),
    );
    expect(decline).toContain('The articles don’t say.');
    const [, nearest = ''] = /\[([^\]]+)\]/.exec(decline) ?? [];
    await same((place) => place.goOn(nearest, '/article 1'), isBody('Where can I buy bread?'));
  });

  test('/ask with options, and the same in all articles', async () => {
    const question = 'Who built the lighthouse?';
    const here = await same(
      (place) => place.use('ask', { question, article: 'A biblioteca flutuante' }),
      isQuestion(question),
    );
    expect(here).toContain('This article doesn’t say.');
    await same((place) => place.goOn('Search all articles', '/all'), isQuestion(question));
    await same(
      (place) => place.use('ask', { question, language: 'xx', article: '*none*' }),
      isQuestion(question),
    );
  });

  test('/article, and its next page', async () => {
    const page = await same(
      (place) => place.use('article', { name: 'The lighthouse of Cape Verity' }),
      isBody(),
    );
    expect(page).toContain('The lighthouse of Cape Verity');
    expect(await discord.goOn('Next', '')).toContain('paragraphs');
    expect(await terminal.goOn('', '/next')).toContain('paragraphs');
    expect(await terminal.goOn('', '/previous')).toContain('built in 1871 by the engineer Clara Bowman');
    await same(
      (place) => place.use('article', { name: 'Where can I buy bread?' }),
      isQuestion('Where can I buy bread?'),
    );
  });

  test('/articles and /status', async () => {
    await same((place) => place.use('articles'));
    await same((place) => place.use('status'));
  });

  test('/help names every command, and every button or the command in its place', async () => {
    const [message, page] = [await discord.use('help'), await terminal.use('help')].map(plain);
    for (const { name, describe, audience } of COMMANDS) {
      // Each names the commands that whoever asks may use there.
      if (audience === 'everybody') expect(message).toContain(`/${name} ${describe(en)}`);
      else expect(message).not.toContain(`/${name} `);
      const line =
        audience === 'serverManagers' ? `/${name}` : `/${name} ${name === 'reindex' ? '' : describe(en)}`;
      expect(page).toContain(line.trim());
    }
    for (const name of ['context', 'more', 'all', 'next', 'previous']) expect(page).toContain(`/${name} `);
  });

  test('/privacy, each about its own place', async () => {
    expect(await discord.use('privacy')).toContain('What I keep');
    expect(await terminal.use('privacy')).toContain('Nothing that you ask in the terminal is kept.');
  });

  test('who may do what: here whoever runs the bot, there whoever is allowed to', async () => {
    expect(await discord.use('reindex')).toContain(en.trouble.notAllowedInDirectMessages);
    expect(await terminal.use('reindex')).toContain('Nothing has changed.');
    for (const name of ['settings', 'insights', 'library'])
      expect(await terminal.use(name)).toContain(en.insights.onlyInServers);
  });

  test('every command was tried', () => {
    expect(COMMANDS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});

test('a surface ends when it is told to stop', async () => {
  const place = inTerminal();
  await place.surface.start(openApp({ library: fixtures.library, log, about }));
  await place.surface.stop();
  expect(await place.surface.ended).toBeNull();
});

const tried = new Set<string>();

async function inDiscord(): Promise<Place> {
  const server: Discord = await startDiscord();
  const config = readConfig({ DISCORD_TOKEN: server.token, DISCORD_API: server.api });
  const surface = openDiscord(config);
  const { user } = server;
  const here = { in: server.dm(user) };
  let last: Message;
  const shown = (message: Message) => {
    last = message;
    return message.text;
  };
  return {
    surface,
    ask: async (question) => shown(await server.answerTo(await server.say(user, question))),
    async use(command, options = {}) {
      tried.add(command);
      return shown(await (await server.slash(user, `/${command}`, { ...options }, here)).settled());
    },
    goOn: async (button) => shown(await (await server.press(user, last, button)).settled()),
    async close() {
      await surface.stop();
      await server.close();
    },
  };
}

function inTerminal(): Place {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 100 });
  const surface = openTerminal({ input, output, colors: false, locale: 'en-US' });
  let text = '';
  output.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const say = async (line: string) => {
    text = '';
    input.write(`${line}\n/nope\n`);
    while (!text.includes(`${en.terminal.unknownCommand('/nope')}\n`)) await new Promise(setImmediate);
    return text.slice(text.indexOf('\n') + 1, text.indexOf('\n> /nope'));
  };
  return {
    surface,
    ask: say,
    use(command, options = {}) {
      tried.add(command);
      return say(
        [`/${command}`, ...Object.entries(options).map(([name, value]) => `${name}:${value}`)].join(' '),
      );
    },
    goOn: (_, line) => say(line),
    close: () => surface.stop(),
  };
}

/** A line as words alone: of a footnote only the place, of a link only the title. Buttons and rules say nothing. */
function sayings(line: string): string[] {
  if (/^(?:\[[^\]]*\]|<[^>]*>)(?: |$)/.test(line) || line === '---') return [];
  const place = line.startsWith('-# ') && line.includes(' · ') ? line.slice(3, line.indexOf(' · ')) : line;
  return [plain(place)];
}

function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/([^:]+):\d+>/g, '/$1')
    .replace(/\\(.)/g, '$1')
    .replace(/\*\*|[\u2066-\u2069]/g, '')
    .replace(/^(?:> |-# |- |\s*│ )/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const isQuestion = (question: string) => (line: string) => line === `**${question.replace(/[*]/g, '\\$&')}**`;

/** Of a page of an article, as much is shown as fits: its title and the first paragraph are the same. */
function isBody(question = ''): (line: string) => boolean {
  return (line) => isQuestion(question)(line) || !line.startsWith('**');
}
