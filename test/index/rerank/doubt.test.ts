import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Index } from '../../../index/engine/languageIndex.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { leastAnswerability, meansEnough } from '../../../index/rerank/calibration.ts';
import { type FeatureName, featureNames } from '../../../index/rerank/featureNames.ts';
import { wordModels } from '../../../index/rerank/models.ts';
import { worthReading } from '../../../index/verdict.ts';

describe('over the seeds', () => {
  let index: Index;
  beforeAll(async () => {
    const { seeds } = await readSeeds(openFolder(join(import.meta.dirname, '../../../seeds')));
    index = await buildIndex(
      seeds.map(({ article }) => article),
      offlineEmbedder,
    );
  });

  test.each([
    'Which Malaysian prime minister called for closer Asean-Japan work on cybersecurity?',
    'Who is Malaysia’s ambassador to Japan?',
    'Onde fica o centro de capacitação em segurança cibernética?',
    'Who is Taro Kono?',
  ])('%s is answered without a doubt', async (text) => {
    const found = await answer(index, { text });
    expect(found.verdict).toBe('answer');
  });

  test.each([
    ['ru', 'Кто посол Малайзии в Японии?'],
    ['ar', 'من هو سفير ماليزيا في اليابان؟'],
    ['zh', '谁是马来西亚驻日本大使？'],
  ])(
    'a question in a script that no article has is answered from an English one: %s',
    async (language, text) => {
      const found = await answer(index, { text });
      expect(found).toMatchObject({ language, onlyIn: 'en', noArticles: true });
      expect(found.citations[0]?.text).toContain('Malaysian Ambassador to Japan Datuk Shahril Effendi');
    },
  );

  test('what a large collection would decline is shown as doubtful, and what is about nothing here is not', async () => {
    const found = await answer(index, { text: 'What does a hotel room cost?' });
    expect(found.verdict).toBe('maybe');
    expect(found.answerability).toBeLessThan(wordModels.sameLanguage.threshold);
    for (const text of ['What is the best pizza topping?', 'How tall is Mount Fuji?', 'Como faço pão?'])
      expect((await answer(index, { text })).verdict).toBe('none');
  });

  test.each([
    'Is there parking at Hotel Okura?',
    'How much is a ticket to the Tokyo zoo?',
    'How many people live in Tokyo?',
    'What did Kishida eat in Tokyo?',
    // The Portuguese article is about Asean's countries, and about the sea, but says neither.
    'how many countries belong to asean',
    'Where is the harbour?',
    // The Portuguese article has the attention of the world.
    'who won the world cup',
  ])('%s is not said, though the name is there', async (text) => {
    const found = await answer(index, { text });
    expect(found.verdict).not.toBe('answer');
  });
});

test.each<[string, Partial<Record<FeatureName, number>>, boolean]>([
  ['most of its words', { softMatch: 0.4, softShare: 0.6 }, true],
  ['half of its words, such as a name alone', { softMatch: 0.4, softShare: 0.5 }, false],
  ['all of its words, but from afar', { softMatch: 0.2, softShare: 1 }, false],
  ['none of its words, and a model understands it', { semanticNearness: 0.1 }, true],
])('whether another language may surely answer by %s', (_, given, may) => {
  const features = Float64Array.from(featureNames, (name) => given[name] ?? 0);
  const passage = {} as Parameters<typeof meansEnough>[0]['passage'];
  expect(meansEnough({ passage, place: 0, features })).toBe(may);
});

test('the fewer passages, the less must do', () => {
  const { sameLanguage, crossLingual } = wordModels;
  const least = [1e5, 100, 60, 30, 10, 1].map((passages) => leastAnswerability(sameLanguage, passages));
  expect(least.slice(0, 2)).toEqual([0, 0].map(() => expect.closeTo(sameLanguage.threshold)));
  expect(least.slice(1)).toEqual(least.slice(1).sort((a, b) => b - a));
  expect(least.at(-1)).toBeGreaterThan(0.03);
  expect(leastAnswerability(crossLingual, 1)).toBeCloseTo(crossLingual.threshold);
});

describe('worth reading at once', () => {
  const of = (...scores: number[]) => worthReading(scores.map((score) => ({ score })));

  test('is a sure citation alone, with those that may hold the answer too', () => {
    expect(of(0.95, 0.01, 0.01)).toBe(1);
    expect(of(0.95, 0.3, 0.01)).toBe(2);
    expect(of(0.95, 0.3, 0.25, 0.1)).toBe(3);
  });

  test('are three where none is sure, or as many as there are', () => {
    expect(of(0.89, 0.01, 0.01, 0.01)).toBe(3);
    expect(of(0.2)).toBe(1);
    expect(of()).toBe(0);
  });
});
