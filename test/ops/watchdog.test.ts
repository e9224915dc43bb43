import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWatchdog, SILENCE_MS } from '../../src/ops/watchdog.ts';
import { openDeduplicator } from '../../src/util/deduplicator.ts';

const LIMIT = 300;
let now: number;
let heard: number;
let bitten: boolean;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  now = 1000;
  heard = now;
  bitten = false;
  const watchdog = openWatchdog(() => now - heard, LIMIT);
  stop = watchdog.stop;
  void watchdog.expired.then(() => {
    bitten = true;
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed++) {
    now++;
    await vi.advanceTimersByTimeAsync(1);
  }
}

test('expires when there was silence for as long as told', async () => {
  await pass(LIMIT - 1);
  expect(bitten).toBe(false);
  // It looks thirty times meanwhile; what it heard just before the first look is not older than that.
  await pass(1 + LIMIT / 30);
  expect(bitten).toBe(true);
});

test('leaves alone what is heard now and then', async () => {
  for (let i = 0; i < 8; i++) {
    await pass(LIMIT - 20);
    expect(bitten).toBe(false);
    heard = now;
  }
});

test('counts no time in which the process did not run', async () => {
  await pass(LIMIT / 10);
  now += 2 * LIMIT;
  await pass(LIMIT / 10);
  expect(bitten).toBe(false);
  await pass(LIMIT);
  expect(bitten).toBe(true);
});

test('once stopped does nothing', async () => {
  stop();
  await pass(2 * LIMIT);
  expect(bitten).toBe(false);
});

test('is more patient than discord.js, which needs two heartbeats and some time-outs', () => {
  expect(SILENCE_MS).toBeGreaterThan(2 * 41_250 + 30_000 + 60_000 + 15_000);
});

test('an id is new once, and remembered for a bounded while', () => {
  const isNew = openDeduplicator(3);
  expect(['a', 'b', 'a', 'c', 'd', 'b', 'a'].map(isNew)).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
    true,
  ]);
});
