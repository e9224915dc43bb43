import { describe, expect, test } from 'vitest';
import type { Embedder } from '../../../index/embedders/embedder.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { measureScale } from '../../../index/embedders/scale.ts';
import { computeSemantic } from '../../../index/rerank/semantic.ts';
import { unitVector } from '../../../index/text/unitVector.ts';

/** The same model with what all its vectors share, so that its cosines lie in a narrower cone. */
function inCone(embedder: Embedder, shared: number): Pick<Embedder, 'embed'> {
  return {
    embed: async (texts, kind) =>
      (await embedder.embed(texts, kind)).map((vector) => unitVector([...vector, shared])),
  };
}

describe('what cosines mean', () => {
  test('is told by answers and by what answers something else', async () => {
    const { unrelated, related } = await measureScale(offlineEmbedder);
    expect(related).toBeGreaterThan(unrelated + 0.1);
  });

  test('comes out the same whatever all vectors of a model share', async () => {
    const plain = await measureScale(offlineEmbedder);
    const shared = 2;
    const narrow = await measureScale(inCone(offlineEmbedder, shared));
    expect(narrow.unrelated).toBeGreaterThan(0.75);
    const within = (cosine: number) => (cosine + shared ** 2) / (1 + shared ** 2);
    for (const cosine of [-0.1, 0.2, 0.5, 0.8]) {
      const [one] = computeSemantic([{ cosine }], { ...plain, ordinary: 0 });
      const [other] = computeSemantic([{ cosine: within(cosine) }], { ...narrow, ordinary: 0 });
      expect(other?.semanticNearness).toBeCloseTo(one?.semanticNearness ?? 0, 4);
    }
  });

  test('is nothing near, of a model that tells nothing apart', async () => {
    const { unrelated, related } = await measureScale({
      embed: async (texts) => texts.map(() => Float32Array.of(0, 1)),
    });
    expect([unrelated, related]).toEqual([1, expect.closeTo(1.01, 6)]);
    expect(computeSemantic([{ cosine: 1 }], { unrelated, related, ordinary: 1 })[0]?.semanticNearness).toBe(
      0,
    );
  });
});

describe('of a candidate', () => {
  const scale = { unrelated: 0.7, related: 0.9, ordinary: 0.76 };

  test('nearness is two thirds at an ordinary answer, and rank is by place', () => {
    const semanticBackground = expect.closeTo(0.2, 6);
    expect(
      computeSemantic([{ cosine: 0.7 }, { cosine: 0.9 }, { cosine: 0.6 }, { cosine: 1 }], scale),
    ).toEqual([
      { semanticNearness: 0, semanticBackground, semanticRank: 1 / 3 },
      { semanticNearness: expect.closeTo(2 / 3, 6), semanticBackground, semanticRank: 1 / 2 },
      { semanticNearness: 0, semanticBackground, semanticRank: 1 / 4 },
      { semanticNearness: expect.closeTo(1, 6), semanticBackground, semanticRank: 1 },
    ]);
  });

  test('there is none without a model', () => {
    expect(computeSemantic([{ cosine: 0.9 }], null)).toEqual([
      { semanticNearness: 0, semanticBackground: 0, semanticRank: 0 },
    ]);
  });
});
