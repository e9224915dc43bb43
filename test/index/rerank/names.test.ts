import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Index } from '../../../index/engine/languageIndex.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';

describe('a bare name', () => {
  let index: Index;
  beforeAll(async () => {
    const { seeds } = await readSeeds(openFolder('seeds'));
    index = await buildIndex(
      seeds.map(({ article }) => article),
      offlineEmbedder,
    );
  });

  test('that stands in the articles of two languages tells none, and the surest of both are cited', async () => {
    const { language, onlyIn, citations } = await answer(index, { text: 'kishida' });
    expect({ language, onlyIn }).toEqual({ language: null, onlyIn: null });
    expect(new Set(citations.map((citation) => citation.language))).toEqual(new Set(['en', 'pt']));
  });

  test('is in the language of whoever asks, where that has articles', async () => {
    expect(await answer(index, { text: 'kishida', locale: 'pt-BR' })).toMatchObject({ language: 'pt' });
  });

  test('that stands in one language only tells it', async () => {
    expect(await answer(index, { text: 'segurança' })).toMatchObject({ language: 'pt', answered: true });
  });
});

test('a further citation is at least half as sure as an answer must be', async () => {
  const { seeds } = await readSeeds(openFolder('seeds'));
  const index = await buildIndex(
    seeds.map(({ article }) => article),
    offlineEmbedder,
  );
  const { citations } = await answer(index, { text: 'Onde fica o Centro de Capacitação?' });
  expect(citations.map(({ lines }) => lines[0])).toEqual([11]);
});
