import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintQuote, locateQuote } from '../index/articles/quote.ts';
import { decodeMark, encodeMark } from '../src/discord/respond/controls.ts';
import { decodeScope, encodeScope } from '../src/discord/scope.ts';
import { growth, LINEAR } from './growth.ts';

test('any slice of any passage is found again, and nothing else', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (texts, p, a, b) => {
        const passage = p % texts.length;
        const own = texts[passage] ?? '';
        const from = a % own.length;
        const to = from + 1 + (b % (own.length - from));
        const excerpt = own.slice(from, to);
        const passages = texts.map((_, at) => ({ line: 1 + at * 2 }));
        const found = locateQuote(fingerprintQuote(excerpt, 1 + passage * 2), passages, texts);
        expect(found?.passage).toBe(passage);
        expect(texts[passage]?.slice(...(found?.at ?? [0, 0]))).toBe(excerpt);
        expect(locateQuote(fingerprintQuote(`${excerpt}\u0001`, 1), passages, texts)).toBeNull();
      },
    ),
  );
});

test('a quotation that has moved is found in another passage, in a book too', async () => {
  const bookOf = (size: number) =>
    Array.from({ length: size }, (_, at) => `Paragraph ${at} says this and that about nothing much.`);
  const find = (book: string[]) => {
    const passages = book.map((_, at) => ({ line: at + 1 }));
    return locateQuote(fingerprintQuote(`Paragraph ${book.length - 1} says`, 3), passages, book)?.passage;
  };
  expect(find(bookOf(20_000))).toBe(19_999);
  expect(await growth(20_000, bookOf, find)).toBeLessThan(LINEAR);
  // A long passage, and as long a quotation that is not in it.
  const letters = (size: number) => 'a'.repeat(size);
  const miss = (text: string) =>
    locateQuote(fingerprintQuote(`${text.slice(0, text.length / 2)}b`, 1), [{ line: 1 }], [text]);
  expect(await growth(300_000, letters, miss)).toBeLessThan(LINEAR);
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
