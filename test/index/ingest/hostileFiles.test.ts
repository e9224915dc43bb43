import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFolder } from '../../../index/ingest/folder.ts';
import { formatOf } from '../../../index/ingest/formats.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { hostileFiles, quickFiles } from '../../support/hostileFiles.ts';
import { makePdf } from '../../support/madeFiles.ts';
import { THOROUGH } from '../../support/thorough.ts';

const names = Object.keys(hostileFiles).filter((name) => THOROUGH || quickFiles.includes(name));

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'footnote-hostile-'));
});
afterAll(() => rm(root, { recursive: true }));

test('files that are made to hurt are named, or read within bounds, and the others are read', async () => {
  for (const name of names) {
    const bytes = Buffer.from((await hostileFiles[name]?.()) ?? '');
    expect(bytes.length, name).toBeLessThan(formatOf(name)?.maxBytes ?? 0);
    await writeFile(join(root, name), bytes);
  }
  await writeFile(join(root, 'zz.pdf'), await makePdf());
  const { seeds, problems } = await readSeeds(openFolder(root));
  expect(seeds.map(({ article }) => article.path)).toContain('zz.pdf');
  const named = new Map(problems.map(({ path, reason, detail }) => [path, `${reason} ${detail}`]));
  expect([...named.values()].filter((problem) => problem.startsWith('failed'))).toEqual([]);
  expect([...seeds.map(({ article }) => article.path), ...named.keys()].sort()).toEqual(
    [...names, 'zz.pdf'].sort(),
  );
  expect(named.get('pages.pdf')).toBe('too-large expected at most 2000 pages, found 5000');
  expect(named.get('bomb.docx')).toBe('too-large expected at most 64 MB when unpacked');
}, 600_000);
