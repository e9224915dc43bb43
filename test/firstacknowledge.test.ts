import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { firstAcknowledge } from '../src/firstacknowledge.ts';

test('whoever is acknowledged waits for those who came before that, not for later ones', async () => {
  const client = {};
  const order: string[] = [];
  const one = (name: string, ms: number) =>
    firstAcknowledge(client, async () => {
      await sleep(ms);
      order.push(`${name} acknowledged`);
    }).then(() => order.push(`${name} goes on`));
  const both = [one('a', 10), one('b', 60)];
  await sleep(30);
  both.push(one('c', 120));
  await Promise.all(both);
  expect(order).toEqual([
    'a acknowledged',
    'b acknowledged',
    'a goes on',
    'c acknowledged',
    'b goes on',
    'c goes on',
  ]);
});

test('one that fails keeps nobody waiting, and is told', async () => {
  const client = {};
  const failing = firstAcknowledge(client, () => Promise.reject(new Error('gone')));
  await Promise.all([
    expect(failing).rejects.toThrow('gone'),
    firstAcknowledge(client, () => sleep(10)),
    firstAcknowledge({}, () => sleep(1)),
  ]);
});

test('one that is never answered keeps others waiting for a moment only', async () => {
  const client = {};
  void firstAcknowledge(client, () => new Promise(() => {}));
  const began = performance.now();
  await firstAcknowledge(client, async () => {});
  expect(performance.now() - began).toBeGreaterThan(200);
  expect(performance.now() - began).toBeLessThan(2000);
});
