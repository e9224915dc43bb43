import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPassages } from '../../../index/engine/packedPassage.ts';
import type { IndexedPassage } from '../../../index/engine/searchEngine.ts';
import type { Article } from '../../../index/ingest/article.ts';
import { INTRODUCTIONS, SENTENCE_KINDS } from '../../../index/ingest/passages.ts';

const place = fc.nat(2 ** 32 - 1);
const article = { path: 'a.txt' } as Article;

test('passages are what they were, however many of them are read in between', () => {
  const passage: fc.Arbitrary<IndexedPassage> = fc.record({
    article: fc.constant(article),
    start: place,
    end: place,
    line: fc.nat(),
    heading: fc.string(),
    sentences: fc.array(fc.record({ start: place, end: place, kind: fc.constantFrom(...SENTENCE_KINDS) })),
    introduction: fc.array(fc.record({ start: place, end: place, kind: fc.constantFrom(...INTRODUCTIONS) })),
  });
  fc.assert(
    fc.property(fc.array(passage, { minLength: 1, maxLength: 20 }), (few) => {
      const passages = Array.from({ length: 1200 }, (_, i) => few[i % few.length] as IndexedPassage);
      const packed = packPassages(passages);
      for (const read of [packed, packed.toReversed(), packed])
        for (const { sentences, introduction } of read)
          expect([sentences, introduction]).not.toContain(undefined);
      const whole = packed.map((own) => ({
        ...own,
        sentences: own.sentences,
        introduction: own.introduction,
      }));
      expect(whole).toEqual(passages);
      expect(packed[0]?.sentences).toBe(packed[0]?.sentences);
    }),
    { numRuns: 10 },
  );
});
