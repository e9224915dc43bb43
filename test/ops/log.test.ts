import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiscordAPIError, HTTPError } from 'discord.js';
import { expect, test } from 'vitest';
import { askLibrary } from '../../src/app/ask.ts';
import { planStandalone } from '../../src/conversation/plan.ts';
import { openLibrary } from '../../src/library/library.ts';
import { logTo, redact } from '../../src/ops/log.ts';
import { StartError } from '../../src/util/startError.ts';

const token = 'MTIz.Ga"b\\c.secret-of-the-bot';

function open(questions = false) {
  const lines: string[] = [];
  const log = logTo({ write: (line: string) => lines.push(line) }, 'trace', [token], questions);
  return { log, lines, text: () => lines.join('') };
}

test('a secret is blotted out wherever it stands, also as JSON writes it', () => {
  const { log, text } = open();
  log.info({ [token]: token, deep: [{ token }] }, `with ${token}`);
  log.error({ err: new Error(`refused ${token}`, { cause: new Error(token) }) });
  log.child({ from: token }).warn(new Error(token));
  expect(text()).not.toContain('secret-of-the-bot');
  expect(text()).toContain('[hidden]');
  expect(redact(`Bot ${token}, ${JSON.stringify(token)}`, [token])).toBe('Bot [hidden], "[hidden]"');
});

test('a short one is a slip, and its characters stay where they are', () => {
  expect(redact('expected a bot token, and got 3', ['a b', 'e', ''])).toBe('expected a bot token, and got 3');
  expect(redact('of 12345678', ['12345678'])).toBe('of [hidden]');
});

test('a failed request is logged without its address and body', () => {
  const { log, text } = open();
  const address = 'https://discord.com/api/v10/webhooks/1/aW50ZXJhY3Rpb24.private/messages/@original';
  const body = { files: undefined, json: { content: 'a private answer' } };
  const raw = { code: 50035, message: 'Invalid Form Body' };
  log.error({ err: new DiscordAPIError(raw, 50035, 400, 'PATCH', address, body) });
  log.error({ err: new HTTPError(502, 'Bad Gateway', 'PATCH', address, body) });
  expect(text()).toContain('Invalid Form Body');
  expect(text()).toContain('502');
  expect(text()).not.toContain('private');
});

test('what a sentence says to whoever runs the bot is logged without a stack', () => {
  const { log, lines } = open();
  log.error({ err: new StartError('Expected a folder, found nothing.') }, 'Reindexing failed');
  log.error({ err: new Error('a fault') }, 'Reindexing failed');
  const [known, fault] = lines.map((line) => JSON.parse(line).err);
  expect(known).toEqual({ type: 'StartError', message: 'Expected a folder, found nothing.' });
  expect(fault.stack).toContain('log.test.ts');
});

test('each question is one line: how it went, never what it was unless that is wanted', async () => {
  const library = await openLibrary({
    seedsDir: `${import.meta.dirname}/../../seeds`,
    dataDir: '',
    log: open().log,
  });
  const question = 'What did Anwar say Japan could share with Asean?';
  for (const wanted of [false, true]) {
    const { log, lines } = open(wanted);
    await askLibrary({ library, log: log.child({ from: '/ask' }) }, planStandalone(library, question));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 30,
      time: expect.any(Number),
      from: '/ask',
      language: 'en',
      verdict: 'answer',
      onlyIn: null,
      confidence: expect.any(Number),
      ms: expect.any(Number),
      citations: expect.any(Number),
      msg: 'Question handled',
      ...(wanted && { question }),
    });
    if (!wanted) expect(Object.keys(shown())).toEqual(Object.keys(JSON.parse(lines[0] ?? '')));
  }
  await library.close();
});

/** The line that the documentation shows. */
function shown(): object {
  const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  return JSON.parse(/^\{"level".*\}$/m.exec(page)?.[0] ?? '');
}
