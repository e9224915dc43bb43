import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Field, type FieldOptions } from '../../../index/engine/postings/field.ts';
import { subwords } from '../../../index/text/ngrams.ts';
import { Vocabulary } from '../../../index/text/vocabulary.ts';

const plain = { k1: 0.9, b: 0.4, idfPower: 1 };

function pair(options: FieldOptions) {
  const words = new Vocabulary();
  const text = new Field(plain, words);
  return { words, text, other: new Field({ ...options, sharesTextWith: 'text' }, words, text) };
}

/** Documents of up to a few thousand words, in elements. */
const documents = fc.array(
  fc.array(fc.array(fc.constantFrom('ferry', 'ferries', 'strait', 'night', 'one'), { maxLength: 900 }), {
    maxLength: 4,
  }),
  { minLength: 1, maxLength: 12 },
);

describe('Field', () => {
  it('keeps the words of each document once, in the elements that they came in, whatever their lengths', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const { words, text, other } = pair({ ...plain, terms: subwords });
        for (const [i, elements] of all.entries()) {
          text.add(
            i + 1,
            elements.map((words) => words.join(' ')),
          );
          other.add(i + 1, []);
        }
        for (const field of [text, other]) {
          for (const [i, elements] of all.entries()) {
            const ids = field.words(i + 1);
            const starts = field.starts(i + 1);
            const read = elements.map((_, place) =>
              Array.from(ids.subarray(starts[place], starts[place + 1]), (id) => words.word(id)),
            );
            expect(read).toEqual(elements);
            expect(starts.at(-1)).toBe(ids.length);
          }
        }
        const length = (elements: string[][], terms: (word: string) => string[]) =>
          elements.flat().flatMap(terms).length;
        const mean = (terms: (word: string) => string[]) =>
          all.reduce((sum, elements) => sum + length(elements, terms), 0) / all.length || 1;
        expect(text.postings.meanLength).toBeCloseTo(mean((word) => [word]));
        expect(other.postings.meanLength).toBeCloseTo(mean(subwords));
      }),
      { numRuns: 30 },
    );
  });

  it('has no words for a document that it does not have', () => {
    const { text } = pair(plain);
    text.add(1, ['one ferry']);
    expect([text.words(2), text.starts(2)]).toEqual([new Uint32Array(0), new Uint32Array(0)]);
  });
});
