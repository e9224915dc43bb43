import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Article } from '../../../index/ingest/article.ts';
import { DamagedText, encodeText, TextFile, type TextPlace } from '../../../index/worker/textFile.ts';

const root = mkdtempSync(path.join(tmpdir(), 'footnote-texts-'));
afterAll(() => rmSync(root, { recursive: true }));

function written(texts: readonly string[]) {
  const file = path.join(root, 'texts');
  let at = 'before'.length;
  const encoded = texts.map((text) => {
    const one = encodeText(text, at);
    at += one.bytes.length;
    return one;
  });
  writeFileSync(file, Buffer.concat([Buffer.from('before'), ...encoded.map(({ bytes }) => bytes)]));
  return { file, places: encoded.map(({ place }) => place), opened: new TextFile(file) };
}

test('texts come back from a file as they were, in any order and again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1 }), (texts) => {
      const all = [...texts, 'naïve', 'ни', 'a\ud800b', ''];
      const { opened, places } = written(all);
      const order = [...all.keys(), ...[...all.keys()].reverse()];
      for (const i of order) expect(opened.read(places[i] as TextPlace)).toBe(all[i]);
    }),
    { numRuns: 20 },
  );
});

test('an article whose text lies in a file is like any other, for copies and other threads too', () => {
  const article = { path: 'a.txt', title: 'A', language: 'en', text: 'It rains.', blocks: [] } as Article;
  const { opened, places } = written([article.text]);
  const served = { ...article };
  opened.serve(served, { text: places[0] as TextPlace });
  expect(served).toEqual(article);
  expect({ ...served, language: 'de' }).toEqual({ ...article, language: 'de' });
  expect(structuredClone(served)).toEqual(article);
});

test('a text that is no longer what was written is not given', () => {
  const { file, opened, places } = written(['It rains.', 'It snows.']);
  const bytes = readFileSync(file);
  bytes[bytes.length - 2] = 'n'.charCodeAt(0) ^ 1;
  writeFileSync(file, bytes);
  expect(opened.read(places[0] as TextPlace)).toBe('It rains.');
  expect(() => opened.read(places[1] as TextPlace)).toThrow(DamagedText);
});
