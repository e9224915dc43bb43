import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collapseWhitespace } from '../../../index/text/whitespace.ts';
import { collapsedWidth, width } from '../../../index/text/width.ts';

test('letters of Chinese, Japanese and Korean are two and a half wide', () => {
  expect([width('Tokyo'), width('東京'), width('도쿄'), width('😀')]).toEqual([5, 5, 5, 1]);
});

test('the width in one line is that of the text after white space is collapsed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '東', ' ', '\n', '\t', ' ', '　', '​', '﻿', '😀') });
  fc.assert(
    fc.property(text, (any) => {
      expect(collapsedWidth(any)).toBe(width(collapseWhitespace(any)));
    }),
  );
});
