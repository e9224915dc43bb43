import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readChange } from '../../../index/worker/change.ts';
import { openServing } from '../../../index/worker/serving.ts';
import { type Started, start } from '../../../index/worker/start.ts';

const seedsDir = mkdtempSync(path.join(tmpdir(), 'footnote-change-'));
afterAll(() => rmSync(seedsDir, { recursive: true }));

const write = (time: number) =>
  writeFileSync(
    path.join(seedsDir, 'a.txt'),
    Array.from({ length: 900 }, (_, i) => `Mill ${i} of Torvik grinds oats, for the ${time}th time.`).join(
      '\n\n',
    ),
  );

test('an index of which much has been removed is worked into no more: another one is built, without what is gone', async () => {
  write(0);
  const { serving: built, embedding } = (await start('maker', { seedsDir }, () => {})) as Started;
  let serving = built;
  expect(serving.contents.passages).toBe(900);
  const next = () => readChange(openFolder(seedsDir), serving, [], embedding, () => {});
  for (const time of [1, 2, 3]) {
    write(time);
    const { change, found } = (await next()) ?? expect.fail('it was too much');
    serving = openServing(await change.apply(), found.seeds, [], { seedsDir });
  }
  expect(serving.index.languages.get('en')?.removed).toBe(2700);
  // Where nothing has changed, there is nothing to build.
  expect((await next())?.change.unchanged).toBe(true);
  write(4);
  expect(await next()).toBeNull();
});
