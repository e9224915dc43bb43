import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import type { WorkerMessage } from '../../../index/worker/protocol.ts';
import { WORTH_SAVING, writeSnapshot } from '../../../index/worker/snapshot.ts';
import { type Started, start } from '../../../index/worker/start.ts';

const root = mkdtempSync(path.join(tmpdir(), 'footnote-start-'));
afterAll(() => rmSync(root, { recursive: true }));

const question = 'Which Malaysian prime minister called for closer Asean-Japan work on cybersecurity?';
const mill = 'The mill of Torvik grinds oats. It stands by the river, and its wheel was made in 1931.\n';

async function started(seedsDir: string, snapshot: string) {
  const said: WorkerMessage[] = [];
  const result = (await start('maker', { seedsDir, snapshot }, (message) => said.push(message))) as Started;
  const stages = said.flatMap((message) => (message.kind === 'progress' ? [message.progress.stage] : []));
  return { ...result, stages: new Set(stages) };
}

test('what has changed since the index was saved is worked into it at the start, and nothing else is indexed again', async () => {
  const seedsDir = path.join(root, 'seeds');
  cpSync('seeds', seedsDir, { recursive: true });
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) writeFileSync(path.join(seedsDir, `${name}.txt`), mill);
  const { seeds } = await readSeeds(openFolder(seedsDir));
  const articles = seeds.map((seed) => seed.article);
  const snapshot = path.join(root, 'index.snapshot');
  writeSnapshot(snapshot, 'maker', await buildIndex(articles, offlineEmbedder), seeds);

  const asSaved = await started(seedsDir, snapshot);
  expect(asSaved.stages).not.toContain('index');

  writeFileSync(path.join(seedsDir, 'c.txt'), mill.replace('oats', 'buckwheat and barley'));
  const { serving, stages } = await started(seedsDir, snapshot);
  expect(stages).not.toContain('index');
  expect(serving.contents.hashes).not.toEqual(asSaved.serving.contents.hashes);
  const anew = await started(seedsDir, path.join(root, 'nothing'));
  expect(anew.stages).toContain('index');
  for (const text of [question, 'What is ground besides buckwheat?', 'Who made the wheel of the mill?'])
    expect({ ...(await serving.tasks.ask({ text })), ms: 0 }).toEqual({
      ...(await anew.serving.tasks.ask({ text })),
      ms: 0,
    });
  expect(serving.contents).toEqual(anew.serving.contents);

  // Too much: then it is built anew.
  for (let file = 0; file < 30; file++) writeFileSync(path.join(seedsDir, `${file}.txt`), `${mill}${file}\n`);
  expect((await started(seedsDir, snapshot)).stages).toContain('index');
});

test('an index that was built and saved is left to a thread that starts from it, a small one is not', async () => {
  const seedsDir = path.join(root, 'many');
  mkdirSync(seedsDir);
  writeFileSync(path.join(seedsDir, 'mill.txt'), mill);
  const snapshot = path.join(root, 'many.snapshot');
  const input = { seedsDir, snapshot, endsWhenSaved: true };
  expect(await start('maker', input, () => {})).toHaveProperty('serving');
  const lamps = Array.from(
    { length: WORTH_SAVING },
    (_, i) => `The lamp number ${i} burns in tower ${i * 7}.`,
  );
  writeFileSync(path.join(seedsDir, 'lamps.txt'), `Lamps\n\n${lamps.join('\n\n')}\n`);
  expect(await start('maker', input, () => {})).toMatchObject({ kind: 'saved' });
  const next = (await start('maker', input, () => {})) as Started;
  const { citations } = await next.serving.tasks.ask({ text: 'Where does the lamp number 1234 burn?' });
  expect(citations[0]?.excerpt).toBe('The lamp number 1234 burns in tower 8638.');
  // Where it cannot be saved, it answers itself.
  const nowhere = { ...input, snapshot: path.join(seedsDir, 'lamps.txt/no.snapshot') };
  expect(await start('maker', nowhere, () => {})).toHaveProperty('serving');
});
