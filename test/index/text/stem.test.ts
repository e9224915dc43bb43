import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadStemmer, openStemmer, type Stem } from '../../../index/text/stem.ts';
import { tokenize } from '../../../index/text/tokenize.ts';
import { openFixtures } from '../../support/fixtures.ts';
import { some } from '../../support/thorough.ts';

const evaluation = join(import.meta.dirname, '../../../../shared/eval');
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Every stemmer there is, by the language's code. */
const stemmers = new Map<string, Stem>();
beforeAll(async () => {
  const none = await loadStemmer('und');
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const stem = await loadStemmer(code);
    if (stem !== none) stemmers.set(code, stem);
  }
});

const HOSTILE = [
  ...[
    '',
    ' ',
    'a',
    'Ж',
    'aeiouaeiou',
    'yyyyy',
    'bcdfghjkl',
    '0',
    '1234567890',
    '٣٤٥',
    '1-2',
    "'",
    "''s",
    's',
  ],
  ...[
    '\u0301',
    'a\u0301\u0301\u0301',
    'е\u0300н',
    '\u0327\u0327',
    '\ud83d',
    '\ude00',
    'a\ud83d',
    '😀',
    '👩‍👩‍👧',
  ],
  ...[
    'שלום',
    'שָׁלוֹם',
    'مرحبا',
    'ــــ',
    '\u202eabc\u202c',
    '\0',
    'ß',
    'İi̇ı',
    'ﬁne',
    'ÿÿ',
    '் ',
    'दादा',
    'ήσουν',
  ],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype', 'length'],
  ...[
    'построена',
    'студена',
    'дървена',
    'каменен',
    'зелен',
    'червен',
    'полъх',
    'герои',
    'гърци',
    'влъхви',
    'лебеди',
  ],
];
const REPEATED = [
  'a',
  'e',
  'y',
  'bcd',
  'ly',
  'ing',
  'ения',
  'ние',
  'ова',
  'lar',
  'न',
  'ا',
  'α',
  '\ud800',
  '1',
];

describe('every stemmer', () => {
  const check = (words: readonly string[]) => {
    for (const [language, stem] of stemmers) {
      for (const word of words) {
        const found = stem(word);
        if (typeof found !== 'string' || (!found && word))
          throw new Error(`${language} makes ${found} of ${word}`);
      }
    }
  };

  test('is known here', () => {
    expect(stemmers.size).toBe(28);
    expect([...stemmers.keys()]).toContain('bg');
  });

  test('gives a stem for whatever is a word', () => check(HOSTILE));

  test('leaves words alone that are too long to be any', () => {
    const long = REPEATED.map((part) => part.repeat(1_000_000 / part.length));
    for (const stem of stemmers.values())
      expect(long.map(stem).every((stem, i) => stem === long[i])).toBe(true);
    check(REPEATED.map((part) => part.repeat(99 / part.length)));
  });

  test('gives the words of the evaluation sets a stem, the same one whenever it is asked', async ({
    skip,
  }) => {
    skip(!existsSync(evaluation), '../shared/eval is not there');
    // Of 70,000 words: all of them take a quarter of a minute.
    const words = some(wordsBelow(evaluation), 50);
    check(words);
    const again = words.filter((_, at) => at % 5 === 0);
    for (const [language, stem] of stemmers) {
      // It remembers nothing, and has the words in another order.
      const fresh = await openStemmer(language);
      expect(again.toReversed().map(fresh).reverse(), language).toEqual(again.map(stem));
    }
  });
});

describe('Bulgarian', () => {
  test('words that its stemmer throws at stay as they are; the others are stemmed', async () => {
    const stem = await loadStemmer('bg');
    expect(['построена', 'студена', 'зелен'].map(stem)).toEqual(['построена', 'студена', 'зелен']);
    expect(['градове', 'водата', 'мостът'].map(stem)).toEqual(['град', 'вод', 'мост']);
  });

  test('articles are indexed and answer, also beside others and when they come with a reindex', async () => {
    const fixtures = await openFixtures({
      'mill.txt': 'The mill\n\nThe wooden mill by the river was built in 1862 by the carpenter Anna Weiss.\n',
    });
    const ask = async (text: string) => (await fixtures.library.ask({ text })).citations[0]?.excerpt;
    // Words that its stemmer throws at, and no article yet that they could be looked for in.
    const early = await fixtures.library.ask({ text: 'Кога е построена каменната воденица?' });
    expect(early.verdict).not.toBe('answer');
    await fixtures.write(
      'воденица.txt',
      `Старата воденица

Каменната воденица край реката е построена през 1862 година от майстор Колю Фичев. Водата ѝ е студена и бистра.

Дървената врата на воденицата е боядисана в зелен цвят. Ключът се пази в кметството.
`,
    );
    await expect(fixtures.reindex()).resolves.toMatchObject({ added: ['воденица.txt'], problems: [] });
    expect(await ask('Кой построи каменната воденица край реката?')).toContain('майстор Колю Фичев');
    expect(await ask('Кога е построена воденицата?')).toContain('1862');
    expect(await ask('В какъв цвят е боядисана вратата?')).toContain('в зелен цвят');
    expect(await ask('Who built the wooden mill?')).toContain('Anna Weiss');
    await fixtures.close();
  });
});

function wordsBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => /\.(?:txt|md|jsonl)$/.test(file));
  return [...new Set(texts.flatMap((file) => tokenize(readFileSync(join(folder, file), 'utf8'))))];
}
