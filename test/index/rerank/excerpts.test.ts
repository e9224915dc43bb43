import { expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { cutWindows } from '../../../index/rerank/window.ts';
import { readArticle } from '../../support/articles.ts';

test('windows share no sentence, leave none out and are no wider than an excerpt unless one sentence is', () => {
  const shapes = [200, 200, 200, 600, 100, 100].map((width) => ({
    width,
    lines: 0,
    introduces: false,
    isItem: false,
  }));
  const windows = cutWindows(shapes, [0.1, 0.05, 0.3, 0.05, 0.4, 0.1]);
  expect(windows.map(({ from, to, best }) => [from, to, best])).toEqual([
    [4, 5, 4],
    [1, 2, 2],
    [0, 0, 0],
    [3, 3, 3],
  ]);
});

const tower = [
  'The tower of Arlon was built of grey stone on the hill above the river, where an older one had burnt.',
  'Its builder was Jan Verdonk, a mason from the coast who had built three churches before this one.',
  'The tower has nine bells, of which the oldest is called Maria and weighs as much as four horses.',
  'In the great fire of the harbour the roof was lost, and for a long time there was none.',
  'A copper roof was laid on the tower of Arlon when the town could pay for it, by Elena Moreau and her sons.',
  'The tower of Arlon is open on every day but Monday, and the way up has three hundred steps.',
  'From the top of the tower one sees the river, the harbour and, when the air is clear, the sea.',
].join(' ');

test('a long paragraph is cited in parts, each a slice of it, none twice', async () => {
  const { article } = readArticle('arlon.md', `# The tower of Arlon\n\n${tower}\n`);
  const index = await buildIndex([{ ...article, language: 'en' }], offlineEmbedder);
  const { citations } = await answer(index, {
    text: 'Who laid the copper roof on the tower of Arlon?',
    limit: 3,
  });
  expect(citations.length).toBeGreaterThan(1);
  expect(citations[0]?.excerpt).toContain('Elena Moreau');
  const spans = citations.map(({ excerpt }) => [tower.indexOf(excerpt), excerpt.length] as const);
  spans.sort(([a], [b]) => a - b);
  for (const [i, [at, length]] of spans.entries()) {
    expect(at).toBeGreaterThanOrEqual(0);
    expect(at + length).toBeLessThanOrEqual(spans[i + 1]?.[0] ?? tower.length);
  }
});
