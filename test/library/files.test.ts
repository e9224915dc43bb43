import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCache } from '../../index/embedders/cache.ts';
import { writeWhole } from '../../index/ingest/safeFile.ts';
import { openStore } from '../../src/app/store/store.ts';
import { logTo } from '../../src/ops/log.ts';

// Only the order of these tells whether a file is whole after the power has gone.
const steps = vi.hoisted((): string[] => []);
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const noted = <A extends unknown[], T>(name: string, work: (...args: A) => T) => {
    return (...args: A) => {
      steps.push(name);
      return work(...args);
    };
  };
  return {
    ...fs,
    writeSync: noted('write', fs.writeSync as (...args: unknown[]) => number),
    fsyncSync: noted('sync', fs.fsyncSync),
    renameSync: noted('rename', fs.renameSync),
  };
});

const root = mkdtempSync(path.join(tmpdir(), 'footnote-files-'));
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  steps.length = 0;
});

const WHOLE = ['write', 'sync', 'rename', 'sync'];
const bytes = (text: string) => Buffer.from(text);

describe('a file', () => {
  test('is on the disk before it has its name, and its name is before anybody relies on it', () => {
    const file = path.join(root, 'new/folder/file');
    writeWhole(file, [bytes('whole')]);
    expect(steps).toEqual(WHOLE);
    expect(readFileSync(file, 'utf8')).toBe('whole');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is left as it was when the new one cannot be written', () => {
    const folder = mkdtempSync(path.join(root, 'left-'));
    const file = path.join(folder, 'file');
    writeWhole(file, [bytes('old')]);
    function* failing() {
      yield bytes('half of the ne');
      throw new Error('no space left');
    }
    expect(() => writeWhole(file, failing())).toThrow('no space left');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

test('vectors are on the disk once they are kept, and when what is wanted of them is written anew', () => {
  const cache = openCache(path.join(root, 'vectors'), 'model', 2, 0);
  cache.put(
    ['one', 'two', 'three'],
    [1, 2, 3].map((n) => Float32Array.of(n, n)),
  );
  expect(steps).toEqual(['write', 'sync']);
  steps.length = 0;
  cache.trim(['two']);
  expect(steps).toEqual(WHOLE);
});

test('the key is on the disk before anything is signed with it', async () => {
  const log = logTo({ write: () => {} }, 'silent', []);
  await openStore({ dataDir: path.join(root, 'data'), log }).sign('text');
  expect(steps).toEqual(WHOLE);
});
