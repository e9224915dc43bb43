import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Field, type FieldOptions } from '../index/engine/postings/field.ts';
import { subwords } from '../index/text/tokenize.ts';
import { Vocabulary } from '../index/text/vocabulary.ts';

const plain = { k1: 0.9, b: 0.4, idfPower: 1 };

function pair(options: FieldOptions) {
  const words = new Vocabulary();
  const text = new Field(plain, words);
  return { text, other: new Field({ ...options, sharesTextWith: 'text' }, words, text) };
}

/** Documents of up to a few thousand words, in elements. */
const documents = fc.array(
  fc.array(fc.array(fc.constantFrom('ferry', 'ferries', 'strait', 'night', 'one'), { maxLength: 900 }), {
    maxLength: 4,
  }),
  { minLength: 1, maxLength: 12 },
);

describe('Field', () => {
  it('keeps the words of each document once, and scores one document as it scores all, whatever their lengths', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const { text, other } = pair({ ...plain, terms: subwords });
        for (const [i, elements] of all.entries()) {
          text.add(
            i + 1,
            elements.map((words) => words.join(' ')),
          );
          other.add(i + 1, []);
        }
        for (const field of [text, other]) {
          const query = field.query(['ferry', 'night', 'stranger']);
          const scores = new Float64Array(field.postings.maxDoc);
          field.postings.accumulate(query, scores, new Uint32Array(scores.length));
          for (const i of all.keys()) expect(field.score(query, i + 1)).toBe(scores[i + 1]);
        }
        for (const [i, elements] of all.entries()) {
          const { terms, starts } = text.termsOf(i + 1);
          const read = elements.map((_, place) =>
            Array.from(terms.subarray(starts[place], starts[place + 1]), (id) =>
              text.postings.terms.word(id),
            ),
          );
          expect(read).toEqual(elements);
          const parts = other.termsOf(i + 1);
          expect(parts.starts.at(-1)).toBe(parts.terms.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has an empty sequence and no score for a document that it does not have', () => {
    const { text } = pair(plain);
    text.add(1, ['one ferry']);
    expect(text.termsOf(2)).toEqual({ terms: new Uint32Array(0), starts: new Uint32Array(0) });
    expect(text.score(text.query(['ferry']), 2)).toBe(0);
  });
});
