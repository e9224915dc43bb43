import { expect, test } from 'vitest';
import { offlineEmbedder } from '../../../../index/embedders/offline.ts';
import { openAnalyzer } from '../../../../index/engine/analyzer.ts';
import { buildIndex } from '../../../../index/engine/buildIndex.ts';
import { fuseLegs } from '../../../../index/engine/fuseLegs.ts';
import { Collection } from '../../../../index/engine/opensearch/collection.ts';
import { LikeWords } from '../../../../index/engine/opensearch/likeWords.ts';
import { cosineWith, packVector, unpackVector } from '../../../../index/engine/opensearch/packedVector.ts';
import { passageScorer } from '../../../../index/engine/opensearch/passageScores.ts';
import { numberWords, packWords, unpackWords } from '../../../../index/engine/opensearch/passageWords.ts';
import { seekTerms } from '../../../../index/engine/opensearch/soughtTerms.ts';
import { readQuery } from '../../../../index/engine/readQuery.ts';
import type { IndexedPassage } from '../../../../index/engine/searchEngine.ts';
import { splitPassages } from '../../../../index/ingest/passages.ts';
import { readMeanings } from '../../../../index/wordvectors/questionMeanings.ts';
import { readArticle } from '../../../support/articles.ts';

const TEXTS = [
  '# The harbour\n\n## Ferries\n\nThe ferry crosses the strait every morning.\n\nFerries carry bicycles 🍕.\n',
  '# The kitchen\n\nThe baker brings bread at six.\n\nBread from the oven is warm until noon.\n',
  '# Storms\n\nA storm sank the old ferry in 1890, and the crew was saved by fishermen.\n',
  '# Markets\n\nThe market opens at seven; butter, bread and salt are sold there.\n',
];

function articles() {
  return TEXTS.map((text, i) => ({ ...readArticle(`${i}.md`, text).article, language: 'en' }));
}

function passagesOf(article: ReturnType<typeof articles>[number]): IndexedPassage[] {
  return splitPassages(article).map((passage) => ({ ...passage, article }));
}

test('scores every passage as the engine in memory does, and ranks them alike', async () => {
  const index = (await buildIndex(articles(), offlineEmbedder)).languages.get('en');
  if (!index) throw new Error('expected English');
  const collection = new Collection(await openAnalyzer('en'));
  const passages = articles().flatMap(passagesOf);
  const words = passages.map((passage) => numberWords(passage, collection.words));
  for (const own of words) collection.count(own, 1);
  collection.prepare();
  for (const text of ['Which ship was lost in a tempest?', 'warm bread from the oven', 'ferry', 'breda']) {
    const [vector] = (await offlineEmbedder.embed([text], 'query')) as [Float32Array];
    const query = await readQuery(index, text, vector, 'en', await readMeanings(text, 'en'));
    const score = passageScorer(seekTerms(query, collection), collection);
    const found = passages.map((passage, i) => ({
      passage,
      scores: score(words[i] as (typeof words)[number]),
      nearness: 0,
    }));
    const fused = fuseLegs(found, 64, () => 0).map(({ passage }) => passage.passage.start);
    // The vectors of the words add the last tenth.
    const inMemory = (await index.search({ ...query, vector: new Float32Array(vector.length) }, 64)).map(
      ({ passage }) => passage.start,
    );
    expect(fused).toEqual(inMemory);
  }
});

test('what has gone is counted no more, and nothing is lost by being saved', async () => {
  const analyzer = await openAnalyzer('en');
  const collection = new Collection(analyzer);
  const [first, ...rest] = articles().map(passagesOf);
  const gone = (first ?? []).map((passage) => numberWords(passage, collection.words));
  for (const own of gone) collection.count(own, 1);
  for (const passage of rest.flat()) collection.count(numberWords(passage, collection.words), 1);
  for (const own of gone) collection.count(own, -1);
  const fresh = new Collection(analyzer);
  for (const passage of rest.flat()) fresh.count(numberWords(passage, fresh.words), 1);
  const opened = new Collection(analyzer, structuredClone(collection.save()));
  for (const own of [collection, opened]) {
    expect(own.passages).toBe(fresh.passages);
    for (const field of ['text', 'title', 'subwords'] as const) {
      const [counts, wanted] = [own.statistics({ terms: {} }), fresh.statistics({ terms: {} })];
      expect(counts.meanLength(field)).toBeCloseTo(wanted.meanLength(field), 9);
      for (const word of ['ferry', 'bread', 'storm', 'harbour', '<fe', 'rry>', 'bicycl'])
        expect(counts.documentFrequency(field, word)).toBe(wanted.documentFrequency(field, word));
    }
  }
  // Nobody is sent to look for words that no passage has.
  const like = new LikeWords(opened);
  const sought = seekTerms(
    await readQuery(
      {
        analyzer,
        lexicon: {} as never,
        search: async () => [],
        statistics: async (asked) => opened.statistics(asked),
        nearestWords: (stem) => opened.meanings.nearestTo(stem),
      },
      'bicycle bread',
      new Float32Array(128),
      'en',
      new Map(),
    ),
    opened,
  );
  const stems = like.find(sought.subwords, 10).map(([stem]) => opened.text.terms.word(stem));
  expect(stems[0]).toBe('bread');
  expect(stems).not.toContain('bicycl');
});

test('words and vectors are what they were once they have been packed', () => {
  const words = {
    title: Uint32Array.of(5, 0, 128),
    heading: new Uint32Array(0),
    text: Uint32Array.of(1, 300, 70_000, 4_000_000_000),
    starts: Uint32Array.of(0, 3, 3, 4),
  };
  expect(unpackWords(packWords(words))).toEqual(words);
  const nothing = { title: new Uint32Array(0), heading: new Uint32Array(0), text: new Uint32Array(0) };
  expect(unpackWords(packWords({ ...nothing, starts: Uint32Array.of(0) }))).toEqual({
    ...nothing,
    starts: Uint32Array.of(0),
  });
  const vector = Float32Array.from({ length: 128 }, (_, d) => Math.sin(d) / 8);
  expect(cosineWith(vector, packVector(vector))).toBeCloseTo(1, 2);
  expect(cosineWith(vector, packVector(new Float32Array(128)))).toBe(0);
  expect(packVector(unpackVector(packVector(vector)))).toBe(packVector(vector));
  expect(cosineWith(unpackVector(packVector(vector)), packVector(vector))).toBeCloseTo(1, 6);
});
