import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeControlChars, wrap } from '../../src/terminal/wrap.ts';
import { cells } from '../../src/util/cells.ts';

test('lines end where words end', () => {
  expect(wrap('The quick brown fox, jumping.', 12)).toEqual(['The quick', 'brown fox,', 'jumping.']);
  expect(wrap('', 12)).toEqual(['']);
  expect(wrap('incomprehensibilities', 8)).toEqual(['incompre', 'hensibil', 'ities']);
});

test('scripts without spaces break between words, wide characters take two cells', () => {
  expect(cells('日本語')).toBe(6);
  expect(cells('e\u0301')).toBe(1);
  expect(wrap('日本の首都は東京です。', 12).every((line) => cells(line) <= 12)).toBe(true);
  expect(wrap('日本の首都は東京です。', 12).join('')).toBe('日本の首都は東京です。');
  expect(wrap('สวัสดีชาวโลกทุกคน', 9).every((line) => cells(line) <= 9)).toBe(true);
});

test('colours take no room and tear no word, and each line has its own', () => {
  const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;
  expect(wrap(`one ${bold('two three')} four`, 8)).toEqual([
    'one \u001b[1mtwo\u001b[22m',
    '\u001b[1mthree\u001b[22m',
    'four',
  ]);
});

test('nothing is lost but white space, and nothing is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 40 }), (text, columns) => {
      const shown = escapeControlChars(text);
      const lines = wrap(shown, columns);
      expect(lines.join('').replace(/\s/gu, '')).toBe(shown.replace(/\s/gu, ''));
      for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(columns);
    }),
  );
});

test('an article cannot steer the terminal', () => {
  expect(escapeControlChars('a\u001b[2Jb\u0007c\u009bd\ne')).toBe('a␛[2Jb␇c\ufffdd e');
});
