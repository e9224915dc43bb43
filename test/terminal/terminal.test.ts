import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../index/index.ts';
import { openApp } from '../../src/app/app.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { parseAsk } from '../../src/terminal/askArguments.ts';
import { askBatch, askOne, type CliSession } from '../../src/terminal/cli.ts';
import { runTerminal } from '../../src/terminal/repl.ts';
import { written } from '../support/written.ts';

const root = join(import.meta.dirname, '../..');
const log = pino({ level: 'silent' });
const about = { version: '1.2.3', startedAt: new Date() };
const english = 'What did Anwar say Japan could share with Asean?';
const portuguese =
  'Por quem é operado o Centro de Capacitação em Segurança Cibernética ASEAN-Japão em Banguecoque?';
const nonsense = 'How do I bake sourdough bread?';

let library: Library;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  library = await openLibrary({ seedsDir: join(root, 'seeds'), dataDir: folder, log });
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true });
});

describe('a conversation through a pipe', () => {
  test('answers every line in order, then ends', async () => {
    const text = await converse(`${english}\n\n/nope\n${nonsense}\r\n/articles\n${portuguese}`);
    const [first = '', second, third, fourth, fifth = '', ...rest] = text.split(/^(?=> )/m);
    expect(first).toMatch(
      /^> What did Anwar say.*\n1 · Asean urged to tap Japan cybersecurity expertise\n {2}│ /,
    );
    expect(first).toMatch(/\*\*.*\n {2}000_a1879b0fc47cd7db\.txt, lines? \d.* · English\n/s);
    expect(second).toBe('> /nope\nThere’s no command /nope. Type /help for the list.\n\n');
    expect(third).toMatch(/^> How do I bake.*\nThe articles don’t say\.\nThe nearest articles:\n/);
    expect(fourth).toMatch(/^> \/articles\n2 articles\n {2}Asean urged .* · English · \d+ paragraphs\n/);
    expect(fifth).toMatch(/linhas? \d.* · português\n\n {2}\/context · \/more\n\n$/);
    expect(rest).toEqual([]);
  });

  test('has a word for small talk, and goes on from the answer before it', async () => {
    const text = await converse(`${english}\nok, thanks!\nWhat do you know?\nand in Portuguese?`);
    const [, thanks, known, portuguese = ''] = text.split(/^(?=> )/m);
    expect(thanks).toBe('> ok, thanks!\nYou’re welcome.\n\n');
    expect(known).toMatch(/^> What do you know\?\n2 articles\n {2}Asean urged .*\n {2}Japão e /);
    expect(portuguese).toContain(`After “${english}”`);
  });

  test('knows every command, and speaks the language of the system', async () => {
    const text = await converse('/help\n/status\n/reindex\n/ask\n/quit\nnever asked', { locale: 'pt-BR' });
    for (const said of [
      'Comandos:',
      'Situação',
      'Versão 1.2.3',
      'Nada mudou.',
      'Escreva a pergunta depois de /ask',
    ])
      expect(text).toContain(said);
    expect(text.endsWith('> /quit\n')).toBe(true);
  });

  test('a fault is one calm sentence, and the next question is answered', async () => {
    const failing: Library = { ...library, ask: () => Promise.reject(new Error('no such luck')) };
    const text = await converse('one\ntwo\n', {}, failing);
    const sentence = 'Something went wrong on my side. Please try again in a moment.\n\n';
    expect(text).toBe(`> one\n${sentence}> two\n${sentence}`);
  });

  test('told to stop, it finishes the answer and ends', async () => {
    const stop = new AbortController();
    const input = new PassThrough();
    const output = new PassThrough();
    input.write(`${english}\n`);
    const stopping: Library = {
      ...library,
      ask(question) {
        stop.abort();
        return library.ask(question);
      },
    };
    await runTerminal(
      openApp({ library: stopping, log, about }),
      { input, output, colors: false },
      stop.signal,
    );
    expect(written(output)).toContain('1 · Asean urged');
  });
});

describe('ask', () => {
  test('reads its arguments', () => {
    expect(parseAsk(['who?'])).toEqual({ kind: 'one', question: 'who?', json: false, explain: false });
    expect(parseAsk(['--json', 'who', 'is', 'it?'])).toEqual({
      kind: 'one',
      question: 'who is it?',
      json: true,
      explain: false,
    });
    expect(parseAsk(['--', '--who?'])).toEqual({
      kind: 'one',
      question: '--who?',
      json: false,
      explain: false,
    });
    expect(parseAsk([''])).toEqual({ kind: 'one', question: '', json: false, explain: false });
    expect(parseAsk(['--batch', 'a.jsonl'])).toEqual({ kind: 'batch', file: 'a.jsonl' });
    expect(parseAsk(['--sureness', 'everything', '--batch', 'a.jsonl'])).toEqual({
      kind: 'batch',
      file: 'a.jsonl',
      sureness: 'everything',
    });
    expect(parseAsk(['--sureness', 'very', 'who?']).kind).toBe('problem');
    expect(parseAsk(['-h']).kind).toBe('help');
    for (const wrong of [
      [],
      ['--json'],
      ['--loud', 'who?'],
      ['--batch'],
      ['--batch', 'a.jsonl', 'who?'],
      ['--batch', 'a.jsonl', '--explain'],
    ])
      expect(parseAsk(wrong).kind, wrong.join(' ')).toBe('problem');
  });

  test('reads what the documentation types', () => {
    const pages = ['cli', 'operations'].map((name) => readFileSync(join(root, `docs/${name}.md`), 'utf8'));
    const typed = pages.flatMap((page) => [...page.matchAll(/npm run --silent ask -- ([^`\n]+)/g)]);
    expect(typed.length).toBeGreaterThan(4);
    for (const [line, given = ''] of typed) {
      const args = Array.from(given.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, word = '']) => quoted ?? word);
      expect(parseAsk(args).kind, line).toMatch(/^(?:one|batch)$/);
    }
  });

  test('explains each citation with --explain, as text and beside the other keys of --json', async () => {
    const { session, out } = desk();
    const explained = { question: portuguese, explain: true };
    expect(await askOne({ ...explained, json: true }, session)).toBe(0);
    const [row] = objects(out());
    expect(row?.explanation?.map(({ answerProbability }) => answerProbability.probability)).toEqual(
      row?.citations.map(({ score }) => score),
    );
    const person = desk();
    await askOne({ ...explained, json: false }, person.session);
    expect(person.out()).toMatch(
      /│.*\n\nWhy 1 · .*\n\n {2}Ranking.*\n {4}\w+ +\d\.\d{3} × +-?\d+\.\d\d = +-?\d+\.\d{3}\n/s,
    );
  });

  test('is as sure as it is told to be', async () => {
    const unsure = 'How many people live in Tokyo?';
    for (const [sureness, code] of [
      ['sure', 1],
      ['balanced', 0],
      ['everything', 0],
    ] as const) {
      const { session, out } = desk();
      expect(await askOne({ question: unsure, json: true, sureness }, session)).toBe(code);
      expect(objects(out())[0]).toMatchObject({ verdict: code ? 'none' : 'maybe', answered: !code });
    }
  });

  test('prints one object with --json, and tells by its exit code', async () => {
    const { session, out } = desk();
    expect(await askOne({ question: portuguese, json: true }, session)).toBe(0);
    expect(await askOne({ question: nonsense, json: true }, session)).toBe(1);
    const [answered, declined] = objects(out());
    expect(Object.keys(answered ?? {})).toEqual([
      'id',
      'language',
      'answered',
      'verdict',
      'citations',
      'confidence',
      'ms',
    ]);
    expect(answered).toMatchObject({ language: 'pt', answered: true, verdict: 'answer' });
    const citation = answered?.citations[0];
    expect(Object.keys(citation ?? {})).toEqual([
      'article',
      'language',
      'excerpt',
      'highlight',
      'lines',
      'score',
    ]);
    expect(citation).toMatchObject({ article: '004_a5c995dee824f0e5.txt', language: 'pt' });
    expect(citation?.excerpt).toContain(citation?.highlight);
    expect(declined).toMatchObject({ language: 'en', answered: false, citations: [] });
  });

  test('answers a batch in order and names what is malformed, losing nothing else', async () => {
    const lines = [
      JSON.stringify({ id: 'a', question: english, locale: 'en-GB', other: [1] }),
      '{"id":"b", oops',
      '',
      JSON.stringify({ id: 'c' }),
      JSON.stringify([1]),
      JSON.stringify({ id: 7, question: '', locale: null }),
      JSON.stringify({ id: 'd', question: `${portuguese}\u2028` }),
    ];
    const { session, out, err } = desk(lines.join('\n'));
    expect(await askBatch({ file: '-' }, session)).toBe(2);
    expect(objects(out()).map(({ id }) => id)).toEqual(['a', 7, 'd']);
    expect(err()).toMatchInlineSnapshot(`
      "-:2: expected { "id": string or number, "question": string, "locale"?: string }, got {"id":"b", oops
      -:4: expected { "id": string or number, "question": string, "locale"?: string }, got {"id":"c"}
      -:5: expected { "id": string or number, "question": string, "locale"?: string }, got [1]
      "
    `);
  });

  test('a batch that is not there, or no file, is an error', async () => {
    for (const [file, found] of [
      [join(folder, 'none.jsonl'), 'nothing there'],
      [folder, 'a folder'],
    ] as const) {
      const { session, out, err } = desk();
      expect(await askBatch({ file }, session)).toBe(2);
      expect(out()).toBe('');
      expect(err()).toBe(`--batch: expected a file of questions at “${file}”, found ${found}.\n`);
    }
  });
});

interface Row {
  id: unknown;
  citations: { excerpt: string; highlight: string; score: number }[];
  explanation?: Explanation[];
}

function objects(text: string): Row[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function desk(input = ''): { session: CliSession; out(): string; err(): string } {
  const output = new PassThrough();
  const errors = new PassThrough();
  const session = { library, log, input: Readable.from([input]), output, errors, colors: false };
  return { session, out: () => written(output), err: () => written(errors) };
}

async function converse(input: string, how: { locale?: string } = {}, using = library): Promise<string> {
  const output = new PassThrough();
  const terminal = { input: Readable.from([Buffer.from(input)]), output, colors: false, ...how };
  const done = runTerminal(openApp({ library: using, log, about }), terminal, new AbortController().signal);
  let text = '';
  output.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await done;
  await new Promise((resolve) => setImmediate(resolve));
  return text;
}
