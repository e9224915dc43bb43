import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { dot } from '../../../index/wordvectors/wordVectors.ts';

async function embed(...texts: string[]): Promise<Float32Array[]> {
  return offlineEmbedder.embed(texts, 'passage');
}

test('texts of the same words have the same unit vector, whatever their order, case and marks', async () => {
  const [one, other] = (await embed('Ministers met in Lisbon', 'in Lisbon ministers met!')) as [
    Float32Array,
    Float32Array,
  ];
  expect(dot(one, other)).toBeCloseTo(1, 5);
  expect(dot(one, one)).toBeCloseTo(1, 5);
});

test('a text is nearer to its translation than to another text, also without accents', async () => {
  const [english, portuguese, plain, another] = (await embed(
    'How do I reset my password?',
    'Como redefinir a minha senha de início?',
    'Como redefinir a minha senha de inicio?',
    'The weather is nice in the mountains',
  )) as [Float32Array, Float32Array, Float32Array, Float32Array];
  expect(dot(english, portuguese)).toBeGreaterThan(dot(english, another) + 0.2);
  expect(dot(portuguese, plain)).toBeGreaterThan(0.8);
});

test('a text of which no word means anything has no vector', async () => {
  const zeros = new Float32Array(offlineEmbedder.dimensions);
  expect(await embed('😀 ?!', 'xqzvvkj 4711')).toEqual([zeros, zeros]);
});

test('any text has a unit vector or none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      const [vector] = await embed(text);
      const length = Math.hypot(...(vector as Float32Array));
      expect(length === 0 || Math.abs(length - 1) < 1e-5).toBe(true);
    }),
  );
});
