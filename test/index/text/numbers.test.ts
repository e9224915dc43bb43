import { describe, expect, it, test } from 'vitest';
import { readLabels } from '../../../index/text/numbers/labels.ts';
import { isSameNumber, readNumbers } from '../../../index/text/numbers/numbers.ts';
import { plainNumber } from '../../../index/text/numbers/plainNumber.ts';
import { romanValue } from '../../../index/text/numbers/roman.ts';
import { tokenize } from '../../../index/text/tokenize.ts';

test.each([
  ['1,000', '1000'],
  ['1.000', '1000'],
  ['1’000’000', '1000000'],
  ['12\u202f500,75', '12500.75'],
  ['1.234,5', '1234.5'],
  ['10,00,000', '1000000'],
  ['3,50', '3.50'],
  ['0.125', '0.125'],
  ['1.2', '1.2'],
  ['1.20', '1.20'],
  ['12.0', '12.0'],
  ['2.0.1', '2.0.1'],
  ['192.168.0.1', '192.168.0.1'],
])('%s is written %s', (written, plain) => {
  expect(plainNumber(written)).toBe(plain);
  expect(tokenize(`about ${written} or`)).toEqual(['about', plain, 'or']);
  expect(tokenize(plain)).toEqual([plain]);
});

describe('readNumbers', () => {
  const read = (text: string, language: string) =>
    readNumbers(tokenize(text), language).map(({ value, unit }) => (unit ? `${value} ${unit}` : value));

  it.each([
    ['en', 'two hundred and five of one thousand', '205 1000'],
    ['en', 'twenty-one, 2nd, the second', '21 2 2'],
    ['en', 'for 2 h, two hours or 90min', '2 hour;2 hour;90 minute'],
    ['en', 'v3, v2.0.1 and 180g', '3 2.0.1;180 gram'],
    ['de', 'zweiundvierzig am dritten Tag nach zwei Tagen', '42;3 day;2 day'],
    ['es', 'treinta y uno o dos días', '31;2 day'],
    ['fr', 'quatre-vingt-dix-sept, soixante-dix jours, deux heures', '97;70 day;2 hour'],
    ['id', 'dua puluh satu, dua belas, seratus', '21 12 100'],
    ['it', 'ventuno e duecento', '21 200'],
    ['ja', '二百五十円、２時間', '250;2 hour'],
    ['pt', 'dois mil e vinte e um; dez dias, a 2ª', '2021;10 day;2'],
    ['ar', 'عام ٢٠٢٣', '2023'],
    ['xx', 'tri, 3', '3'],
  ])('reads those of %s: %s', (language, text, expected) => {
    expect(read(text, language).join(';')).toBe(expected.replaceAll(/ (?=\d)/g, ';'));
  });

  it('takes no article, pronoun or name with digits for a number', () => {
    expect(read('one of them, x86 and covid19', 'en')).toEqual([]);
    expect(read('uma pessoa', 'pt')).toEqual([]);
  });
});

test('hours are minutes, but no other hours', () => {
  const two = { value: '2', unit: 'hour' };
  expect(isSameNumber(two, { value: '120', unit: 'minute' })).toBe(true);
  expect(isSameNumber(two, { value: '2', unit: 'day' })).toBe(false);
  expect(isSameNumber(two, { value: '2' })).toBe(true);
});

test('Roman numerals', () => {
  expect(['i', 'ii', 'iv', 'xiv', 'mcmxc', 'iiii', 'mill', ''].map(romanValue)).toEqual([
    1,
    2,
    4,
    14,
    1990,
    null,
    null,
    null,
  ]);
});

describe('readLabels', () => {
  const light = new Set(['can', 'does', 'is', 'the']);
  const read = (text: string) => readLabels(text, (word) => light.has(word)).map(({ word }) => word);

  it('finds what tells things of one name apart', () => {
    expect(read('When did Queen Maud II meet Otto IV?')).toEqual(['ii', 'iv']);
    expect(read('Is size M wider than vitamin C pills?')).toEqual(['m', 'c']);
  });

  it('takes no pronoun, initial or shouting for one', () => {
    expect(read('Can I do what should I do?')).toEqual([]);
    expect(read('Who is Ada K. Moor?')).toEqual([]);
    expect(read('WHO IS KING I?')).toEqual([]);
  });
});
