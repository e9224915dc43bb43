import { pause } from '../util/backoff.ts';

export interface Settling {
  /** Something has changed. */
  touch(): void;
  /** Resolves when no work is in progress. */
  idle(): Promise<void>;
}

export interface SettlingOptions {
  /** Changes come in bursts: how long it must have been quiet, in milliseconds. */
  settledMs: number;
  /** However busy it is, work starts this long after the first change at the latest. */
  longestMs: number;
  /** Ends it. */
  signal: AbortSignal;
  clock?: Clock;
}

/** The time in milliseconds, and a way to wait: false if the signal ended the wait. */
export interface Clock {
  now(): number;
  pause(ms: number, signal: AbortSignal): Promise<boolean>;
}

const CLOCK: Clock = { now: () => performance.now(), pause };

/**
 * Does `work` once what was touched is still. `work` never rejects, and resolves to when it began, by the same clock:
 * what was touched later has it done again.
 */
export function whenSettled(
  work: () => Promise<number>,
  { settledMs, longestMs, signal, clock = CLOCK }: SettlingOptions,
): Settling {
  let lastAt = 0;
  let firstAt: number | undefined;
  let running: Promise<void> | undefined;

  const still = async (): Promise<boolean> => {
    for (;;) {
      const until = Math.min(lastAt + settledMs, (firstAt ?? lastAt) + longestMs);
      const left = Math.ceil(until - clock.now());
      if (left <= 0) return !signal.aborted;
      if (!(await clock.pause(left, signal))) return false;
    }
  };
  const run = async () => {
    for (let began = -1; began < lastAt; ) {
      if (!(await still())) return;
      firstAt = undefined;
      began = await work();
    }
  };
  return {
    touch() {
      lastAt = clock.now();
      firstAt ??= lastAt;
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    idle: async () => running,
  };
}
