import { describe, expect, test } from 'vitest';
import { OF_A_MODEL, QuantizedVectorIndex } from '../../../index/engine/vectors/quantizedVectorIndex.ts';
import { VectorIndex } from '../../../index/engine/vectors/vectorIndex.ts';
import { computeSemantic, SIGNIFICANT } from '../../../index/rerank/semantic.ts';

const SIZE = 48;

/** Lehmer's generator with the polar form of Box and Muller: the same normal numbers each time. */
function normal(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Unit vectors in a narrow cone, as models leave them: every two have a cosine of about `cone²/(1 + cone²)`. */
function vectors(count: number, cone: number, seed = 7): Float32Array[] {
  const next = normal(seed);
  const axis = Array.from({ length: SIZE }, () => next() * cone);
  return Array.from({ length: count }, () => unit(axis.map((value) => value + next())));
}

function unit(values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

function filled<T extends VectorIndex>(into: T, all: Float32Array[]): T {
  for (const [i, vector] of all.entries()) into.add(i + 1, vector);
  return into;
}

describe('the nearest of many', () => {
  const all = vectors(6000, 2);
  const exact = filled(new VectorIndex(SIZE, 20), all);
  const next = normal(3);
  const questions = Array.from({ length: 40 }, (_, i) =>
    unit(Array.from(all[i * 150] as Float32Array, (value) => value + next() * 0.02)),
  );

  test('are those of a scan of all, where they are few', () => {
    const few = filled(new QuantizedVectorIndex(SIZE, 20, OF_A_MODEL), all);
    for (const question of questions.slice(0, 5)) {
      const { median } = few.background(question) as { median: number };
      const rounded = (list: [number, number][], less: number) =>
        list.map(([key, score]) => [key, (score - less).toFixed(9)]);
      expect(rounded(few.find(question, 0), 0)).toEqual(rounded(exact.find(question, -1), median));
    }
  });

  test('are nearly those, looked for by their signs', () => {
    const many = filled(
      new QuantizedVectorIndex(SIZE, 20, { exactBelow: 1000, rescoreCount: 600, sampleSize: 512 }),
      all,
    );
    let found = 0;
    for (const question of questions) {
      const near = exact.find(question, -1).map(([key]) => key);
      const keys = new Set(many.find(question, 0).map(([key]) => key));
      expect(keys).toContain(near[0]);
      found += near.filter((key) => keys.has(key)).length;
    }
    // By chance it would be a tenth.
    expect(found / (20 * questions.length)).toBeGreaterThan(0.7);
  });

  test('are found again after saving and loading, and among what is added later', () => {
    const own = filled(
      new QuantizedVectorIndex(SIZE, 20, { exactBelow: 1000, rescoreCount: 600, sampleSize: 512 }),
      all,
    );
    const restored = new QuantizedVectorIndex(SIZE, 20, {
      exactBelow: 1000,
      rescoreCount: 600,
      sampleSize: 512,
    });
    restored.load(own.save());
    const question = questions[0] as Float32Array;
    expect(restored.find(question, 0)).toEqual(own.find(question, 0));
    own.add(9000, question);
    expect(own.find(question, 0)[0]?.[0]).toBe(9000);
  });

  test('of an article are looked for among its passages only', () => {
    const own = filled(
      new QuantizedVectorIndex(SIZE, 20, { exactBelow: 1000, rescoreCount: 600, sampleSize: 512 }),
      all,
    );
    const only = new Set([5, 6, 7, 8, 151]);
    const keys = own.find(questions[1] as Float32Array, 0, only).map(([key]) => key);
    expect(keys[0]).toBe(151);
    expect([...only]).toEqual(expect.arrayContaining(keys));
  });

  test('of a question without a vector are none', () => {
    expect(
      filled(new QuantizedVectorIndex(SIZE, 20, OF_A_MODEL), all).find(new Float32Array(SIZE), 0),
    ).toEqual([]);
  });
});

describe('what a cosine is worth', () => {
  /** The semantic features of the best of all for a question about nothing and for one about the tenth passage. */
  function semanticFeatures(cone: number, count: number) {
    const own = filled(new QuantizedVectorIndex(SIZE, 1), vectors(count, cone));
    const best = (question: Float32Array) => {
      const ordinary = own.background(question);
      const [[key] = [0]] = own.find(question, 0);
      return { key, ...computeSemantic(own.cosine(question, key), ordinary) };
    };
    const next = normal(count);
    const target = own.get(10) as Float32Array;
    return {
      strangers: vectors(60, cone, 99).map((vector) => best(vector)),
      meant: best(unit(Array.from(target, (value) => value + (next() * 0.05) / Math.hypot(1, cone)))),
    };
  }

  test.each([
    [0, 100],
    [0, 5000],
    [1, 100],
    [3, 100],
    [3, 5000],
  ])(
    'does not depend on the model, nor on how many passages there are (cone %d, %d passages)',
    (cone, count) => {
      const { strangers, meant } = semanticFeatures(cone, count);
      expect(meant.key).toBe(10);
      expect(meant.semanticSignificance).toBeGreaterThan(SIGNIFICANT);
      const taken = strangers.filter(({ semanticSignificance }) => semanticSignificance >= SIGNIFICANT);
      expect(taken.length).toBeLessThanOrEqual(1);
    },
  );

  test('is nothing without a vector, or among too few passages', () => {
    expect(computeSemantic(0.9, null)).toEqual({ semanticZScore: 0, semanticSignificance: 0 });
    expect(
      filled(new QuantizedVectorIndex(SIZE, 1), vectors(4, 1)).background(vectors(1, 1)[0] as Float32Array),
    ).toBeNull();
  });

  test('is the normal tail times the number of passages', () => {
    // Q(4) = 3.167e-5, so among 100 passages 3.167e-3 come as near by chance: 10^-2.499.
    const { semanticZScore, semanticSignificance } = computeSemantic(0.9, {
      median: 0.7,
      robustSigma: 0.05,
      count: 100,
    });
    expect(semanticZScore).toBeCloseTo(0.5, 6);
    expect(semanticSignificance).toBeCloseTo(2.499 / 6, 2);
    expect(computeSemantic(0.7, { median: 0.7, robustSigma: 0.05, count: 100 })).toEqual({
      semanticZScore: 0,
      semanticSignificance: 0,
    });
    expect(computeSemantic(1, { median: 0, robustSigma: 0.005, count: 9 })).toEqual({
      semanticZScore: 1,
      semanticSignificance: 1,
    });
  });
});
