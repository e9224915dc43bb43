import type { Clock } from '../../src/util/backoff.ts';

/** A clock that stands still until it is told to go on. */
export interface SteppedClock extends Clock {
  /** Lets so many milliseconds pass, from one end of a wait to the next; what that sets going is waited for. */
  pass(ms: number): Promise<void>;
}

/** `settled` resolves when nothing is being done. */
export function steppedClock(settled: () => Promise<void>): SteppedClock {
  let now = 1000;
  let waiting: { until: number; go: () => void }[] = [];
  return {
    now: () => now,
    pause: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(false);
        const stop = () => resolve(false);
        signal.addEventListener('abort', stop, { once: true });
        waiting.push({
          until: now + ms,
          go() {
            signal.removeEventListener('abort', stop);
            resolve(true);
          },
        });
      }),
    async pass(ms) {
      await settled();
      for (const end = now + ms; now < end; ) {
        now = Math.min(end, ...waiting.map(({ until }) => Math.max(until, now)));
        const due = waiting.filter(({ until }) => until <= now);
        waiting = waiting.filter(({ until }) => until > now);
        for (const { go } of due) go();
        await settled();
      }
    },
  };
}
