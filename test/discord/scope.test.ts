import { expect, test } from 'vitest';
import type { ArticleText } from '../../index/index.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { readerCard } from '../../src/discord/respond/readerPage.ts';
import { decodeScope, encodeScope } from '../../src/discord/scope.ts';

/** The largest id that Discord can give. */
const LARGEST = String(2n ** 63n - 1n);
const whole = {
  language: 'und',
  article: 'abcdefghij',
  locale: 'es-419',
  since: 4_102_444_800_000,
  library: LARGEST,
};

test('a scope is read again as it was written, and an old one too', () => {
  for (const scope of [{}, { locale: 'en-US' }, { library: '1' }, { locale: 'ja', library: LARGEST }, whole])
    expect(decodeScope(encodeScope(scope))).toEqual(scope);
  expect(encodeScope({ language: 'pt', locale: 'en-US' })).toBe('~pt..en-US.');
  expect(decodeScope('~pt.abcdefghij.en-US.s44we8')).not.toHaveProperty('library');
  for (const none of ['~....', '~....-1', '~....LIBRARY', '~....zzzzzzzzzzzzzz', 'f0'])
    expect(decodeScope(none)).toEqual({});
});

test('the longest custom id has room for a library', () => {
  const passage = { text: 'A line.', lines: [99_999, 99_999] };
  const text = {
    ...{ path: 'a.txt', id: 'abcdefghij', version: '0123abcd', title: 'A', language: 'en' },
    ...{ from: 999_990, total: 1_999_999, passages: [passage], quote: null },
  } as unknown as ArticleText;
  const opened = { mark: '2255.dw.1z141z3.3', asked: { text: 'Why?' }, scope: whole };
  const { components } = readerCard({ text, filling: 'after' }, LANGUAGES.en, opened);
  const ids = [...JSON.stringify(components).matchAll(/"custom_id":"([^"]*)"/g)].map(([, id = '']) => id);
  expect(ids).toHaveLength(2);
  for (const id of ids) {
    expect(id.length).toBeLessThanOrEqual(100);
    expect(decodeScope(id.slice(id.lastIndexOf(':') + 1))).toEqual(whole);
  }
  // Where there is no question, the pages still know whose they are.
  const { asked: _, ...alone } = opened;
  expect(JSON.stringify(readerCard({ text, filling: 'after' }, LANGUAGES.en, alone).components)).toContain(
    encodeScope(whole),
  );
});
