import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintQuote, locateQuote } from '../../../index/articles/quote.ts';
import { splitPassages } from '../../../index/ingest/passages.ts';
import { collapseWhitespace } from '../../../index/text/whitespace.ts';
import { decodeMark, encodeMark } from '../../../src/discord/respond/controls.ts';
import { decodeScope, encodeScope } from '../../../src/discord/scope.ts';
import { readArticle } from '../../support/articles.ts';
import { growth, LINEAR } from '../../support/growth.ts';

function passagesOf(text: string) {
  const { article } = readArticle('a.txt', text);
  return { text: article.text, all: splitPassages(article) };
}

test('whatever sentences of a passage are quoted, they are found again, and nothing else', () => {
  const sentence = fc.tuple(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.constantFrom('. ', '! ', '\n', '\n\n'),
  );
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 20 }), fc.nat(), fc.nat(), fc.nat(), (parts, p, a, b) => {
      const { text, all } = passagesOf(`A title\n\nThere is one. ${parts.flat().join('')}`);
      const own = all[p % all.length] as (typeof all)[number];
      const first = a % own.sentences.length;
      const quoted = own.sentences.slice(first, first + 1 + (b % (own.sentences.length - first)));
      const [start, end] = [quoted[0]?.start ?? 0, quoted.at(-1)?.end];
      const line = own.line + text.slice(own.start, start).split('\n').length - 1;
      const excerpt = collapseWhitespace(text.slice(start, end));
      const found = locateQuote(fingerprintQuote(excerpt, line), text, all);
      expect(collapseWhitespace(text.slice(found?.start, found?.end))).toBe(excerpt);
      expect(locateQuote(fingerprintQuote(`${excerpt}\u0001`, line), text, all)).toBeNull();
    }),
  );
});

test('of two that read the same, the one of its line is found; of one that has moved, where it stands now', () => {
  const twice = passagesOf('A title\n\nFirst. The same.\n\nSecond. The same.\n');
  const found = (line: number) => locateQuote(fingerprintQuote('The same.', line), twice.text, twice.all);
  expect([found(3), found(5)]).toEqual([
    { passage: 0, start: 16, end: 25 },
    { passage: 1, start: 35, end: 44 },
  ]);
  const moved = passagesOf('A title\n\nNew.\n\nNew,\ntoo.\n\nFirst.\nThe   same.\n');
  expect(locateQuote(fingerprintQuote('The same.', 3), moved.text, moved.all)).toEqual({
    passage: 2,
    start: 33,
    end: 44,
  });
});

test('a quotation that has moved is found in a book too', async () => {
  const bookOf = (size: number) => {
    const all = Array.from(
      { length: size },
      (_, at) => `Paragraph ${at} says this. And that, about nothing.`,
    );
    return passagesOf(['A title', ...all].join('\n\n'));
  };
  const find = ({ text, all }: ReturnType<typeof bookOf>) =>
    locateQuote(fingerprintQuote(`Paragraph ${all.length - 1} says this.`, 3), text, all)?.passage;
  const book = bookOf(20_000);
  expect(find(book)).toBe(book.all.length - 1);
  expect(await growth(20_000, bookOf, find)).toBeLessThan(LINEAR);
});

test('marks and scopes survive a custom id, and anything else is no mark', () => {
  const mark = fingerprintQuote('A quotation of ours.', 4711);
  expect(decodeMark(encodeMark('A quotation of ours.', 4711))).toEqual(mark);
  for (const wrong of [undefined, '', 'a.b', '!.!.!', '~']) expect(decodeMark(wrong)).toBeNull();
  const scope = { language: 'pt', article: 'abc-_12345', locale: 'es-419', since: 1_700_000_000_000 };
  expect(decodeScope(encodeScope(scope))).toEqual(scope);
  expect(encodeScope({ ...scope, language: 'zho' }).length).toBeLessThan(40);
  expect(decodeScope(encodeScope({}))).toEqual({});
  for (const wrong of ['', 'x', '~', '~...!']) expect(decodeScope(wrong)).toEqual({});
});

test('buttons of an older bot carry what was cited, too, and are read without it', () => {
  expect(decodeScope('~pt.abc-_12345.es-419.s3qnk0.lhtAKA,AbcBBB')).toEqual({
    language: 'pt',
    article: 'abc-_12345',
    locale: 'es-419',
    since: Number.parseInt('s3qnk0', 36) * 1000,
  });
  expect(decodeMark(`${encodeMark('A quotation of ours.', 4711)}.1`)).toEqual(
    fingerprintQuote('A quotation of ours.', 4711),
  );
});
