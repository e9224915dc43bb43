import { describe, expect, test } from 'vitest';
import { OF_A_MODEL, QuantizedVectorIndex } from '../../../index/engine/vectors/quantizedVectorIndex.ts';
import { VectorIndex } from '../../../index/engine/vectors/vectorIndex.ts';

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
      const median = few.ordinary(question) as number;
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
