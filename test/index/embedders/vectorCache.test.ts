import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openCache, tolerateCacheErrors } from '../../../index/embedders/cache.ts';
import type { ModelEmbedder } from '../../../index/embedders/options.ts';
import { embedPassages } from '../../../index/embedders/passages.ts';
import type { Article } from '../../../index/ingest/article.ts';
import { readArticle } from '../../support/articles.ts';

const root = mkdtempSync(path.join(tmpdir(), 'footnote-vectors-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'case-'));
});

const SIZE = 3;
/** Bytes of a record: hash, checksum, numbers. */
const RECORD = 16 + 4 + 4 * SIZE;

const vector = (n: number) => Float32Array.of(n, n / 2, -n);
const open = (identity = 'model a', room?: number) => openCache(folder, identity, SIZE, room);
const file = () => path.join(folder, readdirSync(folder)[0] as string);

describe('vectors on disk', () => {
  test('are there again, to the bit, for the same embedder and text only', () => {
    expect(open().get('one')).toBeUndefined();
    open().put(['one', 'two'], [vector(1 / 3), vector(2)]);
    open().put(['three'], [vector(3)]);
    const again = open();
    expect(again.get('one')).toEqual(vector(1 / 3));
    expect(again.get('three')).toEqual(vector(3));
    expect(again.get('One')).toBeUndefined();
    expect(open('model b').get('one')).toBeUndefined();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('that were damaged, by one bit in hash, checksum or numbers, are not there; their neighbours are', () => {
    open().put(['one', 'two', 'three'], [1, 2, 3].map(vector));
    const whole = readFileSync(file());
    for (const at of [0, 15, 16, 19, 20, RECORD - 1]) {
      const hurt = Buffer.from(whole);
      hurt[RECORD + at] = (hurt[RECORD + at] as number) ^ 1;
      writeFileSync(file(), hurt);
      expect(open().get('two')).toBeUndefined();
      expect([open().get('one'), open().get('three')]).toEqual([vector(1), vector(3)]);
    }
  });

  test('that were cut short by a crash are not there, and what is kept afterwards is', () => {
    open().put(['one', 'two'], [1, 2].map(vector));
    writeFileSync(file(), readFileSync(file()).subarray(0, RECORD + 7));
    const cache = open();
    expect(cache.get('one')).toEqual(vector(1));
    expect(cache.get('two')).toBeUndefined();
    cache.put(['two'], [vector(2)]);
    expect(open().get('two')).toEqual(vector(2));
  });

  test('take at most twice the room that the texts need, or what little they are given', () => {
    const texts = Array.from({ length: 100 }, (_, i) => `text ${i}`);
    const cache = open('model a', 60 * RECORD);
    cache.put(
      texts,
      texts.map((_, i) => vector(i)),
    );
    cache.trim(texts.slice(0, 50));
    expect(statSync(file()).size).toBe(100 * RECORD);
    open('model a', 100 * RECORD).trim(texts.slice(0, 1));
    expect(statSync(file()).size).toBe(100 * RECORD);
    cache.trim(texts.slice(0, 49));
    expect(statSync(file()).size).toBe(49 * RECORD);
    expect([open().get('text 48'), open().get('text 49')]).toEqual([vector(48), undefined]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('of other embedders: only those used last stay', () => {
    for (const [i, name] of ['a', 'b', 'c'].entries()) {
      open(name).put(['one'], [vector(1)]);
      for (const own of readdirSync(folder).map((each) => path.join(folder, each)))
        if (statSync(own).mtimeMs > Date.now() - 5000) utimesSync(own, 1000 + i, 1000 + i);
    }
    open('d').put(['one'], [vector(1)]);
    open('d').trim(['one']);
    expect(['a', 'b', 'c', 'd'].filter((name) => open(name).get('one'))).toEqual(['c', 'd']);
  });
});

/** Counts what it embeds: the vector is made of the text's length and the model's name. */
function counting(identity = 'model a') {
  const asked: string[][] = [];
  const embedder: ModelEmbedder = {
    identity,
    dimensions: SIZE,
    meaning: true,
    slice: 2,
    embed: async (texts) => {
      asked.push([...texts]);
      return texts.map((text) => vector(text.length + identity.length));
    },
  };
  return { embedder, asked };
}

function article(...paragraphs: string[]): Article {
  return { ...readArticle('a.txt', paragraphs.join('\n\n')).article, language: 'en' };
}

const paragraphs = ['The first paragraph.', 'A second one, which is longer.', 'Third.'];
/** What the embedder gets of them. */
const underTitle = (text: string) => `a\n${text}`;
const texts = paragraphs.map(underTitle);

describe('passages', () => {
  const cached = (identity = 'model a') => openCache(folder, identity, SIZE);
  const embed = (embedder: ModelEmbedder, texts: string[], warnings: string[] = []) =>
    embedPassages([article(...texts)], embedder, new Map(), () =>
      tolerateCacheErrors(
        () => cached(embedder.identity),
        (warning) => warnings.push(warning),
      ),
    );

  test('are embedded once, with their title: later only what changed, and with another model all', async () => {
    const { embedder, asked } = counting();
    const first = await embed(embedder, paragraphs);
    expect([...first.keys()].sort()).toEqual([...texts].sort());
    // The longest first, two at a time.
    expect(asked).toEqual([[texts[1], texts[0]], [texts[2]]]);
    const second = await embed(embedder, [...paragraphs, 'New.', 'New.']);
    expect(asked.slice(2)).toEqual([[underTitle('New.')]]);
    expect(second.get(underTitle('Third.'))).toEqual(first.get(underTitle('Third.')));
    const other = counting('another');
    expect((await embed(other.embedder, paragraphs)).get(underTitle('Third.'))).toEqual(vector(15));
    expect(other.asked.flat()).toHaveLength(3);
  });

  test('that the thread before knows are not even looked for on disk', async () => {
    const { embedder, asked } = counting();
    const known = new Map(texts.map((text) => [text, vector(9)]));
    const vectors = await embedPassages([article(...paragraphs)], embedder, known, () => {
      throw new Error('opened');
    });
    expect(vectors).toEqual(known);
    expect(asked).toEqual([]);
  });

  test('that were embedded before the embedder failed are not lost', async () => {
    const { embedder, asked } = counting();
    const failing = {
      ...embedder,
      embed: (...args: Parameters<typeof embedder.embed>) =>
        asked.length === 1 ? Promise.reject(new Error('down')) : embedder.embed(...args),
    };
    await expect(embed(failing, paragraphs)).rejects.toThrow('down');
    await embed(embedder, paragraphs);
    expect(asked).toEqual([[texts[1], texts[0]], [texts[2]]]);
  });

  test('are embedded all the same where nothing can be kept, with one warning', async () => {
    const { embedder } = counting();
    const warnings: string[] = [];
    writeFileSync(path.join(folder, 'file'), '');
    folder = path.join(folder, 'file');
    expect((await embed(embedder, paragraphs, warnings)).size).toBe(3);
    expect(warnings).toEqual([
      expect.stringMatching(/^Could not save the vectors, so they will be computed again/),
    ]);
  });

  test('tell how far they are', async () => {
    const { embedder } = counting();
    const told: [number, number][] = [];
    await embedPassages([article(...paragraphs)], embedder, new Map(), () => cached(), {
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(told).toEqual([
      [0, 3],
      [2, 3],
      [3, 3],
    ]);
  });
});
