import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../index/embedders/embedder.ts';

/** An embedder, and what ends whatever it needs. */
export interface OpenedEmbedder {
  embedder: Embedder;
  close?(): void;
}

/** What every embedder has to do, whatever makes its vectors. */
export function embedderContract(name: string, open: () => Promise<OpenedEmbedder>): void {
  let opened: OpenedEmbedder;
  let embedder: Embedder;
  beforeAll(async () => {
    opened = await open();
    embedder = opened.embedder;
  });
  afterAll(() => opened.close?.());

  describe(`${name} as an embedder`, () => {
    test('names what makes its vectors in one line of ASCII, always the same', async () => {
      expect(embedder.identity).toMatch(/^[\x20-\x7e]+$/);
      const again = await open();
      expect(again.embedder.identity).toBe(embedder.identity);
      expect(again.embedder.dimensions).toBe(embedder.dimensions);
      again.close?.();
    });

    test('gives each text a vector of its dimensions, of length 1 or all zeros', async () => {
      expect(Number.isInteger(embedder.dimensions) && embedder.dimensions > 0).toBe(true);
      for (const kind of KINDS) {
        const vectors = await embedder.embed(ODD_TEXTS, kind);
        expect(vectors).toHaveLength(ODD_TEXTS.length);
        for (const [i, vector] of vectors.entries()) {
          expect(vector).toBeInstanceOf(Float32Array);
          expect(vector).toHaveLength(embedder.dimensions);
          const length = Math.hypot(...vector);
          expect(length === 0 || Math.abs(length - 1) < 1e-4, `“${ODD_TEXTS[i]}”: ${length}`).toBe(true);
        }
      }
    });

    test('gives vectors in the order of the texts, however many and long, as it would one by one', async () => {
      for (const kind of KINDS) {
        const together = await embedder.embed(PASSAGES, kind);
        for (const at of [0, 1, 40, 99]) {
          const [alone] = await embedder.embed([PASSAGES[at] as string], kind);
          expect(cosine(alone as Float32Array, together[at] as Float32Array)).toBeGreaterThan(0.9999);
        }
      }
    });

    test('gives a text that comes twice the same vector twice', async () => {
      const [text, other] = PASSAGES as [string, string];
      const [one, two, three] = await embedder.embed([text, other, text], 'passage');
      expect(three).toEqual(one);
      expect(two).not.toEqual(one);
    });

    test.each(KINDS)('gives nothing for no texts, as %s', async (kind) => {
      expect(await embedder.embed([], kind)).toEqual([]);
    });

    test('puts a question nearer to the passage that says the same than to another', async () => {
      const [query] = await embedder.embed(['When was the lighthouse built?'], 'query');
      const [near, far] = await embedder.embed(
        ['The lighthouse was built in 1887.', 'Bees make honey.'],
        'passage',
      );
      const distance = (vector?: Float32Array) => cosine(query as Float32Array, vector as Float32Array);
      expect(distance(near)).toBeGreaterThan(distance(far));
    });

    test.each(KINDS)('gives up with the reason of a signal that has aborted, as %s', async (kind) => {
      const reason = new Error('nobody waits');
      await expect(embedder.embed([...PASSAGES], kind, AbortSignal.abort(reason))).rejects.toBe(reason);
      // And is as good as before.
      expect(await embedder.embed(['A text.'], kind)).toHaveLength(1);
    });
  });
}

const KINDS = ['query', 'passage'] as const;

/** What files and people hold: some of it no words at all. */
const ODD_TEXTS = [
  '',
  ' ',
  '?!',
  'a',
  '灯塔',
  'المنارة',
  '🦊🦊',
  'e\u0301',
  '\u0000',
  'lighthouse '.repeat(2000),
];

/** More than one request or batch takes, of all lengths. */
export const PASSAGES: readonly string[] = Array.from({ length: 100 }, (_, at) =>
  ['The lighthouse', 'The bees', 'The bread', 'The old bridge']
    .map((thing, i) => `${thing} of town number ${at * 7 + i}. `)
    .slice(0, 1 + (at % 4))
    .join(''),
);

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, d) => sum + x * (b[d] as number), 0);
}
