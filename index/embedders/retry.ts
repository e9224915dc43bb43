import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddingError } from './options.ts';

/** A temporary failure: worth a retry. */
export class TemporaryError extends EmbeddingError {
  /** What the header `Retry-After` said, if anything. */
  readonly retryAfter: string | null;

  constructor(message: string, retryAfter: string | null = null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

export interface RetryOptions {
  /** Tries in all (5). */
  tries?: number;
  /** The wait after the first failure, doubled after each further one (500 ms). */
  firstMs?: number;
  /** The longest wait; if asked to wait longer, it gives up (60 s). */
  longestMs?: number;
  /** Waits for some milliseconds; rejects if the signal ends the wait. */
  wait?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}

/** Retries `work` until it succeeds, fails for good, or runs out of tries; then throws the last error. */
export async function withRetries<T>(
  { tries = 5, firstMs = 500, longestMs = 60_000, wait = pass }: RetryOptions,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  for (let done = 1; ; done++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TemporaryError) || done >= tries) throw error;
      const ms = retryDelay(error.retryAfter, done, firstMs, Date.now());
      if (ms > longestMs) throw error;
      await wait(ms, signal);
    }
  }
}

function pass(ms: number, signal?: AbortSignal): Promise<unknown> {
  return sleep(ms, undefined, signal ? { signal } : {});
}

/**
 * Milliseconds to wait after the failure number `done`: as long as `Retry-After` says (seconds or a date, RFC 9110 10.2.3),
 * else twice as long each time, a random part of it less so that not all come back at once.
 */
export function retryDelay(
  retryAfter: string | null,
  done: number,
  firstMs: number,
  now: number,
  random = Math.random(),
): number {
  const told = retryAfter?.trim();
  if (told && /^\d+$/.test(told)) return Number(told) * 1000;
  const date = told ? Date.parse(told) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  return firstMs * 2 ** (done - 1) * (1 - random / 2);
}
