import { Worker } from 'node:worker_threads';
import type { Answer, Question } from '../index/answer.ts';
import type { Problem } from '../index/seeds.ts';
import type { Contents, Progress, WorkerInput, WorkerMessage, WorkerRequest } from '../index/worker.ts';

/** A thread that owns an index. */
export interface Thread {
  contents: Contents;
  ask(question: Question): Promise<Answer>;
  /** Settles when the thread is gone, whatever ended it. */
  gone: Promise<Error>;
  /** Answers what was asked, refuses what is asked later, then ends the thread. */
  close(): Promise<void>;
}

/** There is no article to answer from. */
export class NoArticles extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super('no usable article');
    this.name = 'NoArticles';
    this.problems = problems;
  }
}

/**
 * Starts a thread that reads the seeds and builds their index. Throws `NoArticles`, or whatever ended the thread.
 * `signal` stops it until it is ready; its reason is thrown.
 */
export async function startThread(
  input: WorkerInput,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Thread> {
  signal?.throwIfAborted();
  const worker = new Worker(loader, { eval: true, workerData: input });
  const pending = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let ended: Error | undefined;
  let drained = () => {};
  let stop = () => {};
  let closing: Promise<void> | undefined;

  const gone = new Promise<Error>((resolve) => {
    const end = (error: Error) => {
      if (ended) return;
      ended = error;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
      drained();
      resolve(error);
    };
    worker.on('error', end);
    worker.once('exit', (code) => end(new Error(`the index's thread ended with code ${code}`)));
  });

  const contents = await new Promise<Contents>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'ready') resolve(message.contents);
      else if (message.kind === 'empty') reject(new NoArticles(message.problems));
      else {
        const asked = pending.get(message.id);
        pending.delete(message.id);
        if (message.kind === 'answer') asked?.resolve(message.answer);
        else asked?.reject(message.error);
        if (pending.size === 0) drained();
      }
    });
    gone.then(reject);
    stop = () => reject(signal?.reason);
    signal?.addEventListener('abort', stop);
  })
    .finally(() => signal?.removeEventListener('abort', stop))
    .catch(async (error: unknown) => {
      await worker.terminate();
      throw error;
    });

  return {
    contents,
    gone,
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended || closing) {
          reject(ended ?? new Error('the index is closed'));
          return;
        }
        const request: WorkerRequest = { id: ++lastId, question };
        pending.set(request.id, { resolve, reject });
        worker.postMessage(request);
      }),
    close() {
      closing ??= end();
      return closing;
    },
  };

  async function end(): Promise<void> {
    if (pending.size > 0)
      await new Promise<void>((resolve) => {
        drained = resolve;
      });
    await worker.terminate();
  }
}

// A thread does not inherit the loader that lets Node 20 run TypeScript, so it registers its own. Packages need none, and
// come sooner before it is there.
const packages = ['@orama/orama', '@orama/orama/components', 'any-ascii', 'franc', 'yaml'];
const loader = `
  Promise.all(${JSON.stringify(packages)}.map((name) => import(name)))
    .then(() => import('tsx/esm/api'))
    .then(({ register }) => {
      register();
      return import(${JSON.stringify(new URL('../index/worker.ts', import.meta.url).href)});
    });
`;
