import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PostingsArena } from '../../../index/engine/postings/postingsArena.ts';
import { RaggedArray } from '../../../index/engine/postings/raggedArray.ts';
import { Vocabulary } from '../../../index/text/vocabulary.ts';

/** Distances between documents and counts, of a few terms in turn. */
const postings = fc.array(
  fc.record({
    term: fc.nat(5),
    distance: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1 << 24 })),
    count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 255 })),
  }),
  { maxLength: 3000 },
);

function read(lists: PostingsArena, term: number): [doc: number, count: number][] {
  const docs = new Uint32Array(lists.size(term));
  const counts = new Uint8Array(lists.size(term));
  expect(lists.read(term, docs, counts)).toBe(docs.length);
  return Array.from(docs, (doc, i) => [doc, counts[i] as number]);
}

describe('PostingsArena', () => {
  it('give back what was added, also after they were saved and went on', () => {
    fc.assert(
      fc.property(postings, fc.nat(3000), (added, pause) => {
        let lists = new PostingsArena();
        const expected = new Map<number, [number, number][]>();
        let doc = -1;
        for (const [i, { term, distance, count }] of added.entries()) {
          if (i === pause) {
            const again = new PostingsArena();
            again.load(structuredClone(lists.save()));
            lists = again;
          }
          doc = Math.min(doc + distance, 0x7ffffffe - added.length + i);
          lists.add(term, doc, count);
          expected.set(term, [...(expected.get(term) ?? []), [doc, count]]);
        }
        for (let term = 0; term < 7; term++) expect(read(lists, term)).toEqual(expected.get(term) ?? []);
      }),
      { numRuns: 40 },
    );
  });

  it('hold a list of many slices and pages, and many short ones', () => {
    const lists = new PostingsArena();
    for (let doc = 0; doc < 300_000; doc++) {
      lists.add(0, doc, 1 + (doc % 3));
      if (doc % 3 === 0) lists.add(1 + doc / 3, doc, 1);
    }
    expect(read(lists, 0)).toEqual(Array.from({ length: 300_000 }, (_, doc) => [doc, 1 + (doc % 3)]));
    expect(read(lists, 70_000)).toEqual([[209_997, 1]]);
    expect(lists.save().bytes.length).toBeLessThan(300_000 * 2 + 100_000 * 9);
  });
});

describe('RaggedArray', () => {
  it('give back what was set, short and long, in any order, also after they were saved', () => {
    const lengths = fc.oneof(fc.nat(5), fc.nat(20_000), fc.constantFrom(16_382, 16_383, 16_384, 40_000));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(99)),
        fc.array(lengths, { minLength: 1, maxLength: 8 }),
        (keys, sizes) => {
          const rows = new RaggedArray();
          const row = (key: number) =>
            Uint32Array.from(
              { length: sizes[key % sizes.length] as number },
              (_, i) => (key + i) ** 3 % 2 ** 32,
            );
          for (const key of keys) rows.set(key, row(key));
          const all = [...keys, 105, 107];
          const again = new RaggedArray();
          again.load(structuredClone(rows.save()));
          // What was loaded grows, too.
          for (const one of [rows, again]) for (const key of [105, 107]) one.set(key, row(key));
          for (const one of [rows, again])
            for (let key = 0; key < 110; key++) {
              const expected = all.includes(key) ? row(key) : new Uint32Array(0);
              expect(one.has(key)).toBe(all.includes(key));
              expect(one.length(key)).toBe(expected.length);
              expect(Buffer.compare(bytesOf(one.get(key)), bytesOf(expected))).toBe(0);
            }
        },
      ),
      { numRuns: 15 },
    );
  });
});

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

describe('Vocabulary', () => {
  it('numbers words in the order they come, names of object members too', () => {
    const words = new Vocabulary();
    expect(['b', 'constructor', 'b', '__proto__'].map((word) => words.intern(word))).toEqual([0, 1, 0, 2]);
    expect([words.find('__proto__'), words.find('toString'), words.size]).toEqual([2, undefined, 3]);
    expect([words.word(1), words.word(9)]).toEqual(['constructor', '']);
    const again = new Vocabulary();
    again.load(structuredClone(words.save()));
    for (let i = 0; i < 5000; i++)
      expect([words.intern(`w${i}`), words.word(i + 3)]).toEqual([i + 3, `w${i}`]);
    expect([words.find('w4321'), words.find('w5000'), words.find('')]).toEqual([4324, undefined, undefined]);
    expect([again.find('b'), again.word(2), again.intern('new')]).toEqual([0, '__proto__', 3]);
  });
});
