import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openOnce } from '../src/once.ts';
import { openWatchdog, SILENCE_MS } from '../src/watchdog.ts';

const LIMIT = 300;
let heard: number;
let bitten: boolean;
let stop: () => void;

beforeEach(() => {
  heard = performance.now();
  bitten = false;
  const watchdog = openWatchdog(() => performance.now() - heard, LIMIT);
  stop = watchdog.stop;
  void watchdog.bites.then(() => {
    bitten = true;
  });
});
afterEach(() => stop());

test('bites when there was silence for as long as told', async () => {
  await sleep(LIMIT * 0.6);
  expect(bitten).toBe(false);
  await vi.waitFor(() => expect(bitten).toBe(true), 2 * LIMIT);
});

test('leaves alone what is heard now and then', async () => {
  for (let i = 0; i < 8; i++) {
    await sleep(LIMIT / 4);
    heard = performance.now();
  }
  expect(bitten).toBe(false);
});

test('counts no time in which the process did not run', async () => {
  await sleep(LIMIT / 10);
  for (const until = performance.now() + 2 * LIMIT; performance.now() < until; );
  await sleep(LIMIT / 10);
  expect(bitten).toBe(false);
});

test('once stopped does nothing', async () => {
  stop();
  await sleep(LIMIT * 1.3);
  expect(bitten).toBe(false);
});

test('is more patient than discord.js, which needs two heartbeats and some time-outs', () => {
  expect(SILENCE_MS).toBeGreaterThan(2 * 41_250 + 30_000 + 60_000 + 15_000);
});

test('an id is new once, and remembered for a bounded while', () => {
  const fresh = openOnce(3);
  expect(['a', 'b', 'a', 'c', 'd', 'b', 'a'].map(fresh)).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
    true,
  ]);
});
