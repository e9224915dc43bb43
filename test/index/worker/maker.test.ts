import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { computeMaker } from '../../../index/worker/maker.ts';
import { WORTH_SAVING } from '../../../index/worker/snapshot.ts';
import { thoroughly } from '../../support/thorough.ts';

const project = path.join(import.meta.dirname, '../../..');
const root = mkdtempSync(path.join(tmpdir(), 'footnote-maker-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A copy of the project, to be changed. */
let copy: string;
const at = (name: string) => path.join(copy, name);
const edit = (name: string, change: (text: string) => string) =>
  writeFileSync(at(name), change(readFileSync(at(name), 'utf8')));
beforeEach(() => {
  copy = mkdtempSync(path.join(root, 'copy-'));
  for (const name of [
    'bin',
    'src',
    'commands',
    'index',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(path.join(project, name), at(name), { recursive: true });
});

describe('what makes an index', () => {
  test('is the same wherever the project stands', () => {
    symlinkSync(path.join(project, 'node_modules'), at('node_modules'));
    expect(computeMaker(copy)).toBe(computeMaker());
    expect(computeMaker()).toMatch(/^[0-9a-f]{16}$/);
  });

  test('is another with another source, lock or package installed, and nothing else', () => {
    const installed = 'node_modules/franc/package.json';
    mkdirSync(path.dirname(at(installed)), { recursive: true });
    writeFileSync(at(installed), '{ "version": "6.2.0" }');
    const seen = new Set([computeMaker(copy)]);
    const changes: (() => void)[] = [
      () =>
        edit('index/ingest/passages.ts', (text) => text.replace('MAX_PASSAGE = 1500', 'MAX_PASSAGE = 1400')),
      () => edit('index/text/stem.ts', (text) => `${text}// `),
      () => writeFileSync(at('index/text/new.ts'), ''),
      () => renameSync(at('index/text/new.ts'), at('index/text/newer.ts')),
      () => rmSync(at('index/text/newer.ts')),
      () => writeFileSync(at('index/wordvectors/data/words.bin'), ''),
      () => edit('package-lock.json', (text) => text.replace('"version": "', '"version": "1')),
      () => writeFileSync(at(installed), '{ "version": "6.3.0" }'),
      () => rmSync(at('package-lock.json')),
    ];
    for (const change of changes) {
      change();
      seen.add(computeMaker(copy));
    }
    // Without the new file the sources are those of before.
    expect(seen.size).toBe(changes.length);
    const last = computeMaker(copy);
    edit('src/main.ts', (text) => `${text}// `);
    expect(computeMaker(copy)).toBe(last);
  });
});

thoroughly(
  'after an upgrade that reads articles otherwise, none is answered from what the version before has kept',
  () => {
    symlinkSync(path.join(project, 'node_modules'), at('node_modules'));
    const lamps = Array.from(
      { length: WORTH_SAVING },
      (_, i) => `The lamp number ${i} burns in tower ${i * 7}.`,
    );
    mkdirSync(at('seeds'));
    writeFileSync(at('seeds/lamps.txt'), `Lamps\n\n${lamps.join('\n\n')}\n`);
    const ask = () => {
      const args = ['bin/footnote.js', 'ask', 'Where does the lamp number 1234 burn?'];
      const env = { PATH: process.env.PATH, LOG_LEVEL: 'error' };
      return execFileSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' });
    };
    expect(ask()).toMatch(/^1 · Lamps$/m);
    edit('index/ingest/formats/text.ts', (text) =>
      text.replace('title: title.text }', 'title: title.text.toUpperCase() }'),
    );
    expect(ask()).toMatch(/^1 · LAMPS$/m);
  },
);
