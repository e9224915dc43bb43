import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Index } from '../../../index/engine/languageIndex.ts';
import { openEngine } from '../../../index/engine/openEngine.ts';
import type { SearchEngine } from '../../../index/engine/searchEngine.ts';
import type { Article } from '../../../index/ingest/article.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { together } from '../../../index/worker/together.ts';
import { searchEngineContract } from '../../contracts/searchEngine.ts';
import { openScanEngines } from '../../support/scanEngine.ts';

searchEngineContract('Orama', async (articles, embedder) => (await buildIndex(articles, embedder)).languages);

searchEngineContract('Orama, saved and opened again', async (articles, embedder) => {
  const opened = new Map<string, SearchEngine>();
  for (const [language, own] of (await buildIndex(articles, embedder)).languages) {
    const saved = { engine: structuredClone(own.save()), passages: [...own.passages] };
    opened.set(language, await openEngine(language, embedder, saved));
  }
  return opened;
});

searchEngineContract('A scan of all passages', openScanEngines);

searchEngineContract('Two engines as one', async (articles, embedder) => {
  const isApart = (_: Article, i: number) => i % 2 === 0;
  const parts = await Promise.all([
    buildIndex(articles.filter(isApart), embedder),
    buildIndex(
      articles.filter((own, i) => !isApart(own, i)),
      embedder,
    ),
  ]);
  return together(parts as [Index, ...Index[]]).languages;
});

describe('two engines', () => {
  test('that find the same give the same answers: all the rest is worked out above them', async () => {
    const { seeds } = await readSeeds(openFolder(join(import.meta.dirname, '../../../seeds')));
    const articles = seeds.map(({ article }) => article);
    const index = await buildIndex(articles, offlineEmbedder);
    const languages = await openScanEngines(articles, offlineEmbedder);
    const scanned = { ...index, languages };
    for (const text of [
      'Who greeted the leaders?',
      'What did Anwar say Japan could share with Asean?',
      'Onde fica o Centro de Capacitação?',
      'De quelle couleur était le costume d’Anwar Ibrahim quand il est arrivé ?',
      'kishida',
      'Who won the football championship?',
    ]) {
      const [one, other] = [await answer(index, { text }), await answer(scanned, { text })];
      expect({ ...other, ms: 0 }).toEqual({
        ...one,
        ms: 0,
        answerability: expect.closeTo(one.answerability, 5),
        confidence: expect.closeTo(one.confidence, 5),
        citations: one.citations.map((citation) => ({
          ...citation,
          score: expect.closeTo(citation.score, 5),
          boldShare: expect.closeTo(citation.boldShare, 5),
        })),
      });
    }
  });
});
