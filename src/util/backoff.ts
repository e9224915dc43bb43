import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds to wait before the next attempt: none after the first failure, then 1, 2, 4 s and so on to a minute. */
export function backoffDelay(failures: number): number {
  return failures < 2 ? 0 : Math.min(60_000, 1000 * 2 ** (failures - 2));
}

/** Waits; false when the signal ended that. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  return sleep(ms, true, { signal }).catch(() => false);
}

/**
 * Tries for `ms`, ever more slowly, the last time at the end of them. Rejects as the last try did, at once when that was
 * nothing that `again` would try again. `again` is told the milliseconds until the next try.
 */
export async function retryFor<T>(
  ms: number,
  work: () => Promise<T>,
  again: (error: unknown, wait: number) => boolean,
  signal: AbortSignal,
  clock: Clock = { now: () => performance.now(), pause },
): Promise<T> {
  const until = clock.now() + ms;
  for (let failures = 2; ; failures++) {
    try {
      return await work();
    } catch (error) {
      const wait = Math.min(backoffDelay(failures), until - clock.now());
      if (wait <= 0 || !again(error, wait) || !(await clock.pause(wait, signal))) throw error;
    }
  }
}

/** Milliseconds, and a way to let them pass. */
export interface Clock {
  now(): number;
  pause: typeof pause;
}

/** Tries again, ever more slowly, until it works or the signal ends that. */
export async function retryForever(
  work: () => Promise<void>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (let failures = 5; await pause(backoffDelay(failures), signal); failures++) {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
    }
  }
}
