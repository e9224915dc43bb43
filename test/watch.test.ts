import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RebuildReport } from '../src/library.ts';
import { logTo } from '../src/log.ts';
import { type Watcher, watchSeeds } from '../src/watch.ts';

vi.setConfig({ testTimeout: 20_000 });

const SETTLED_MS = 150;

let folder: string;
let watcher: Watcher;
let rebuilt: number;
let during: () => Promise<void>;
let lines: string[];
const log = logTo({ write: (line: string) => lines.push(line) }, 'info', []);

beforeEach(async () => {
  rebuilt = 0;
  lines = [];
  during = async () => {};
  folder = await mkdtemp(path.join(tmpdir(), 'watch-'));
  await writeFile(path.join(folder, 'a.txt'), 'one');
  watcher = await watchSeeds(folder, { rebuild }, log, SETTLED_MS);
});
afterEach(async () => {
  await watcher.close();
  await rm(folder, { recursive: true, force: true });
});

async function rebuild(): Promise<RebuildReport> {
  const began = performance.now();
  rebuilt++;
  await during();
  const seconds = (performance.now() - began) / 1000;
  return { added: [], changed: ['a.txt'], removed: [], problems: [], seconds };
}

const times = (count: number) => vi.waitFor(() => expect(rebuilt).toBe(count), 10_000);

test('a burst of changes is one rebuild, after they have settled', async () => {
  for (let i = 0; i < 6; i++) {
    await writeFile(path.join(folder, `b${i}.txt`), 'x');
    await sleep(SETTLED_MS / 3);
    expect(rebuilt).toBe(0);
  }
  await times(1);
  await sleep(2 * SETTLED_MS);
  expect(rebuilt).toBe(1);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'The folder of articles has changed: reindexed',
  ]);
});

test('files that change, go, come in new folders and behind links are seen; hidden ones are not', async () => {
  await writeFile(path.join(folder, '.a.txt.swp'), 'x');
  await mkdir(path.join(folder, '.git'));
  await writeFile(path.join(folder, '.git/index'), 'x');
  await sleep(3 * SETTLED_MS);
  expect(rebuilt).toBe(0);
  await writeFile(path.join(folder, 'a.txt'), 'two');
  await times(1);
  await mkdir(path.join(folder, 'sub'));
  await writeFile(path.join(folder, 'sub/c.txt'), 'x');
  await times(2);
  await rm(path.join(folder, 'a.txt'));
  await times(3);
  await symlink('sub/c.txt', path.join(folder, 'd.txt'));
  await times(4);
});

test('what changes while a rebuild reads is not lost', async () => {
  during = async () => {
    if (rebuilt > 1) return;
    await writeFile(path.join(folder, 'a.txt'), 'three');
    await sleep(SETTLED_MS);
  };
  await writeFile(path.join(folder, 'a.txt'), 'two');
  await times(2);
  await sleep(2 * SETTLED_MS);
  expect(rebuilt).toBe(2);
});

test('a rebuild that fails is logged, and the next change is another chance', async () => {
  during = async () => {
    if (rebuilt === 1) throw new Error('no article');
  };
  await writeFile(path.join(folder, 'a.txt'), '');
  await times(1);
  await vi.waitFor(() => expect(lines.join('')).toContain('no article'));
  await writeFile(path.join(folder, 'a.txt'), 'two');
  await times(2);
});

test('once closed nothing happens', async () => {
  await writeFile(path.join(folder, 'a.txt'), 'two');
  await watcher.close();
  await sleep(2 * SETTLED_MS);
  expect(rebuilt).toBe(0);
});
