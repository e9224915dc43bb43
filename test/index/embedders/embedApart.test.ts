import { expect, test } from 'vitest';
import { embedApart } from '../../../index/embedders/apart/embedApart.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';

const texts = [
  'Summit\nThe ministers met in Tokyo.',
  '',
  'O ministro digital do Japão',
  '東京で会議が開かれた。',
];
const large = [{ text: 'x'.repeat(2_000_000) }];

test('another thread makes the same vectors, several batches at once, and where it is gone they are made here', async () => {
  const expected = await offlineEmbedder.embed(texts, 'passage');
  const { embedder, close } = embedApart(large, 2);
  expect(embedder.identity).toBe(offlineEmbedder.identity);
  const batches = [texts, texts.toReversed(), []].map((batch) => embedder.embed(batch, 'passage'));
  expect(await Promise.all(batches)).toEqual([expected, expected.toReversed(), []]);
  const open = embedder.embed(texts, 'passage');
  close();
  expect(await open).toEqual(expected);
  expect(await embedder.embed(texts, 'passage')).toEqual(expected);
});

test('no thread is started for little, nor on one processor', () => {
  expect(embedApart([{ text: 'It rains.' }], 2).embedder).toBe(offlineEmbedder);
  expect(embedApart(large, 1).embedder).toBe(offlineEmbedder);
});
