import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadStemmer, type Stem } from '../../../index/text/stem.ts';
import { tokenize } from '../../../index/text/tokenize.ts';
import { meaningOf } from '../../../index/wordvectors/meaning.ts';
import { NearestWords } from '../../../index/wordvectors/nearestWords.ts';
import { dot, MEANING_BYTES, openWordVectors, WordVectors } from '../../../index/wordvectors/wordVectors.ts';
import { THOROUGH } from '../../support/thorough.ts';

const table = openWordVectors();
const words = [...table.keys.words()];
const asItIs: Stem = (word) => word;

function similarity(a: string, b: string): number {
  return table.similarity(table.find(a), table.find(b));
}

function collection(list: string[]): NearestWords {
  const packed = new Uint8Array(list.length * MEANING_BYTES);
  for (const [i, word] of list.entries()) packed.set(table.pack(table.find(word)), i * MEANING_BYTES);
  return new NearestWords(table, Uint32Array.from(list.keys()), packed);
}

describe('the table', () => {
  test('finds every word of its own where it stands', () => {
    const lost = words.filter((word, id) => table.find(word) !== id);
    expect(lost).toEqual([]);
    expect(new Set(words).size).toBe(table.size);
  });

  test('finds no other', () => {
    const known = new Set(words);
    const near = fc
      .tuple(
        fc.constantFrom(...words.filter((_, i) => i % 97 === 0)),
        fc.nat(40),
        fc.string({ unit: 'grapheme' }),
      )
      .map(([word, at, more]) => word.slice(0, at) + more + word.slice(at));
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (word) => {
        expect(table.find(word) >= 0).toBe(known.has(word));
      }),
      { numRuns: 2000 },
    );
  });

  test('lists its words from any place to any other', () => {
    for (const [from, to] of [
      [0, 1],
      [15, 17],
      [1000, 1040],
      [table.size - 3, table.size + 5],
    ] as const)
      expect([...table.keys.words(from, to)]).toEqual(words.slice(from, to));
  });

  test('has keys as the tokenizer makes them', () => {
    const some = words.filter((_, i) => i % 37 === 0);
    const otherwise = some.filter((word) => tokenize(word).join(' ') !== word);
    expect(otherwise).toEqual([]);
  });

  test('knows dozens of languages, and the talk of chats and documentation', () => {
    expect(table.languages.length).toBeGreaterThanOrEqual(42);
    const wanted =
      'plugin login reboot sudo pls idk wifi github kubernetes telework senha 数据 ไทย được για'.split(' ');
    expect(wanted.filter((word) => table.find(word) < 0)).toEqual([]);
  });

  test('what means the same lies nearer than what does not, across languages too', () => {
    expect(similarity('vacation', 'holiday')).toBeGreaterThan(0.6);
    expect(similarity('password', 'пароль')).toBeGreaterThan(0.5);
    expect(similarity('reboot', 'restart')).toBeGreaterThan(0.5);
    expect(similarity('password', 'mountain')).toBeLessThan(0.3);
  });

  test('a word is as frequent as in the language that is meant', () => {
    const the = table.find('the');
    expect(table.frequency(the, 'en')).toBeGreaterThan(0.02);
    expect(table.frequency(the, 'vi')).toBeLessThan(0.01);
    const german = table.find('die');
    expect(table.frequency(german, 'de')).toBeGreaterThan(50 * table.frequency(german, 'en'));
    expect(table.frequency(german)).toBe(table.frequency(german, 'de'));
    expect(table.frequency(german, 'xx')).toBe(table.frequency(german));
  });

  test.each([
    ['nothing', () => new Uint8Array(0), /is not one/],
    ['something else', () => new TextEncoder().encode('{"words": 1}'), /is not one/],
    ['a file cut off', () => bytes().subarray(0, 100_000), /is damaged/],
    ['a header cut off', () => bytes().subarray(0, 40), /is damaged/],
    ['one byte changed', () => bytes().map((byte, i) => (i === 1_000_000 ? byte ^ 1 : byte)), /is damaged/],
    ['a length beyond the end', () => bytes().map((byte, i) => (i === 7 ? 255 : byte)), /is damaged/],
  ])('is refused with a sentence: %s', (_, make, sentence) => {
    expect(() => new WordVectors(make())).toThrow(sentence);
  });

  test('is read wherever its bytes begin', () => {
    const shifted = new Uint8Array(bytes().length + 1);
    shifted.set(bytes(), 1);
    expect(new WordVectors(shifted.subarray(1)).hash).toBe(table.hash);
  });
});

describe('the meaning of a word', () => {
  test('in the table is its vector, of length 1, and packs into 33 bytes', () => {
    const { vector, packed, known } = meaningOf(table, 'password', asItIs, 'en') ?? {};
    expect(known).toBe(true);
    expect(dot(vector as Float32Array, vector as Float32Array)).toBeCloseTo(1, 5);
    expect(packed?.length).toBe(MEANING_BYTES);
    expect(table.unpack(packed as Uint8Array)).toEqual(vector);
  });

  test('outside the table is that of its stem, of its parts, of the word without accents, or of what begins alike', async () => {
    const [english, german] = [await loadStemmer('en'), await loadStemmer('de')];
    const near = (word: string, stem: Stem, other: string) => {
      expect(table.find(word)).toBe(-1);
      const meaning = meaningOf(table, word, stem);
      return dot((meaning as { vector: Float32Array }).vector, table.vector(table.find(other)));
    };
    expect(near('rebootings', english, 'reboot')).toBeGreaterThan(0.7);
    expect(near('flugzeugpasswort', german, 'passwort')).toBeGreaterThan(0.5);
    expect(near('pàsswórd', asItIs, 'password')).toBeGreaterThan(0.99);
    expect(near('autostrăzilor', asItIs, 'highway')).toBeGreaterThan(0.5);
  });

  test('of numbers and of what resembles nothing there is none', () => {
    for (const word of ['1999', '4k', 'zzxqjwv', '', 'x'.repeat(10_000), '\ud800'])
      expect(meaningOf(table, word, asItIs)).toBeNull();
  });

  test('any vector packs and unpacks to one near it', () => {
    const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 128, maxLength: 128 });
    fc.assert(
      fc.property(numbers, (vector) => {
        const unpacked = table.unpack(table.packVector(vector));
        expect(dot(unpacked, vector)).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the nearest words of a collection', () => {
  const list = words.filter((word, i) => i % 10 === 0 || word === 'vacation');
  const nearest = collection(list);

  test('are those that a look at all of them finds', () => {
    const vectors = list.map((word) => table.vector(table.find(word)));
    let [found, all] = [0, 0];
    for (let i = 0; i < list.length; i += Math.ceil(list.length / (THOROUGH ? 40 : 20))) {
      const own = vectors[i] as Float32Array;
      const exact = vectors.map((vector, at) => ({ at, near: dot(own, vector) }));
      exact.sort((a, b) => b.near - a.near);
      const given = new Set(nearest.find(own, 32).map(([word]) => word));
      all += 32;
      found += exact.slice(0, 32).filter(({ at }) => given.has(at)).length;
    }
    expect(found / all).toBeGreaterThan(0.93);
  });

  test('come best first, itself before all, with the cosine', () => {
    const found = nearest.find(table.vector(table.find('vacation')), 20);
    expect(found).toHaveLength(20);
    expect(list[found[0]?.[0] as number]).toBe('vacation');
    expect(found[0]?.[1]).toBeCloseTo(1, 4);
    for (const [word, near] of found)
      expect(near).toBeCloseTo(Math.min(1, similarity('vacation', list[word] as string)), 4);
    expect(found.map(([, near]) => near)).toEqual(found.map(([, near]) => near).sort((a, b) => b - a));
  });

  test('are no more than asked for, and none too far', () => {
    const own = table.vector(table.find('vacation'));
    expect(nearest.find(own, 0)).toEqual([]);
    expect(nearest.find(own, 3)).toHaveLength(3);
    expect(nearest.find(own, 1000, 0.6).every(([, near]) => near > 0.6)).toBe(true);
    expect(collection([]).find(own, 5)).toEqual([]);
    expect(collection(['vacation']).find(own, 5)).toHaveLength(1);
  });
});

function bytes(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('../../../index/wordvectors/data/words.bin', import.meta.url)));
}
