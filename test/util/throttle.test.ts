import { beforeEach, expect, test } from 'vitest';
import { openThrottle } from '../../src/util/throttle.ts';

/** The waits so far, in milliseconds; each ends when the test says so. */
let waits: number[];
let pass: () => void;
beforeEach(() => {
  waits = [];
});

function wait(ms: number, signal: AbortSignal): Promise<boolean> {
  waits.push(ms);
  return new Promise((resolve) => {
    pass = () => resolve(true);
    if (signal.aborted) resolve(false);
    signal.addEventListener('abort', () => resolve(false));
  });
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('the first at once, then the latest, and nothing after the end', async () => {
  const sent: number[] = [];
  const throttle = openThrottle(async (value: number) => void sent.push(value), 40, raise, wait);
  for (const value of [1, 2, 3]) throttle.push(value);
  await turn();
  expect([sent, waits]).toEqual([[1], [40]]);
  pass();
  await turn();
  expect([sent, waits]).toEqual([
    [1, 3],
    [40, 40],
  ]);
  throttle.push(4);
  await throttle.end();
  throttle.push(5);
  await turn();
  expect(sent).toEqual([1, 3]);
});

test('the end waits for what is being sent', async () => {
  const order: string[] = [];
  let arrived = () => {};
  const send = () => new Promise<void>((resolve) => (arrived = resolve)).then(() => void order.push('sent'));
  const throttle = openThrottle(send, 2000, raise, wait);
  throttle.push(1);
  const ended = throttle.end().then(() => order.push('ended'));
  await turn();
  expect(order).toEqual([]);
  arrived();
  await ended;
  expect(order).toEqual(['sent', 'ended']);
});

test('a failure is told and does not stop the rest', async () => {
  const failures: unknown[] = [];
  const sent: number[] = [];
  const send = async (value: number) => {
    if (value === 1) throw new Error('no');
    sent.push(value);
  };
  const throttle = openThrottle(send, 10, (err) => failures.push(err), wait);
  throttle.push(1);
  await turn();
  throttle.push(2);
  pass();
  await turn();
  await throttle.end();
  expect(failures).toEqual([new Error('no')]);
  expect(sent).toEqual([2]);
});

function raise(err: unknown): void {
  throw err;
}
