import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RebuildReport } from '../../src/library/library.ts';
import { type Watcher, type WatchOptions, watchSeeds } from '../../src/library/watch.ts';
import { logTo } from '../../src/ops/log.ts';

vi.setConfig({ testTimeout: 30_000 });

const SETTLED_MS = 100;

let base: string;
let folder: string;
let watcher: Watcher | undefined;
let rebuilt: number;
/** What the last rebuild found: the text of each article. */
let seen: Record<string, string>;
let during: () => Promise<void>;
let lines: string[];
const log = logTo({ write: (line: string) => lines.push(line) }, 'info', []);

beforeEach(async () => {
  rebuilt = 0;
  seen = {};
  lines = [];
  during = async () => {};
  base = await mkdtemp(path.join(tmpdir(), 'watch-'));
  folder = path.join(base, 'seeds');
  await mkdir(folder);
  await writeFile(path.join(folder, 'a.txt'), 'one');
});
afterEach(async () => {
  await watcher?.close();
  watcher = undefined;
  await rm(base, { recursive: true, force: true });
});

async function open(options: WatchOptions = {}): Promise<void> {
  watcher = await watchSeeds(folder, { rebuild, refreshServers: rebuild }, log, {
    settledMs: SETTLED_MS,
    lookMs: 50,
    pollMs: 100,
    ...options,
  });
}

async function rebuild(): Promise<RebuildReport> {
  const began = performance.now();
  rebuilt++;
  seen = await articles();
  await during();
  const seconds = (performance.now() - began) / 1000;
  return { added: [], changed: ['a.txt'], removed: [], problems: [], seconds };
}

async function articles(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  const read = names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

const write = (name: string, text = 'x') => writeFile(path.join(folder, name), text);
const finds = (name: string, text: string) =>
  vi.waitFor(() => expect(seen[name]).toBe(text), { timeout: 20_000, interval: 20 });
const times = (count: number) =>
  vi.waitFor(() => expect(rebuilt).toBeGreaterThanOrEqual(count), { timeout: 20_000, interval: 20 });
const said = () => lines.map((line) => String(JSON.parse(line).msg));
const toldOf = (what: RegExp) => said().filter((message) => what.test(message));
const says = (what: RegExp) =>
  vi.waitFor(() => expect(toldOf(what)).toHaveLength(1), { timeout: 20_000, interval: 20 });

test('files that change, go, come in new folders and behind links are seen', async () => {
  await open();
  await write('a.txt', 'two');
  await finds('a.txt', 'two');
  expect(toldOf(/have changed; reindexed/).length).toBeGreaterThan(0);
  await mkdir(path.join(folder, 'sub'));
  let before = rebuilt;
  await write('sub/c.txt');
  await times(before + 1);
  before = rebuilt;
  await unlink(path.join(folder, 'a.txt'));
  await times(before + 1);
  await symlink('sub/c.txt', path.join(folder, 'd.txt'));
  await finds('d.txt', 'x');
  expect(watcher?.state()).toBe('whole');
});

test('hidden files and what is no article are not seen, and postpone nothing', async () => {
  await open({ settledMs: 2 * SETTLED_MS });
  await write('.a.txt.swp');
  await mkdir(path.join(folder, '.git'));
  await write('.git/index.txt');
  await write('a.txt~');
  await mkdir(path.join(folder, 'empty'));
  for (let i = 0; i < 8; i++) {
    await write('server.log', `${i}`);
    await sleep(SETTLED_MS / 2);
  }
  expect(rebuilt).toBe(0);
  await write('a.txt', 'two');
  for (let i = 0; !seen['a.txt'] && i < 200; i++) {
    await write('server.log', `${i}`);
    await sleep(SETTLED_MS / 2);
  }
  expect(seen['a.txt']).toBe('two');
});

test('what changes while a rebuild reads is not lost', async () => {
  await open();
  during = async () => {
    if (rebuilt > 1) return;
    await write('a.txt', 'three');
    await sleep(SETTLED_MS);
  };
  await write('a.txt', 'two');
  await finds('a.txt', 'three');
});

test('a rebuild that fails is logged, and the next change is another chance', async () => {
  await open();
  during = async () => {
    if (rebuilt === 1) throw new Error('no article');
  };
  await write('a.txt', '');
  await vi.waitFor(() => expect(lines.join('')).toContain('no article'), 20_000);
  await write('a.txt', 'two');
  await finds('a.txt', 'two');
});

test('once closed nothing happens', async () => {
  await open();
  await write('a.txt', 'two');
  await watcher?.close();
  const before = rebuilt;
  await write('a.txt', 'three');
  await sleep(2 * SETTLED_MS);
  expect(rebuilt).toBe(before);
});

const ways: [string, WatchOptions][] = [
  ['by events', {}],
  ['by looking', { poll: true }],
];
describe.each(ways)('%s', (_, options) => {
  test('a change is seen', async () => {
    await open(options);
    await write('a.txt', 'two, and longer');
    await finds('a.txt', 'two, and longer');
    await write('b.txt', 'new');
    await finds('b.txt', 'new');
  });

  test('another folder moved to its place is watched, and all after it is seen', async () => {
    const next = path.join(base, 'next');
    await mkdir(next);
    await writeFile(path.join(next, 'a.txt'), 'from the next');
    await open(options);
    await rename(folder, path.join(base, 'old'));
    await cp(next, folder, { recursive: true });
    await finds('a.txt', 'from the next');
    await write('b.txt', 'after it');
    await finds('b.txt', 'after it');
    await write('b.txt', 'and later');
    await finds('b.txt', 'and later');
    expect(watcher?.state()).toBe('whole');
  });

  test('so is the one that its link leads to by now', async () => {
    const real = folder;
    folder = path.join(base, 'link');
    await symlink('seeds', folder);
    await open(options);
    await mkdir(path.join(base, 'next'));
    await writeFile(path.join(base, 'next/a.txt'), 'from the next');
    // As `ln -sfn` does it: at no time is there nothing.
    await symlink('next', path.join(base, 'new'));
    await rename(path.join(base, 'new'), folder);
    await finds('a.txt', 'from the next');
    await says(/was replaced; watching the new one/);
    await write('b.txt', 'after it');
    await finds('b.txt', 'after it');
    const before = rebuilt;
    await writeFile(path.join(real, 'a.txt'), 'nobody reads this');
    await sleep(3 * SETTLED_MS);
    expect(rebuilt).toBe(before);
  });

  test('one that goes for a while and comes back is watched again; either is said once', async () => {
    await open(options);
    await rename(folder, path.join(base, 'away'));
    await says(/is gone/);
    expect(watcher?.state()).toBe('lost');
    await sleep(3 * SETTLED_MS);
    expect(rebuilt).toBe(0);
    await rename(path.join(base, 'away'), folder);
    await says(/is back;/);
    await finds('a.txt', 'one');
    await write('a.txt', 'after it');
    await finds('a.txt', 'after it');
    expect(toldOf(/is gone/)).toHaveLength(1);
    expect(toldOf(/is back;/)).toHaveLength(1);
    expect(watcher?.state()).toBe('whole');
  });

  test('one that is deleted and made anew is watched', async () => {
    await open(options);
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await write('a.txt', 'made anew');
    await finds('a.txt', 'made anew');
    await write('b.txt', 'after it');
    await finds('b.txt', 'after it');
  });
});

test('links in circles and out of the folder are not followed; what leads nowhere is named once', async () => {
  await mkdir(path.join(folder, 'sub'));
  await symlink('.', path.join(folder, 'here'));
  await symlink('..', path.join(folder, 'sub/up'));
  await symlink(path.join(base), path.join(folder, 'out'));
  for (const [name, to] of [
    ['ring1', 'ring2'],
    ['ring2', 'ring3'],
    ['ring3', 'ring1'],
  ] as const)
    await symlink(to, path.join(folder, name));
  await open();
  await writeFile(path.join(base, 'outside.txt'), 'x');
  await sleep(3 * SETTLED_MS);
  expect(rebuilt).toBe(0);
  await write('sub/b.txt');
  await times(1);
  const warnings = lines.filter((line) => /Cannot watch the whole/.test(line));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/ring[123]/);
  expect(watcher?.state()).toBe('partly');
});

test('articles that are there only through a link into a hidden folder are seen', async () => {
  await mkdir(path.join(folder, '.store/more'), { recursive: true });
  await write('.store/l.txt', 'one');
  await symlink('.store/l.txt', path.join(folder, 'l.txt'));
  await symlink('.store/more', path.join(folder, 'more'));
  await open();
  await write('.store/l.txt', 'two');
  await finds('l.txt', 'two');
  const before = rebuilt;
  await write('.store/more/m.txt');
  await times(before + 1);
});
