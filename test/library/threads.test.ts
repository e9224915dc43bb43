import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Library, type LibraryOptions, openLibrary } from '../../src/library/library.ts';
import { openPendingRequests } from '../../src/library/pendingRequests.ts';
import { startThread } from '../../src/library/thread.ts';
import { logTo } from '../../src/ops/log.ts';
import { backoffDelay, pause } from '../../src/util/backoff.ts';

// A thread takes its time to start where others run.
vi.setConfig({ testTimeout: 20_000 });

const script = new URL('./threads/stubborn.ts', import.meta.url);
let seedsDir: string;
let library: Library | undefined;
let lines: string[];
const log = logTo({ write: (line: string) => lines.push(line) }, 'info', []);
const logged = () => lines.map((line) => JSON.parse(line).msg);

beforeEach(async () => {
  lines = [];
  seedsDir = await mkdtemp(path.join(tmpdir(), 'threads-'));
});
afterEach(async () => {
  await library?.close();
  library = undefined;
  await rm(seedsDir, { recursive: true });
});

async function open(limits: Partial<LibraryOptions> = {}): Promise<Library> {
  library = await openLibrary({ seedsDir, dataDir: '', log, script, ...limits });
  return library;
}

const ask = (text: string) => (library as Library).ask({ text });
const back = () => vi.waitFor(async () => expect((await ask('hello')).answered).toBe(true), 15_000);
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

describe('a thread that dies', () => {
  test('has its questions answered by the next one, and the process lives on', async () => {
    await open();
    const asked = ['one', 'die once', 'two'].map(ask);
    expect((await Promise.all(asked)).map(({ answered }) => answered)).toEqual([true, true, true]);
    expect(logged()).toEqual(['The index thread died; rebuilding the index']);
  });

  test('is told to whom it was asked once more in vain', async () => {
    await open();
    await expect(ask('die')).rejects.toThrow('exited with code 7');
  });

  test('because its memory is full is replaced like any other', async () => {
    await open({ heapMb: 30 });
    await expect(ask('run out of memory')).rejects.toThrow('reaching memory limit');
    await back();
    expect(lines[0]).toContain('ERR_WORKER_OUT_OF_MEMORY');
  });

  test('before a rebuild is done leaves the old index, and no thread', async () => {
    await open();
    const before = threads();
    await writeFile(path.join(seedsDir, 'die-at-start'), '');
    await expect(library?.rebuild()).rejects.toThrow('died at start');
    expect((await ask('hello')).answered).toBe(true);
    expect(threads()).toBe(before);
  });

  test('and cannot be replaced in time fails its questions, and is replaced as soon as that works', async () => {
    await open({ replaceMs: 50 });
    await writeFile(path.join(seedsDir, 'die-at-start'), '');
    // While there is none, since the folder does not let one start.
    await expect(ask('die')).rejects.toThrow('exited with code 7');
    expect(library?.status().answering).toBe(false);
    await expect(ask('hello')).rejects.toThrow('exited with code 7');
    await vi.waitFor(
      () => expect(logged()).toContain('Failed to rebuild the index after its thread died'),
      15_000,
    );
    await rm(path.join(seedsDir, 'die-at-start'));
    await back();
    expect(library?.status().answering).toBe(true);
  });

  test('again and again is replaced ever more slowly', async () => {
    expect([0, 1, 2, 3, 4, 7, 8, 50].map(backoffDelay)).toEqual([
      0, 0, 1000, 2000, 4000, 32_000, 60_000, 60_000,
    ]);
    const stop = new AbortController();
    const waiting = pause(60_000, stop.signal);
    stop.abort();
    expect([await waiting, await pause(0, stop.signal)]).toEqual([false, false]);
  });
});

describe('a thread that hangs', () => {
  test('is ended; what waited behind is asked again, what it hung on is not', async () => {
    await open({ requestMs: 300 });
    const before = threads();
    const asked = ['one', 'hang', 'two'].map(ask);
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    await expect(asked[1]).rejects.toThrow('took longer than 0.3 s for one request');
    expect(threads()).toBe(before);
  });

  test('on one question only is noticed while others are answered', async () => {
    await open({ requestMs: 300 });
    const stuck = ask('never answer').catch((err: Error) => err.message);
    for (let i = 0; i < 3; i++) expect((await ask('hello')).answered).toBe(true);
    expect(await stuck).toContain('took longer');
    await back();
  });

  test('under a long queue is none: only the request that it is at counts', () => {
    vi.useFakeTimers();
    let stuck = false;
    const pending = openPendingRequests(300, () => {
      stuck = true;
    });
    const ids = Array.from({ length: 10 }, () =>
      pending.add(
        () => {},
        () => {},
      ),
    );
    for (const id of ids) {
      vi.advanceTimersByTime(299);
      pending.take(id);
    }
    vi.advanceTimersByTime(1000);
    pending.add(
      () => {},
      () => {},
    );
    vi.advanceTimersByTime(299);
    expect(stuck).toBe(false);
    vi.advanceTimersByTime(1);
    expect(stuck).toBe(true);
    vi.useRealTimers();
  });

  test('before it is ready is ended too', async () => {
    await writeFile(path.join(seedsDir, 'hang-at-start'), '');
    const before = threads();
    const start = startThread({ seedsDir }, () => {}, { script, silenceMs: 800 });
    await expect(start).rejects.toThrow('was silent for 0.8 s');
    expect(threads()).toBe(before);
  });

  test('does not keep the library from closing', async () => {
    const opened = await open({ requestMs: 300 });
    const stuck = ask('hang').catch((err: Error) => err.message);
    const waits = ask('hello').catch((err: Error) => err.message);
    await opened.close();
    expect(await stuck).toContain('took longer');
    expect(await waits).toContain('took longer');
  });
});
