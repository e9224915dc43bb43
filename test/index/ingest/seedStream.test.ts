import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolder } from '../../../index/ingest/folder.ts';
import { streamSeeds } from '../../../index/ingest/seedStream.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';

const SEEDS = join(import.meta.dirname, '../../../seeds');

test('a stream has what reading all at once has, and what is known is not parsed again', async () => {
  const { seeds } = await readSeeds(openFolder(SEEDS));
  const told: [number, number][] = [];
  const streamed = [];
  for await (const read of streamSeeds(openFolder(SEEDS), new Map(), (...now) => told.push(now)))
    streamed.push(read);
  expect(streamed.map((read) => 'article' in read && read.article.text)).toEqual(
    seeds.map(({ article }) => article.text),
  );
  expect(told.at(-1)).toEqual([seeds.length, seeds.length]);
  const known = new Map(seeds.map(({ article, hash }) => [article.path, { hash, isKnown: true }]));
  for await (const read of streamSeeds(openFolder(SEEDS), known, () => {}))
    expect(read).toHaveProperty('isKnown', true);
});
