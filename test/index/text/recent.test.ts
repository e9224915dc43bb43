import { expect, test } from 'vitest';
import { Recent } from '../../../index/text/recent.ts';

test('what has not been asked for longest makes room', () => {
  const recent = new Recent<string, string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    recent.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
