import { type AnyOrama, create, insert, remove, save, search } from '@orama/orama';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bm25Options, PRIOR_DOCS } from '../../../index/engine/bm25.ts';
import { MAX_HITS } from '../../../index/engine/legs.ts';
import {
  bm25Component,
  removeDocument,
  stringField,
  vectorField,
} from '../../../index/engine/orama/indexComponent.ts';
import type { FieldOptions } from '../../../index/engine/postings/field.ts';
import { Postings } from '../../../index/engine/postings/postings.ts';
import { topK } from '../../../index/engine/topK.ts';
import { VectorIndex } from '../../../index/engine/vectors/vectorIndex.ts';
import { Bm25 } from '../../../index/rerank/bm25.ts';
import { charNgrams } from '../../../index/text/ngrams.ts';
import { tokenize } from '../../../index/text/tokenize.ts';

const corpus = fc.array(
  fc.array(fc.constantFrom(...'abcdefgh', 'constructor', '__proto__'), { maxLength: 30 }),
  {
    minLength: 1,
    maxLength: 40,
  },
);
const parameters = fc.record({
  k1: fc.double({ min: 0.1, max: 3, noNaN: true }),
  b: fc.double({ min: 0, max: 1, noNaN: true }),
  idfPower: fc.constantFrom(1, 2),
});

/** Okapi BM25 with Lucene's idf of a corpus with some documents more, straight from the formula. */
function textbook(documents: string[][], query: string[], { k1, b, idfPower }: FieldOptions): number[] {
  const mean = documents.reduce((sum, document) => sum + document.length, 0) / documents.length || 1;
  return documents.map((document) =>
    query.reduce((sum, term) => {
      const holders = documents.filter((other) => other.includes(term)).length;
      const idf = Math.log(1 + (documents.length + PRIOR_DOCS - holders + 0.5) / (holders + 0.5)) ** idfPower;
      const tf = document.filter((other) => other === term).length;
      if (tf === 0) return sum;
      return sum + (idf * tf * (k1 + 1)) / (tf + k1 * (1 - b + (b * document.length) / mean));
    }, 0),
  );
}

function accumulated(postings: Postings, query: string[]): { scores: number[]; touched: number[] } {
  const scores = new Float64Array(postings.maxDoc);
  postings.accumulate(postings.query(query), scores);
  return { scores: [...scores], touched: [...scores.keys()].filter((doc) => scores[doc] !== 0) };
}

describe('Postings', () => {
  it('score as the textbook does, in whatever steps documents come, and touch whom they score', () => {
    fc.assert(
      fc.property(corpus, corpus, parameters, (documents, queries, options) => {
        const postings = new Postings(options);
        for (const [doc, terms] of documents.entries()) {
          postings.add(
            doc,
            terms.map((term) => postings.terms.intern(term)),
          );
          // A search in between changes nothing.
          if (doc % 7 === 3) accumulated(postings, ['a']);
        }
        for (const query of queries) {
          const expected = textbook(documents, query, options);
          const { scores, touched } = accumulated(postings, query);
          expected.forEach((score, doc) => {
            expect(scores[doc]).toBeCloseTo(score, 4);
          });
          expect(touched).toEqual(expected.flatMap((score, doc) => (score > 0 ? [doc] : [])));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of many chunks keep documents in order, and refuse others', () => {
    const postings = new Postings({ k1: 1, b: 0, idfPower: 1 });
    for (let doc = 0; doc < 40_000; doc += 2)
      postings.add(doc, [postings.terms.intern('all'), postings.terms.intern(`t${doc % 10}`)]);
    expect(postings.docFreq(postings.terms.intern('all'))).toBe(20_000);
    expect(postings.docFreq(postings.terms.intern('t4'))).toBe(4000);
    expect(postings.docFreq(-1)).toBe(0);
    expect(accumulated(postings, ['t4']).touched.slice(0, 3)).toEqual([4, 14, 24]);
    expect(() => postings.add(39_998, [])).toThrow('rising order');
    expect(postings.maxDoc).toBe(39_999);
  });

  it('that are empty find nothing', () => {
    const postings = new Postings({ k1: 1, b: 0, idfPower: 1 });
    expect(accumulated(postings, ['a'])).toEqual({ scores: [], touched: [] });
    expect(postings.docFreq(-1)).toBe(0);
  });
});

describe('Bm25', () => {
  it('scores one document as the textbook does, by the statistics of all', () => {
    fc.assert(
      fc.property(
        corpus,
        corpus,
        fc.constantFrom('title', 'text', 'subwords'),
        (documents, queries, field) => {
          const statistics = {
            passages: documents.length,
            meanLength: () => documents.flat().length / documents.length || 1,
            documentFrequency: (_: string, term: string) =>
              documents.filter((document) => document.includes(term)).length,
            scale: null,
            ordinary: () => null,
          };
          for (const query of queries) {
            const bm25 = new Bm25(field, query, statistics);
            const expected = textbook(documents, query, bm25Options[field]);
            for (const [doc, document] of documents.entries()) {
              const frequencies = Array.from(
                bm25.places.keys(),
                (term) => document.filter((other) => other === term).length,
              );
              const score = bm25.score(frequencies, document.length);
              expect(score).toBeCloseTo(expected[doc] as number, 9);
              expect(score).toBeLessThanOrEqual(bm25.maxScore + 1e-9);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('topK', () => {
  it('is a sort, cut: best first, of equals the lower number first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 9 })),
        fc.nat(30),
        fc.array(fc.nat()),
        (values, k, shuffle) => {
          const scores = Float64Array.from(values);
          const order = Uint32Array.from(values.keys()).sort(
            (a, b) => (shuffle[a % (shuffle.length || 1)] ?? 0) - (shuffle[b % (shuffle.length || 1)] ?? 0),
          );
          const sorted = values
            .map((score, doc): [number, number] => [doc, score])
            .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
          expect(topK(order, order.length, scores, k)).toEqual(sorted.slice(0, k));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('VectorIndex', () => {
  const unit = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 }).map((v) => {
    const length = Math.hypot(...v) || 1;
    return v.map((value) => value / length);
  });

  it('find what brute force finds', () => {
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 150 }),
        unit,
        fc.double({ min: -1, max: 1, noNaN: true }),
        (all, query, least) => {
          const vectors = new VectorIndex(3, 10);
          for (const [i, value] of all.entries()) vectors.add(i * 2 + 1, value);
          const keys = all.map((_, i) => i * 2 + 1);
          const brute = (only?: Set<number>) =>
            keys
              .map((key): [number, number] => [key, vectors.cosine(query, key)])
              .filter(([key, score]) => score >= least && (!only || only.has(key)))
              .sort((a, b) => b[1] - a[1] || a[0] - b[0])
              .slice(0, 10);
          expect(vectors.find(query, least)).toEqual(brute());
          const only = new Set([1, 5, 7, 999]);
          expect(vectors.find(query, least, only)).toEqual(brute(only));
          all.forEach((value, i) => {
            const exact = value.reduce((sum, x, d) => sum + x * (query[d] as number), 0);
            // Half a step in each of three dimensions.
            expect(Math.abs(vectors.cosine(query, i * 2 + 1) - exact)).toBeLessThan(0.501 * (3 / 127));
          });
          expect(vectors.cosine(query, 2)).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('give back what they keep, which is kept as the same numbers when it is added again', () => {
    const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(numbers, (value) => {
        const vectors = new VectorIndex(24, 10);
        vectors.add(1, value);
        const kept = vectors.get(1) as Float32Array;
        vectors.add(2, kept);
        expect(vectors.get(2)).toEqual(kept);
        expect(vectors.cosine(value, 2)).toBe(vectors.cosine(value, 1));
        const most = Math.max(...value.map(Math.abs));
        for (const [d, x] of value.entries())
          expect(Math.abs(x - (kept[d] as number))).toBeLessThanOrEqual(0.501 * (most / 127) + 1e-30);
        const again = new VectorIndex(24, 10);
        again.load(structuredClone(vectors.save()));
        again.add(3, value);
        expect([again.get(2), again.get(3)]).toEqual([kept, kept]);
      }),
      { numRuns: 200 },
    );
  });

  it('refuse another dimension', () => {
    expect(() => new VectorIndex(3, 10).add(0, [1, 2])).toThrow('expected 3 numbers, found 2');
  });
});

const plain = { k1: 0.9, b: 0.4, idfPower: 1 };

const exactVectors = (size: number) => new VectorIndex(size, MAX_HITS);

/** A database made as the index makes its own. */
function database(): AnyOrama {
  return create({
    schema: { title: 'string[]', text: 'string[]', subwords: 'string', kind: 'enum', vector: 'vector[2]' },
    sort: { enabled: false },
    components: {
      tokenizer: { language: 'en', normalizationCache: new Map(), tokenize: (raw) => tokenize(raw) },
      index: bm25Component(
        { title: plain, text: plain, subwords: { ...plain, idfPower: 2, terms: charNgrams } },
        exactVectors,
      ),
    },
  });
}

async function fill(db: AnyOrama, documents: [id: string, title: string, text: string, angle: number][]) {
  for (const [id, title, text, angle] of documents) {
    const vector = [Math.cos(angle), Math.sin(angle)];
    await insert(db, { id, title: [title, ''], text: [text], subwords: text, kind: id.slice(0, 1), vector });
  }
}

const ask = async (db: AnyOrama, term: string, more: object = {}) => {
  const { hits, count } = await search(db, {
    mode: 'hybrid',
    term,
    vector: { value: [1, 0], property: 'vector' },
    similarity: 0.05,
    hybridWeights: { text: 0.9, vector: 0.1 },
    boost: { title: 0.2, text: 1, subwords: 1 },
    ...more,
  });
  return { ids: hits.map(({ id }) => id), scores: hits.map(({ score }) => score), count };
};

describe('an Orama database with the component', () => {
  const sea: Parameters<typeof fill>[1] = [
    ['a1', 'Harbour', 'the ferry crosses the strait every morning', 0],
    ['a2', 'Harbour', 'ferries and a ferry and one more ferry', 1.5],
    ['b1', 'Mountain', 'the cable car goes up the mountain', 1.2],
    ['b2', 'Ferry', 'timetable of the company', 1.5],
    ['b3', 'Kitchen', 'bread and butter', -1.6],
    ['b4', 'Kitchen', 'salt and pepper', 1],
  ];

  it('gives a hybrid search its whole order', async () => {
    const db = database();
    await fill(db, sea);
    const { ids, scores } = await ask(db, 'ferry');
    expect(ids).toEqual([
      'a2', // three times the word, and its plural shares subwords
      'a1', // the word once
      'b2', // the word in the title alone
      'b4', // no word, but a near vector
      'b1', // no word, a vector farther off
      // b3 shares no word, and its vector stands across.
    ]);
    expect(scores[0]).toBeGreaterThan(0.9);
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  it('finds names of object members, and nothing for a question without words or matches', async () => {
    const db = database();
    await fill(db, [...sea, ['c1', 'Code', 'the constructor and __proto__', 1.5]]);
    expect((await ask(db, 'constructor', { similarity: 0.9999 })).ids).toEqual([
      'c1', // the word
      'a1', // the one vector that is near enough
      'b2', // “company” begins alike: a shared subword
    ]);
    expect((await ask(db, 'hasOwnProperty', { similarity: 2 })).ids).not.toContain(undefined);
    expect(await ask(db, 'zzz', { similarity: 2 })).toEqual({ ids: [], scores: [], count: 0 });
    expect(await ask(db, '?!', { similarity: 2 })).toEqual({ ids: [], scores: [], count: 0 });
    expect(await ask(db, '', { similarity: 2, properties: '*' })).toEqual({ ids: [], scores: [], count: 0 });
  });

  it('keeps to a filter, on both sides', async () => {
    const db = database();
    await fill(db, sea);
    expect((await ask(db, 'ferry', { where: { kind: { eq: 'b' } } })).ids).toEqual(['b2', 'b4', 'b1']);
    expect((await ask(db, 'ferry', { where: { kind: { eq: 'z' } } })).ids).toEqual([]);
  });

  it('finds what was added after a search', async () => {
    const db = database();
    await fill(db, sea);
    await ask(db, 'ferry');
    await fill(db, [['c1', 'Night ferry', 'the night ferry', 0]]);
    expect((await ask(db, 'night ferry')).ids[0]).toBe('c1');
  });

  it('takes a question of 5,000 characters', async () => {
    const db = database();
    await fill(db, sea);
    expect((await ask(db, `${'which words '.repeat(416)}mountain`.slice(0, 5000))).ids[0]).toBe('b1');
    expect((await ask(db, 'mountain'.repeat(625))).ids).toContain('b1');
  });

  it('gives each side at most 64 hits, however many match: Orama passes them as arguments of one call', async () => {
    const db = create({
      schema: { text: 'string', vector: 'vector[1]' },
      sort: { enabled: false },
      components: { index: bm25Component({ text: plain }, exactVectors) },
    });
    const { postings } = stringField(db, 'text');
    const vectors = vectorField(db, 'vector');
    // Put where the component looks: to insert as many would take half a minute.
    for (let doc = 1; doc <= 130_001; doc++) {
      postings.add(doc, [postings.terms.intern('word')]);
      vectors.add(doc, [1]);
    }
    const { count } = await search(db, {
      mode: 'hybrid',
      term: 'word',
      vector: { value: [1], property: 'vector' },
      includeVectors: true,
    });
    expect(count).toBe(MAX_HITS);
  });

  it('tells which properties it has', () => {
    const db = database();
    expect(stringField(db, 'title').postings.docCount).toBe(0);
    expect(vectorField(db, 'vector').size).toBe(2);
    expect(() => stringField(db, 'vector')).toThrow('expected a string property');
    expect(() => vectorField(db, 'constructor')).toThrow('expected a vector property');
  });

  it('forgets what is removed: the others score as if it had never been there', async () => {
    const db = database();
    await fill(db, sea);
    remove(db, 'a2');
    removeDocument(db, 2);
    const without = database();
    await fill(
      without,
      sea.filter(([id]) => id !== 'a2'),
    );
    for (const term of ['ferry', 'ferries', 'company', 'salt'])
      expect(await ask(db, term)).toEqual(await ask(without, term));
    expect(stringField(db, 'text').postings.docFreqOf('ferry')).toBe(1);
    expect(() => save(db)).toThrow('is not saved');
  });
});
