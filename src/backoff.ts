import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds to wait before the next attempt: none after the first failure, then 1, 2, 4 s and so on to a minute. */
export function delayAfter(failures: number): number {
  return failures < 2 ? 0 : Math.min(60_000, 1000 * 2 ** (failures - 2));
}

/** Waits; false when the signal ended that. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  return sleep(ms, true, { signal }).catch(() => false);
}

/** Tries again, ever more slowly, until it works or the signal ends that. */
export async function persist(
  work: () => Promise<void>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (let failures = 5; await pause(delayAfter(failures), signal); failures++) {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
    }
  }
}
