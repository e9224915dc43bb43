import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../../index/ingest/folder.ts';
import { openParsers } from '../../../index/ingest/parallel/parsers.ts';
import { parseSeed } from '../../../index/ingest/seed.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { thoroughly } from '../../support/thorough.ts';

let root: string;

/** Files of all kinds that a thread may parse, and of such as it may not; some cannot be used. */
beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'parallel-')));
  for (let i = 0; i < 150; i++) {
    const file = path.join(root, `${i % 7}`, fileName(i));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, contentOf(i));
  }
});

afterAll(() => rm(root, { recursive: true, force: true }));

function fileName(i: number): string {
  if (i === 75) return 'table.csv';
  return `${i}.${i % 3 === 0 ? 'txt' : i % 31 === 0 ? 'mdx' : 'md'}`;
}

function contentOf(i: number): string | Uint8Array {
  if (i % 50 === 7) return `# Only a heading ${i}`;
  if (i % 50 === 8) return 'text\0text';
  if (i % 50 === 9) return Buffer.from('Le phare a été construit; il est élevé.', 'latin1');
  if (i % 50 === 10) return '---\nlang: 5 5\n---\n# Front\n\nWords of a page.';
  if (i % 10 === 1) return 'El horario';
  if (i === 75) return 'name,age\nAna,7\nRui,9\n';
  if (i % 2 === 0) return `Page ${i}\n\n${'The library opens at nine in the morning.\n'.repeat(700)}`;
  return `# Page ${i}\n\nThe *library* opens at [nine](https://example.org/${i}) 😀.\n\n- One\n- Two, é\n\n| a | b |\n|---|---|\n| 1 | ${i} |\n`;
}

const running = new Set<Worker>();
const onWorker = (worker: Worker) => {
  running.add(worker);
  worker.on('exit', () => running.delete(worker));
};
beforeAll(() => void process.on('worker', onWorker));
afterAll(() => void process.off('worker', onWorker));

/** How many threads run beside this one. */
const threads = () => running.size;

describe('a large folder read by several threads', () => {
  thoroughly('gives the same articles, failures and problems in the same order as by one', async () => {
    const folder = openFolder(root);
    const told: number[] = [];
    let most = 0;
    const alone = await readSeeds(folder, undefined, () => expect(threads()).toBe(0), { processors: 1 });
    const together = await readSeeds(
      folder,
      undefined,
      (done) => {
        told.push(done);
        most = Math.max(most, threads());
      },
      { processors: 3 },
    );
    expect(most).toBe(2);
    // What they say of so many blocks where these differ takes ten times as long as all the rest.
    expect(isDeepStrictEqual(together, alone)).toBe(true);
    expect(JSON.stringify(together) === JSON.stringify(alone)).toBe(true);
    expect(told).toEqual(Array.from({ length: 151 }, (_, i) => i));
    expect(alone.seeds.length).toBeGreaterThan(120);
    expect(new Set(alone.problems.map(({ reason }) => reason))).toEqual(
      new Set(['empty', 'binary', 'encoding-guessed', 'front-matter']),
    );
    await expect.poll(threads).toBe(0);
  });

  thoroughly('ends with all its threads when it is aborted', async () => {
    const abort = new AbortController();
    const onProgress = (done: number) => {
      if (done === 130) abort.abort(new Error('enough'));
    };
    const reading = readSeeds(openFolder(root), undefined, onProgress, {
      processors: 3,
      signal: abort.signal,
    });
    await expect(reading).rejects.toThrow('enough');
    await expect.poll(threads).toBe(0);
  });
});

describe('threads that parse', () => {
  const signal = new AbortController().signal;
  const file = (name: string, bytes: Uint8Array) => ({ path: name, bytes, hash: '0' });
  const large = file('large.md', Buffer.from(`# Large\n\n${'It rains in Lisbon today.\n'.repeat(7500)}`));

  it('are not started for little, nor on one processor, nor for what is read apart', async () => {
    const one = openParsers(1, () => expect.fail());
    const several = openParsers(3, () => expect.fail());
    for (let i = 0; i < 9; i++) expect(one.parse(large)).toBeNull();
    for (let i = 0; i < 4; i++) expect(several.parse(large)).toBeNull();
    for (let i = 0; i < 9; i++) expect(several.parse(file('a.html', new Uint8Array(1e6)))).toBeNull();
    await setImmediate();
    expect(threads()).toBe(0);
  });

  it('are done without where one ends', async () => {
    const parsers = openParsers(2, (own) => parseSeed(own, signal));
    let parsing: ReturnType<typeof parsers.parse> = null;
    for (let i = 0; i < 6; i++) parsing ??= parsers.parse(large);
    await expect.poll(threads).toBe(1);
    for (const thread of running) void thread.terminate();
    expect(await parsing).toEqual(await parseSeed(large, signal));
    parsers.close();
  });

  it('leave the next file to the one that reads while they have enough to do', async () => {
    const parsers = openParsers(2, () => expect.fail());
    for (let i = 0; i < 6; i++) parsers.parse(large);
    await expect.poll(threads).toBe(1);
    expect(parsers.parse(large)).toBeNull();
    await expect.poll(() => parsers.parse({ ...large, path: 'next.md' }), { timeout: 20_000 }).not.toBeNull();
    parsers.close();
    await expect.poll(threads).toBe(0);
  });
});
