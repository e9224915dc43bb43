import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../index/index.ts';
import { articleId } from '../../index/ingest/articleId.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { problemText } from '../../src/app/reports.ts';
import { type Library, openLibrary, type Progress } from '../../src/library/library.ts';
import { buildThread } from '../../src/library/rebuild.ts';
import { startThread } from '../../src/library/thread.ts';
import { StartError } from '../../src/util/startError.ts';

const english = `The lighthouse of Porto Vell

The lighthouse of Porto Vell was built in 1887 by the engineer Marta Quill on a rock in front of the harbour.

It burned whale oil until 1921, and its light was seen from thirty kilometres away on clear nights.
`;
const portuguese = `A ponte de Vale Novo

A ponte de Vale Novo foi construída em 1904 pelo engenheiro Tomás Abrantes sobre o rio da cidade.

Ela foi fechada aos automóveis em 1998, depois de uma cheia que abriu fendas nos seus pilares.
`;

const folders: string[] = [];
const libraries: Library[] = [];
const lines: string[] = [];
const say = (problem: Problem) => problemText(LANGUAGES.en, problem);
const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });

async function folder(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'library-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(root, name), text);
  return root;
}

async function open(seedsDir: string, onProgress?: (progress: Progress) => void): Promise<Library> {
  const library = await openLibrary(
    { seedsDir, dataDir: path.join(seedsDir, '.data'), log, say },
    onProgress,
  );
  libraries.push(library);
  return library;
}

const refusal = (seedsDir: string) =>
  open(seedsDir).then(
    () => expect.fail('it opened'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(StartError);
      return (error as Error).message.replaceAll(seedsDir, 'SEEDS');
    },
  );

const ask = (library: Library, text = 'When was the lighthouse of Porto Vell built?') =>
  library.ask({ text });
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

afterEach(async () => {
  for (const library of libraries.splice(0)) await library.close();
  for (const root of folders.splice(0)) await rm(root, { recursive: true, force: true });
  lines.length = 0;
});

const KINDS = '.txt, .md, .markdown, .mdx, .html, .htm, .csv, .tsv, .pdf, .docx, or .epub';

describe('openLibrary', () => {
  it('refuses a folder without articles, each time in one clear sentence', async () => {
    const empty = await folder({});
    const bad = await folder(
      Object.fromEntries(
        ['a.txt', 'b.xyz', 'c.txt', 'd.txt', 'e.txt', 'f.txt', 'g.txt'].map((n) => [n, '\n']),
      ),
    );
    const missing = path.join(empty, 'missing');
    const file = path.join(bad, 'a.txt');
    expect(await refusal(missing)).toBe(
      'Expected a folder of articles at “SEEDS” (SEEDS_DIR), found nothing there.',
    );
    expect(await refusal(file)).toBe(
      'Expected a folder of articles at “SEEDS” (SEEDS_DIR), found a file there.',
    );
    expect(await refusal(empty)).toBe(
      `Expected at least one ${KINDS} article in “SEEDS”: found no file at all.`,
    );
    expect(await refusal(bad)).toBe(
      `Expected at least one ${KINDS} article in “SEEDS”: skipped ` +
        'a.txt: contains no text to quote; b.xyz: not a kind of file that is read; ' +
        'c.txt: contains no text to quote; d.txt: contains no text to quote; ' +
        'e.txt: contains no text to quote; 2 more.',
    );
  });

  it('answers, knows what it holds, and told how far it was', async () => {
    const told: Progress[] = [];
    const began = Date.now();
    const library = await open(
      await folder({ 'a.txt': english, 'b.md': portuguese, 'c.md': portuguese, 'd.txt': '' }),
      (progress) => told.push(progress),
    );
    const { answered, language, citations } = await ask(library);
    expect([answered, language, citations[0]?.article, citations[0]?.lines]).toEqual([
      true,
      'en',
      'a.txt',
      [3, 3],
    ]);
    const asked = (text: string, language?: string) =>
      library.ask({ text, ...(language && { language }) }).then((one) => [one.language, one.noArticles]);
    expect(await asked('Who built the lighthouse?')).toEqual(['en', false]);
    expect(await asked('Wer hat den Leuchtturm gebaut und wann war das?')).toEqual(['de', true]);
    expect(await asked('Who built the lighthouse?', 'fr')).toEqual(['fr', true]);
    expect(await asked('Porto Vell')).toEqual([expect.any(String), false]);
    const { builtAt, ...status } = library.status();
    expect(builtAt.getTime()).toBeGreaterThanOrEqual(began);
    expect(builtAt.getTime()).toBeLessThanOrEqual(Date.now());
    expect(status).toEqual({
      articles: [
        { path: 'a.txt', title: 'The lighthouse of Porto Vell', language: 'en', passages: 2 },
        { path: 'b.md', title: 'A ponte de Vale Novo', language: 'pt', passages: 2 },
        { path: 'c.md', title: 'A ponte de Vale Novo', language: 'pt', passages: 2 },
      ],
      qualifiers: new Map([
        ['b.md', 'b.md'],
        ['c.md', 'c.md'],
      ]),
      passages: 6,
      languages: ['pt', 'en'],
      problems: [{ path: 'd.txt', reason: 'empty', detail: '' }],
      paths: new Map(['a.txt', 'b.md', 'c.md'].map((path) => [articleId(path), path])),
      answering: true,
    });
    expect(told).toContainEqual({ stage: 'read', done: 4, total: 4 });
    expect(told.at(-1)).toEqual({ stage: 'index', done: 6, total: 6 });
  });

  it('takes any question', async () => {
    const library = await open(await folder({ 'a.txt': english }));
    for (const text of [
      '',
      ' ',
      '?',
      '😀',
      '\0\x07',
      '\ud800',
      'a'.repeat(5000),
      '中'.repeat(5000),
      '<@1> `**`',
    ]) {
      expect((await ask(library, text)).answered).toBe(false);
    }
    expect((await library.ask({ text: 'lighthouse', locale: 'no locale', language: 'zz' })).answered).toBe(
      false,
    );
  });
});

describe('rebuild', () => {
  it('says what changed; questions are answered meanwhile', async () => {
    const root = await folder({ 'a.txt': english, 'b.txt': portuguese, 'c.txt': english });
    const library = await open(root);
    const before = library.status().builtAt;
    await writeFile(
      path.join(root, 'a.txt'),
      `${english}\nThe lighthouse was painted red, a colour chosen by fishermen.\n`,
    );
    await rm(path.join(root, 'b.txt'));
    await writeFile(path.join(root, 'd.txt'), portuguese);
    await writeFile(path.join(root, 'e.bin'), 'x');
    const told: Progress[] = [];
    const running = library.rebuild((progress) => told.push(progress));
    let asked = 0;
    let done = false;
    running.finally(() => {
      done = true;
    });
    while (!done) {
      expect((await ask(library)).answered).toBe(true);
      asked++;
    }
    expect(asked).toBeGreaterThan(0);
    expect(await running).toEqual({
      added: ['d.txt'],
      changed: ['a.txt'],
      removed: ['b.txt'],
      problems: [{ path: 'e.bin', reason: 'kind', detail: '' }],
      seconds: expect.any(Number),
    });
    expect(told.at(-1)).toEqual({ stage: 'read', done: 3, total: 3 });
    expect(library.status().builtAt.getTime()).toBeGreaterThan(before.getTime());
    expect((await ask(library, 'What colour was the lighthouse painted?')).answered).toBe(true);
    expect(lines).toEqual([]);
  });

  it('works a small change into the index that is there, and makes another for a large one', async () => {
    const root = await folder({ 'a.txt': english, 'b.txt': portuguese });
    const library = await open(root);
    let threads = 0;
    const count = () => threads++;
    process.on('worker', count);
    const red = `${english}\nThe lighthouse was painted red, a colour chosen by fishermen.\n`;
    await writeFile(path.join(root, 'a.txt'), red);
    await rm(path.join(root, 'b.txt'));
    expect(await library.rebuild()).toMatchObject({ added: [], changed: ['a.txt'], removed: ['b.txt'] });
    expect(threads).toBe(0);
    expect((await ask(library, 'What colour was the lighthouse painted?')).answered).toBe(true);
    expect(library.status()).toMatchObject({ languages: ['en'], articles: [{ path: 'a.txt' }] });
    expect(await library.find({ typed: '', limit: 5 })).toMatchObject([{ path: 'a.txt' }]);

    for (let file = 0; file < 30; file++) await writeFile(path.join(root, `${file}.txt`), portuguese);
    expect((await library.rebuild()).added).toHaveLength(30);
    expect(threads).toBe(1);
    process.off('worker', count);
  });

  it('is shared by who asks for it at once', async () => {
    const library = await open(await folder({ 'a.txt': english }));
    const told = [0, 0];
    const [one, two] = [0, 1].map((i) =>
      library.rebuild(() => {
        told[i] = (told[i] as number) + 1;
      }),
    );
    expect(await one).toBe(await two);
    expect(told[0]).toBeGreaterThan(0);
    expect(told[1]).toBe(told[0]);
    expect(await library.rebuild()).not.toBe(await one);
  });

  it('that fails leaves the old index', async () => {
    const root = await folder({ 'a.txt': english });
    const library = await open(root);
    const before = library.status();
    await rm(path.join(root, 'a.txt'));
    await expect(library.rebuild()).rejects.toThrow('found no file at all');
    await rm(root, { recursive: true });
    await expect(library.rebuild()).rejects.toThrow('found nothing there');
    expect(library.status()).toEqual(before);
    expect((await ask(library)).answered).toBe(true);
    await mkdir(root);
    await writeFile(path.join(root, 'b.txt'), portuguese);
    expect(await library.rebuild()).toMatchObject({ added: ['b.txt'], changed: [], removed: ['a.txt'] });
  });
});

describe('a folder that vanishes while it is read', () => {
  it('is one sentence, at the start and in a rebuild, which leaves the old index', async () => {
    const root = await folder({ 'a.txt': english });
    // A thread is being started: the folder was there a moment ago.
    const vanish = () => rmSync(root, { recursive: true });
    const sentence = `Expected a folder of articles at “${root}” (SEEDS_DIR), found nothing there.`;
    process.once('worker', vanish);
    await expect(open(root)).rejects.toThrow(new StartError(sentence));
    await mkdir(root);
    await writeFile(path.join(root, 'a.txt'), english);
    const library = await open(root);
    // More than the thread works in that is there.
    for (let file = 0; file < 30; file++) await writeFile(path.join(root, `${file}.txt`), english);
    process.once('worker', vanish);
    await expect(library.rebuild()).rejects.toThrow(new StartError(sentence));
    expect((await ask(library)).answered).toBe(true);
  });
});

describe('a thread that dies', () => {
  it('is replaced, and what it was asked is answered by the next one', async () => {
    const { Worker } = await import('node:worker_threads');
    const started: InstanceType<typeof Worker>[] = [];
    const listen = (worker: InstanceType<typeof Worker>) => started.push(worker);
    process.on('worker', listen);
    const library = await open(await folder({ 'a.txt': english }));
    const lost = ask(library);
    await started[0]?.terminate();
    expect(library.status().answering).toBe(false);
    expect((await ask(library)).answered).toBe(true);
    expect((await lost).answered).toBe(true);
    expect(library.status().answering).toBe(true);
    process.off('worker', listen);
    expect(started).toHaveLength(2);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      'The index thread died; rebuilding the index',
    ]);
  });

  it('tells so to who holds it', async () => {
    const seedsDir = await folder({ 'a.txt': english });
    const thread = await startThread({ seedsDir }, () => {});
    if (!('gone' in thread)) return expect.fail('expected a thread that answers');
    await thread.close();
    expect((await thread.gone).message).toBe('the index thread exited with code 1');
    await expect(thread.do('ask', { text: 'lighthouse' })).rejects.toThrow('exited with code 1');
    await thread.close();
  });

  it('tells the next one which files it could not use: those are not parsed again', async () => {
    const seedsDir = await folder({ 'a.txt': english, 'b.md': '# Nothing but a title' });
    const options = { signal: new AbortController().signal };
    const first = await buildThread({ seedsDir }, null, () => {}, options);
    if ('unchanged' in first) return expect.fail('there is nothing that it could be compared with');
    const [failure] = first.failed.failures;
    expect(failure?.problem).toMatchObject({ path: 'b.md', reason: 'empty' });
    // Only who has not read the file says this of it.
    if (failure) failure.problem.detail = 'as it was before';
    const next = await buildThread({ seedsDir }, first, () => {}, options);
    expect(next).toMatchObject({ unchanged: [{ detail: 'as it was before' }], failed: first.failed });
    first.failed.maker = 'another version';
    const upgraded = await buildThread({ seedsDir }, first, () => {}, options);
    expect(upgraded).toMatchObject({ unchanged: [{ detail: '' }] });
    await first.close();
  });

  it('before it is ready fails the start with its reason', async () => {
    await expect(startThread({ seedsDir: '/no/such/folder' }, () => {})).rejects.toThrow('ENOENT');
  });
});

describe('close', () => {
  it('answers what was asked, and leaves no thread', async () => {
    const before = threads();
    const library = await openLibrary({ seedsDir: await folder({ 'a.txt': english }), dataDir: '', log });
    expect(threads()).toBeGreaterThan(before);
    const asked = Array.from({ length: 20 }, () => ask(library));
    const late = library.close().then(() => library.close());
    await expect(ask(library)).rejects.toThrow('the index is closed');
    await Promise.all([late, library.close()]);
    expect((await Promise.all(asked)).map(({ answered }) => answered)).toEqual(Array(20).fill(true));
    expect(threads()).toBe(before);
    await expect(ask(library)).rejects.toThrow('exited');
    await library.close();
    expect(lines).toEqual([]);
  });

  it('ends a rebuild that is under way', async () => {
    const before = threads();
    const library = await openLibrary({ seedsDir: await folder({ 'a.txt': english }), dataDir: '', log });
    const running = library.rebuild();
    const failed = expect(running).rejects.toThrow('closed');
    await library.close();
    await failed;
    await expect(library.rebuild()).rejects.toThrow('closed');
    expect(threads()).toBe(before);
    expect(lines).toEqual([]);
  });
});
