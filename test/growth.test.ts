import { expect, test } from 'vitest';
import { growth, LINEAR } from './support/growth.ts';
import { thoroughly } from './support/thorough.ts';

const spaces = (size: number) => `${' '.repeat(size)}b`;

thoroughly('what grows with the square is told from what grows with the size', async () => {
  expect(await growth(300_000, spaces, (text) => /\s+$/.test(text))).toBeGreaterThan(LINEAR);
  expect(await growth(300_000, spaces, (text) => /(?<!\s)\s+$/.test(text))).toBeLessThan(LINEAR);
  const numbers = (size: number) => Array.from({ length: size }, (_, at) => (at * 7919) % size);
  const twice = (all: number[]) => all.filter((one, at) => all.indexOf(one) !== at);
  expect(await growth(300_000, numbers, twice)).toBeGreaterThan(LINEAR);
  expect(await growth(300_000, numbers, (all) => all.toSorted((a, b) => a - b))).toBeLessThan(LINEAR);
});

test('what takes next to nothing, however much there is, does not grow', async () => {
  expect(await growth(300_000, spaces, (text) => text.length)).toBeLessThan(1);
});
