/** The thread that was asked is gone; `retryable`: asking another one may help. */
export class WorkerLostError extends Error {
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = 'WorkerLostError';
    this.retryable = retryable;
  }
}

/** The requests that a thread has not answered yet. */
export interface PendingRequests {
  readonly size: number;
  /** The id of the new request. */
  add(resolve: (result: never) => void, reject: (error: Error) => void): number;
  take(id: number): Waiting | undefined;
  /** It works on the current one, which takes long. */
  refresh(): void;
  /** Rejects all of them; with `stuck`, the oldest is to blame and must not be asked again. */
  fail(error: Error, stuck: boolean): void;
}

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/**
 * A thread works on its requests in order, so the oldest is the current one: `onStuck` is called when that takes longer
 * than `ms`, however many others are waiting.
 */
export function openPendingRequests(ms: number, onStuck: () => void): PendingRequests {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let timer: NodeJS.Timeout | undefined;

  const watch = () => {
    clearTimeout(timer);
    if (waiting.size > 0) timer = setTimeout(onStuck, ms);
  };

  return {
    get size() {
      return waiting.size;
    },
    add(resolve, reject) {
      waiting.set(++last, { resolve, reject });
      if (waiting.size === 1) watch();
      return last;
    },
    take(id) {
      const [oldest] = waiting.keys();
      const found = waiting.get(id);
      waiting.delete(id);
      if (id === oldest) watch();
      return found;
    },
    refresh: watch,
    fail(error, stuck) {
      let blamed = stuck;
      for (const { reject } of waiting.values()) {
        reject(new WorkerLostError(error.message, !blamed, error));
        blamed = false;
      }
      waiting.clear();
      watch();
    },
  };
}
