import { expect, test } from 'vitest';
import { openLink } from '../../src/replicas/link.ts';

/** A database that does not answer, asked by a process whose clock rings when it says it was `late` milliseconds late. */
async function doubtsAfter(late: number): Promise<number> {
  let doubts = 0;
  let passed = 0;
  const store = { use: <T>() => new Promise<T>(() => {}), doubt: () => void doubts++ };
  const clock = {
    now: () => passed,
    pause: async (ms: number) => {
      passed += ms + late;
      return true;
    },
  };
  expect(await openLink(store, clock)(async () => 1)).toBeUndefined();
  return doubts;
}

test('a database that leaves a claim without an answer is doubted, unless the process itself stood still meanwhile', async () => {
  expect(await doubtsAfter(10)).toBe(1);
  expect(await doubtsAfter(700)).toBe(0);
});
