import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { thoroughly } from './support/thorough.ts';

const project = join(import.meta.dirname, '..');
const root = mkdtempSync(join(tmpdir(), 'footnote-bin-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A copy of the project, to be changed. */
let copy: string;
const at = (name: string) => join(copy, name);
const kept = () => readdirSync(at('node_modules/.cache/footnote'));
const help = async () =>
  (await promisify(execFile)(process.execPath, ['bin/footnote.js', 'ask', '--help'], { cwd: copy })).stdout;

beforeEach(() => {
  copy = mkdtempSync(join(root, 'copy-'));
  for (const name of ['bin', 'src', 'commands', 'index', 'package.json', 'tsconfig.json'])
    cpSync(join(project, name), at(name), { recursive: true });
  mkdirSync(at('node_modules'));
  for (const name of readdirSync(join(project, 'node_modules')))
    if (name !== '.cache') symlinkSync(join(project, 'node_modules', name), at(`node_modules/${name}`));
});

test('sources are made one bundle once, whoever starts, and again when one of them has changed', async () => {
  expect((await Promise.all([help(), help()])).map((said) => said.slice(0, 6))).toEqual(['Usage:', 'Usage:']);
  const first = kept();
  expect(first).toHaveLength(1);
  await help();
  expect(kept()).toEqual(first);
  appendFileSync(at('src/terminal/askArguments.ts'), "process.stdout.write('Changed. ');\n");
  expect(await help()).toMatch(/^Changed\. Usage:/);
  expect(kept()).toHaveLength(2);
});

thoroughly('where a bundle cannot be kept, it starts without one', async () => {
  writeFileSync(at('node_modules/.cache'), '');
  expect(await help()).toMatch(/^Usage:/);
});

thoroughly('of many versions the last few are kept, and whatever another process is making', async () => {
  const names = Array.from({ length: 25 }, (_, i) => `${i}`);
  const later = new Date(Date.now() + 86_400_000);
  for (const name of [...names, 'new-other']) {
    mkdirSync(at(`node_modules/.cache/footnote/${name}`), { recursive: true });
    utimesSync(at(`node_modules/.cache/footnote/${name}`), later, later);
  }
  expect(await help()).toMatch(/^Usage:/);
  expect(kept()).toHaveLength(21);
  expect(kept()).toContain('new-other');
});

thoroughly('one that is not whole is made again', async () => {
  await help();
  const [bundle] = kept();
  for (const name of readdirSync(at(`node_modules/.cache/footnote/${bundle}`)))
    if (name.startsWith('chunk-')) rmSync(at(`node_modules/.cache/footnote/${bundle}/${name}`));
  expect(await help()).toMatch(/^Usage:/);
  expect(kept()).toEqual([bundle]);
});
