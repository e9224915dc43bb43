import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { withCircuitBreaker } from '../../../index/embedders/circuitBreaker.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { LanguageIndex } from '../../../index/engine/languageIndex.ts';
import { parseQuery } from '../../../index/engine/query.ts';
import type { Seed } from '../../../index/ingest/seed.ts';
import { readSnapshot, type Snapshot, writeSnapshot } from '../../../index/worker/snapshot.ts';
import { readArticle } from '../../support/articles.ts';
import { bilingual, library } from '../../support/bilingual.ts';

function articles(texts: Record<string, string>) {
  return Object.entries(texts).map(([path, text]) => ({
    ...readArticle(path, text).article,
    language: 'en',
  }));
}

const withModel = await buildIndex(articles(library), bilingual());
const offline = await buildIndex(articles(library), offlineEmbedder);

describe('a question finds what means the same', () => {
  test.each([
    ['Chinese', '灯塔是什么时候建成的？', /^The lighthouse of Porto Vell was built in 1887/],
    ['Chinese', '蜜蜂用什么酿造蜂蜜？', /^The bees of the upper valley/],
    ['Arabic', 'متى يذوب الجليد؟', /^The glacier above it melts/],
    ['Thai', 'รถไฟข้ามสะพานอะไร', /^The railway reached the village late/],
    ['Arabic', 'ما لون الكمان؟ وكم طبقة من الورنيش عليه؟', /^The violin gets its colour/],
  ])('in %s: %s', async (_, text, excerpt) => {
    const found = await answer(withModel, { text });
    expect(found.answered).toBe(true);
    expect(found.citations[0]?.excerpt).toMatch(excerpt);
    expect(found.onlyIn).toBe('en');
  });

  test.each([
    '火山什么时候喷发？',
    '怎样泡茶？',
    '法国的首都是哪里？',
    'كم عمر البركان؟',
    'How deep is the volcano on the island of Krakatoa?',
    'What is the capital of France?',
  ])('and is never sure of what the articles still don’t say: %s', async (text) => {
    expect((await answer(withModel, { text })).verdict).not.toBe('answer');
  });

  test('with shared words as before, and as sure', async () => {
    const text = 'When was the lighthouse of Porto Vell built?';
    const [model, words] = [await answer(withModel, { text }), await answer(offline, { text })];
    expect(model.citations[0]).toMatchObject({ excerpt: words.citations[0]?.excerpt, lines: [3, 3] });
    expect([model.verdict, words.verdict]).toEqual(['answer', 'answer']);
  });

  test('after a restart from a snapshot too, but not with another model', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'footnote-meaning-'));
    const file = path.join(folder, 'index.snapshot');
    const seeds = withModel.articles.map(
      (article) => ({ article, hash: '', problems: [] }) as unknown as Seed,
    );
    writeSnapshot(file, 'maker', withModel, seeds);
    const snapshot = readSnapshot(file, 'maker', bilingual()) as Snapshot;
    const text = '灯塔是什么时候建成的？';
    const [before, after] = [
      await answer(withModel, { text }),
      await answer(await snapshot.restore(), { text }),
    ];
    expect({ ...after, ms: 0 }).toEqual({ ...before, ms: 0 });
    expect(readSnapshot(file, 'maker', { ...bilingual(), identity: 'another' })).toMatch(/another, found/);
    expect(readSnapshot(file, 'maker', offlineEmbedder)).toMatch(/bilingual/);
    rmSync(folder, { recursive: true });
  });

  test('in the article that was chosen only', async () => {
    const text = '灯塔是什么时候建成的？';
    const found = await answer(withModel, { text, article: 'valley.txt' });
    expect(found.citations.map(({ article }) => article)).toEqual([]);
    expect((await answer(withModel, { text, article: 'porto-vell.txt' })).citations[0]?.lines).toEqual([
      3, 3,
    ]);
  });
});

describe('the two sides of a hybrid search', () => {
  // Passage: how near it is to the question, and its words. Of the question's words there is only "lamp".
  const passages: [near: number, text: string][] = [
    [0.5, 'The lamp shines.'],
    [0.9, 'A light that burns at night.'],
    [0, 'Somebody bought a lamp, a table, two chairs and many other things at the market on Monday.'],
    [0.2, 'The candle went out.'],
    ...Array.from({ length: 9 }, (_, i): [number, string] => [0, `Sheep number ${i} sleeps on the hill.`]),
  ];
  const near = new Map(passages.map(([cosine, text]) => [text, cosine]));
  const text = `Things\n\n${passages.map(([, text]) => text).join('\n\n')}\n`;
  const embedder = {
    ...bilingual(),
    dimensions: 2,
    embed: async (texts: readonly string[]) =>
      texts.map((text) => {
        const cosine = near.get(text.replace('Things\n', '')) ?? 1;
        return Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2));
      }),
  };

  async function found(vector: Float32Array) {
    const index = await buildIndex(articles({ 'things.txt': text }), embedder);
    const own = index.languages.get('en') as LanguageIndex;
    const candidates = await own.search(parseQuery(own.analyzer, 'lamp', vector, 'en'), 10);
    return candidates.map(({ passage: { article, start, end }, fusionScore }) => [
      article.text.slice(start, end),
      fusionScore,
    ]);
  }

  test('weigh nearly the same: the best of either side before the second best of both', async () => {
    const order = await found(Float32Array.of(1, 0));
    expect(order).toEqual([
      // Best by its words (0.4), and 0.5 / 0.9 of the best by its meaning (0.6).
      ['The lamp shines.', expect.closeTo(0.4 + (0.6 * 0.5) / 0.9, 2)],
      // Nearest, without a shared word.
      ['A light that burns at night.', expect.closeTo(0.6, 5)],
      // The word in a longer passage: less than the best by its words.
      [passages[2]?.[1], expect.toSatisfy((score: number) => score > 0.15 && score < 0.4)],
      // A little nearer than the ordinary passage.
      ['The candle went out.', expect.closeTo((0.6 * 0.2) / 0.9, 2)],
    ]);
  });

  test('without a vector only the words count', async () => {
    const order = await found(new Float32Array(2));
    expect(order.map(([text]) => text)).toEqual(['The lamp shines.', passages[2]?.[1]]);
  });
});

describe('an embedder that fails at a question', () => {
  const text = 'When was the lighthouse of Porto Vell built?';

  test.each([
    ['throws', () => Promise.reject(new Error('refused'))],
    ['never answers', () => new Promise<never>(() => {})],
  ])('and %s leaves it to the words, in time, and is warned of once', async (_, embed) => {
    const warnings: string[] = [];
    let calls = 0;
    const counted = {
      ...bilingual(),
      embed: () => {
        calls++;
        return embed();
      },
    };
    const limits = { limitMs: 60, restMs: 60_000 };
    const embedder = withCircuitBreaker(counted, (warning) => warnings.push(warning), limits);
    const index = { ...withModel, embedder };
    for (let i = 0; i < 5; i++) {
      const { answered, citations } = await answer(index, { text });
      expect(answered).toBe(true);
      expect(citations[0]?.excerpt).toContain('built in 1887');
    }
    // Only the first waits: then it is left alone for a while.
    expect(calls).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^Searching by words alone .*: Error: /)]);
    const { answerability } = await answer(offline, { text });
    expect((await answer(index, { text })).answerability).toBeCloseTo(answerability, 6);
  });

  test('is used again when it answers, and warned of again when it then fails', async () => {
    const warnings: string[] = [];
    let failing = true;
    const own = bilingual();
    const flaky = {
      ...own,
      embed: (...args: Parameters<typeof own.embed>) =>
        failing ? Promise.reject(new Error('down')) : own.embed(...args),
    };
    const embedder = withCircuitBreaker(flaky, (warning) => warnings.push(warning), { restMs: 0 });
    const text = '灯塔是什么时候建成的？';
    const ask = async () => (await answer({ ...withModel, embedder }, { text })).answerability;
    const byWords = (await answer(offline, { text })).answerability;
    expect(await ask()).toBeCloseTo(byWords, 6);
    failing = false;
    expect(await ask()).toBeGreaterThan(byWords + 0.01);
    failing = true;
    expect(await ask()).toBeCloseTo(byWords, 6);
    expect(warnings).toEqual([
      expect.stringContaining('Searching by words alone'),
      'The embedding model responds again',
      expect.stringContaining('Searching by words alone'),
    ]);
  });
});
