import { afterEach, expect, test, vi } from 'vitest';
import { firstAcknowledge } from '../../src/discord/acknowledge.ts';

afterEach(() => vi.useRealTimers());

/** An acknowledgement that is answered when told. */
function held() {
  let answer = () => {};
  const acknowledge = () =>
    new Promise<void>((resolve) => {
      answer = resolve;
    });
  return { acknowledge, answer: () => answer() };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('whoever is acknowledged waits for those under way by then, not for later ones', async () => {
  const order: string[] = [];
  const [a, b, c] = [held(), held(), held()];
  const begin = (name: string, { acknowledge }: typeof a) =>
    firstAcknowledge(acknowledge).then(() => order.push(name));
  const all = [begin('a', a), begin('b', b)];
  a.answer();
  await turn();
  expect(order).toEqual([]);
  all.push(begin('c', c));
  b.answer();
  await turn();
  expect(order).toEqual(['a']);
  c.answer();
  await Promise.all(all);
  expect(order.sort()).toEqual(['a', 'b', 'c']);
});

test('one that fails keeps nobody waiting, and is told', async () => {
  const other = held();
  const failing = firstAcknowledge(() => Promise.reject(new Error('gone')));
  await expect(failing).rejects.toThrow('gone');
  const going = firstAcknowledge(other.acknowledge);
  other.answer();
  await going;
});

test('one that is never answered keeps others waiting for a moment only', async () => {
  vi.useFakeTimers();
  void firstAcknowledge(held().acknowledge);
  let goesOn = false;
  const going = firstAcknowledge(async () => {}).then(() => {
    goesOn = true;
  });
  await vi.advanceTimersByTimeAsync(249);
  expect(goesOn).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await going;
});
