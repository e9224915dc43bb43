import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds to wait before the next attempt: none after the first failure, then 1, 2, 4 s and so on to a minute. */
export function backoffDelay(failures: number): number {
  return failures < 2 ? 0 : Math.min(60_000, 1000 * 2 ** (failures - 2));
}

/** Waits; false if the signal ended the wait. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  return sleep(ms, true, { signal }).catch(() => false);
}

/**
 * Retries for `ms`, with growing pauses and a last try at the end. Rejects with the last error, and at once if `again` says
 * that it is not worth a retry. `again` gets the milliseconds until the next try.
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

/** The time in milliseconds, and a way to wait. */
export interface Clock {
  now(): number;
  pause: typeof pause;
}

/** Retries with growing pauses until it works or the signal ends it. */
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
