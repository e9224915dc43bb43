import { parentPort, Worker } from 'node:worker_threads';

/** A thread that does one kind of work for the one that asks it. */
export interface RequestThread<Input, Output> {
  /** The results come in the order of what was asked. Rejects where the thread has ended. */
  ask(input: Input): Promise<Output>;
  /** Ends it, with what it was asked left undone. */
  close(): void;
}

interface Request<Input> {
  id: number;
  input: Input;
}

interface Result<Output> {
  id: number;
  output: Output;
}

/** Starts a thread that calls `serveRequests`: from a loader, see bin/load.js. */
export function openRequestThread<Input, Output>(loader: URL): RequestThread<Input, Output> {
  const thread = new Worker(loader, { execArgv: [] });
  const pending = new Map<number, { resolve(output: Output): void; reject(error: unknown): void }>();
  let asked = 0;
  let ended: unknown;
  const end = (error: unknown) => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  thread.on('error', end);
  thread.on('exit', (code) => end(new Error(`the thread ended with code ${code}`)));
  thread.on('message', ({ id, output }: Result<Output>) => {
    pending.get(id)?.resolve(output);
    pending.delete(id);
  });
  return {
    async ask(input) {
      if (ended) throw ended;
      return new Promise((resolve, reject) => {
        const id = asked++;
        pending.set(id, { resolve, reject });
        thread.postMessage({ id, input } satisfies Request<Input>);
      });
    },
    close: () => void thread.terminate(),
  };
}

/** Does what this thread is asked, one after the other. Should `work` throw, the thread ends. `given` are buffers that are not copied. */
export function serveRequests<Input, Output>(
  work: (input: Input) => Promise<{ output: Output; given?: ArrayBuffer[] }>,
): void {
  let last = Promise.resolve();
  parentPort?.on('message', ({ id, input }: Request<Input>) => {
    last = last.then(async () => {
      const { output, given = [] } = await work(input);
      parentPort?.postMessage({ id, output } satisfies Result<Output>, given);
    });
  });
}
