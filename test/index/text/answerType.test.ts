import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countNewNames, countNewNumbers } from '../../../index/text/answerType.ts';

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ' ',
        '\u00a0',
        '\n',
        ',',
        '–',
        '’',
        'Ada',
        'á',
        'É',
        'Österreich',
        'Кий',
        '東京',
        '12',
        '²',
        '٣',
        'x',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('a text is looked through for numbers and names wherever it has any', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const none = new Set<string>();
      expect(countNewNumbers(text, none, Infinity) > 0).toBe(/\p{N}/u.test(text));
      const name = /(?<=[\p{L}\p{N},;]\s)\p{Lu}[\p{L}\p{M}]+/u;
      expect(countNewNames(text, none) > 0).toBe(name.test(text));
    }),
    { numRuns: 2000 },
  );
});
