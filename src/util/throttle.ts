import { pause } from './backoff.ts';

/** Sends the latest of many values. */
export interface Throttle<T> {
  push(value: T): void;
  /** Drops what has not been sent and waits for what is being sent. */
  end(): Promise<void>;
}

/** At most one `send` every `ms`, the first at once. What `send` throws goes to `onError`. */
export function openThrottle<T>(
  send: (value: T) => Promise<unknown>,
  ms: number,
  onError: (error: unknown) => void,
  wait: typeof pause = pause,
): Throttle<T> {
  const ended = new AbortController();
  let waiting: { value: T } | null = null;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting && !ended.signal.aborted) {
      const { value } = waiting;
      waiting = null;
      await send(value).catch(onError);
      await wait(ms, ended.signal);
    }
    running = null;
  }

  return {
    push(value) {
      waiting = { value };
      running ??= run();
    },
    async end() {
      ended.abort();
      await running;
    },
  };
}
