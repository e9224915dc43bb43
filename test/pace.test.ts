import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { paced } from '../src/pace.ts';

test('the first at once, then the latest, and nothing after the end', async () => {
  const sent: number[] = [];
  const pace = paced(async (value: number) => void sent.push(value), 40, raise);
  for (const value of [1, 2, 3]) pace.push(value);
  await sleep(10);
  expect(sent).toEqual([1]);
  await sleep(50);
  expect(sent).toEqual([1, 3]);
  pace.push(4);
  await pace.end();
  pace.push(5);
  await sleep(100);
  expect(sent).toEqual([1, 3]);
});

test('the end waits for what is being sent', async () => {
  const order: string[] = [];
  let arrived = () => {};
  const send = () => new Promise<void>((resolve) => (arrived = resolve)).then(() => void order.push('sent'));
  const pace = paced(send, 2000, raise);
  pace.push(1);
  const ended = pace.end().then(() => order.push('ended'));
  arrived();
  await ended;
  expect(order).toEqual(['sent', 'ended']);
});

test('a failure is told and does not stop the rest', async () => {
  const failures: unknown[] = [];
  const send = async (value: number) => {
    if (value === 1) throw new Error('no');
  };
  const pace = paced(send, 10, (err) => failures.push(err));
  pace.push(1);
  await sleep(30);
  pace.push(2);
  await pace.end();
  expect(failures).toEqual([new Error('no')]);
});

function raise(err: unknown): void {
  throw err;
}
