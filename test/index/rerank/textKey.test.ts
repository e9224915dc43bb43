import { expect, test } from 'vitest';
import type { IndexedPassage } from '../../../index/engine/searchEngine.ts';
import { splitPassages } from '../../../index/ingest/passages.ts';
import { markSentences } from '../../../index/rerank/leftOut.ts';
import { textKey } from '../../../index/rerank/textKey.ts';
import { readArticle } from '../../support/articles.ts';

const long = 'The harbour of Elmouth was dug in 1801.';

function marks(text: string): string[] {
  const { article } = readArticle('a.txt', `A title\n\n${text}\n`);
  const [passage] = splitPassages(article);
  return markSentences({ ...passage, article } as IndexedPassage);
}

test('texts that say the same have one key, whatever their white space and case', () => {
  expect(textKey([` ${long.replace(' ', '\n  ')} `], '')).toBe(textKey([long.toUpperCase()], 'Elsewhere'));
  expect(textKey([long, 'Yes.'], '')).not.toBe(textKey([long], ''));
});

test('a short text says something only where it stands', () => {
  expect(textKey(['Yes.'], 'May I?')).toBe(textKey(['YES.'], 'may  I?'));
  expect(textKey(['Yes.'], 'May I?')).not.toBe(textKey(['Yes.'], 'Must I?'));
  expect(textKey([`Yes.${' '.repeat(30)}`], 'May I?')).toBe(textKey(['Yes.'], 'May I?'));
});

test('what was cited once is left out where it stands again, in capitals too', () => {
  expect(marks(`${long.toUpperCase()} Ask there.`)).toEqual(marks(`${long}\nAsk  there.`));
  expect(marks(`${long} Ask there.`)[1]).not.toBe(marks(`Another harbour altogether it is. Ask there.`)[1]);
});
