import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { answer } from '../../index/answer.ts';
import { cite } from '../../index/cite.ts';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { buildIndex } from '../../index/engine/buildIndex.ts';
import type { Index } from '../../index/engine/languageIndex.ts';
import type { IndexedPassage } from '../../index/engine/searchEngine.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { type Excerpt, rank } from '../../index/rerank/rank.ts';
import { sentenceShapes } from '../../index/rerank/window.ts';
import { width } from '../../index/text/width.ts';
import { earnsBold, MAX_MAYBE_EXCERPT, verdictOn } from '../../index/verdict.ts';
import { readArticle } from '../support/articles.ts';

let index: Index;
beforeAll(async () => {
  const { seeds } = await readSeeds(openFolder(join(import.meta.dirname, '../../seeds')));
  index = await buildIndex(
    seeds.map(({ article }) => article),
    offlineEmbedder,
  );
});

async function ranked(text: string): Promise<Excerpt[]> {
  const engine = index.languages.get('en');
  const [vector] = await index.embedder.embed([text], 'query');
  if (!engine || !vector) throw new Error('there is nothing in English');
  return rank(engine, text, vector, 'en');
}

test.each([
  'What is said about cybersecurity?',
  'Who greeted the leaders?',
  'Where do Japan and Asean meet?',
])('what may only help is quoted shorter, once a passage: %s', async (text) => {
  const excerpts = await ranked(text);
  const [sure, unsure] = [cite(excerpts, 0, 3, 'answer'), cite(excerpts, 0, 3, 'maybe')];
  expect(unsure).toHaveLength(3);
  expect(new Set(unsure.map(({ excerpt }) => excerpt.passage)).size).toBe(3);
  for (const { citation, excerpt } of unsure) {
    const whole = sure.find((one) => one.excerpt.passage === excerpt.passage)?.citation;
    if (whole) expect(whole.text).toContain(citation.text);
    const [from, to] = citation.bold;
    expect(citation.text.slice(from, to)).not.toBe('');
    expect(citation.boldShare).toBeLessThanOrEqual(1);
    expect(citation.sentences).toHaveLength(excerpt.window.to - excerpt.window.from + 1);
  }
});

test('as short as keeps nearly all that may answer', async () => {
  const sentences = Array.from(
    { length: 4 },
    (_, at) => `The ${at}th keeper ${'rowed out and '.repeat(6)}slept.`,
  );
  const { article } = readArticle('keepers.txt', `Keepers\n\n${sentences.join(' ')}`);
  const { languages } = await buildIndex([article], offlineEmbedder);
  const [passage] = languages.get('und')?.passages ?? [];
  expect(passage?.sentences).toHaveLength(4);
  const [first] = await ranked('Who greeted the leaders?');
  const quoted = (...shares: number[]) => {
    const window = {
      from: 0,
      to: 3,
      best: 1,
      probabilityMass: shares.reduce((sum, share) => sum + share, 0),
    };
    const shapes = sentenceShapes(passage as IndexedPassage);
    const excerpt = { ...first, passage, copies: [], shapes, shares, window, bold: [1, 1] } as Excerpt;
    return cite([excerpt], 0, 1, 'maybe').map(({ citation }) => citation)[0]?.text;
  };
  const of = (from: number, to: number) => sentences.slice(from, to + 1).join(' ');
  expect(width(of(0, 1))).toBeLessThan(MAX_MAYBE_EXCERPT);
  expect(width(of(0, 2))).toBeGreaterThan(MAX_MAYBE_EXCERPT);
  expect(quoted(0.01, 0.8, 0.1, 0)).toBe(of(1, 2));
  expect(quoted(0.3, 0.3, 0.2, 0.01)).toBe(of(0, 2));
  expect(quoted(0.3, 0.3, 0.2, 0.2)).toBe(of(0, 3));
});

test('a verdict is by the score of the first citation; bold has to be earned in a maybe', () => {
  expect([verdictOn(0.95), verdictOn(0.01)]).toEqual(['answer', 'maybe']);
  expect(earnsBold('answer', { boldShare: 0.01 })).toBe(true);
  expect(earnsBold('maybe', { boldShare: 0.01 })).toBe(false);
  expect(earnsBold('maybe', { boldShare: 0.99 })).toBe(true);
});

test('where everything is wanted a decline is a maybe with the same confidence, unless nothing is near', async () => {
  for (const [text, everything] of [
    ['¿Quién reparó el barco?', 'maybe'],
    ['xyzzy plugh', 'none'],
  ] as const) {
    const [plain, all] = [await answer(index, { text }), await answer(index, { text, everything: true })];
    expect([plain.verdict, all.verdict]).toEqual(['none', everything]);
    expect(all.answered).toBe(everything === 'maybe');
    expect(all.confidence).toBe(plain.confidence);
    if (all.answered) expect(all.citations[0]?.score).toBe(plain.confidence);
  }
  const text = 'Who greeted the leaders?';
  const [plain, all] = [await answer(index, { text }), await answer(index, { text, everything: true })];
  expect({ ...all, ms: 0 }).toEqual({ ...plain, ms: 0 });
});
