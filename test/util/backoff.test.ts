import { expect, test } from 'vitest';
import { type Clock, retryFor } from '../../src/util/backoff.ts';

/** A clock on which each try takes `takes` and nothing else does. */
function clocked(takes: number, works = Number.POSITIVE_INFINITY) {
  let now = 0;
  const tries: number[] = [];
  const waits: number[] = [];
  const clock: Clock = {
    now: () => now,
    async pause(ms, signal) {
      waits.push(ms);
      now += ms;
      return !signal.aborted;
    },
  };
  const work = async () => {
    tries.push(now);
    now += takes;
    if (tries.length < works) throw new Error(`try ${tries.length}`);
    return 'there';
  };
  return { clock, tries, waits, work };
}

const never = new AbortController().signal;

test('the last try is when the time is over, not before and not long after', async () => {
  const { clock, tries, waits, work } = clocked(0);
  await expect(retryFor(300_000, work, () => true, never, clock)).rejects.toThrow('try 11');
  expect(waits.map((ms) => ms / 1000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 57]);
  expect(tries.at(-1)).toBe(300_000);
});

test('the time that tries take counts', async () => {
  const { clock, tries, work } = clocked(70_000);
  await expect(retryFor(300_000, work, () => true, never, clock)).rejects.toThrow('try 5');
  expect(tries).toEqual([0, 71_000, 143_000, 217_000, 295_000]);
});

test('what works ends it, and so do what cannot pass, no time and the signal', async () => {
  const third = clocked(0, 3);
  const told: number[] = [];
  const again = (_: unknown, wait: number) => told.push(wait) > 0;
  expect(await retryFor(300_000, third.work, again, never, third.clock)).toBe('there');
  expect(told).toEqual([1000, 2000]);

  const refused = clocked(0);
  await expect(retryFor(300_000, refused.work, () => false, never, refused.clock)).rejects.toThrow('try 1');
  expect(refused.waits).toEqual([]);

  const impatient = clocked(0);
  await expect(retryFor(0, impatient.work, () => true, never, impatient.clock)).rejects.toThrow('try 1');

  const ended = clocked(0);
  await expect(retryFor(300_000, ended.work, () => true, AbortSignal.abort(), ended.clock)).rejects.toThrow(
    'try 1',
  );
});
