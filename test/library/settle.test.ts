import { setMaxListeners } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { whenSettled } from '../../src/library/settle.ts';

/** When the work began, by the clock below. */
let done: number[];
let now: number;
let waiting: { until: number; go: (is: boolean) => void }[];
const clock = {
  now: () => now,
  pause: (ms: number, signal: AbortSignal) =>
    new Promise<boolean>((go) => {
      waiting.push({ until: now + ms, go });
      signal.addEventListener('abort', () => go(false));
    }),
};

beforeEach(() => {
  done = [];
  now = 1000;
  waiting = [];
});

function settling(work = async () => now) {
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  const { touch, idle } = whenSettled(
    () => {
      done.push(now);
      return work();
    },
    { settledMs: 100, longestMs: 1000, signal: ended.signal, clock },
  );
  return { touch, idle, ended };
}

async function pass(ms: number): Promise<void> {
  for (const end = now + ms; now < end; ) {
    now++;
    const due = waiting.filter(({ until }) => until <= now);
    waiting = waiting.filter(({ until }) => until > now);
    for (const { go } of due) go(true);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a burst of changes is one piece of work, once they have settled', async () => {
  const { touch } = settling();
  for (let i = 0; i < 6; i++) {
    touch();
    await pass(90);
  }
  expect(done).toEqual([]);
  await pass(500);
  expect(done).toEqual([1000 + 5 * 90 + 100]);
});

test('where it is never still, nothing waits for longer than the longest wait', async () => {
  const { touch } = settling();
  for (let i = 0; i < 50; i++) {
    touch();
    await pass(50);
  }
  expect(done).toHaveLength(2);
  expect(done[0]).toBe(2000);
});

test('what is touched meanwhile is worked on again; so is what the work had read before it was touched', async () => {
  const { touch, idle } = settling(async () => {
    const began = now++;
    if (done.length === 1) touch();
    return done.length === 2 ? began - 150 : began;
  });
  touch();
  await pass(500);
  expect(done).toHaveLength(3);
  await expect(idle()).resolves.toBeUndefined();
});

test('once ended nothing is done', async () => {
  const { touch, idle, ended } = settling();
  touch();
  ended.abort();
  await idle();
  await pass(500);
  expect(done).toEqual([]);
});
