import { expect, test } from 'vitest';
import { openBatches } from '../../src/util/batches.ts';

test('what is asked at the same time, or while a batch is under way, goes together', async () => {
  const batches: (readonly number[])[] = [];
  let go = () => {};
  const double = openBatches(async (items: readonly number[]) => {
    batches.push(items);
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return items.map((item) => item * 2);
  }, 3);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const all = [1, 2].map(double);
  await turn();
  all.push(...[3, 4, 5, 6].map(double));
  for (let i = 0; i < 3; i++) {
    await turn();
    go();
  }
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8, 10, 12]);
  expect(batches).toEqual([[1, 2], [3, 4, 5], [6]]);
  const later = double(7);
  await turn();
  go();
  expect(await later).toBe(14);
});
