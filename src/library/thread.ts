import { type MessagePort, Worker } from 'node:worker_threads';
import {
  type AllTasks,
  type Contents,
  type Failed,
  type Problem,
  type Progress,
  type ServerScope,
  WORKER,
  type WorkerInput,
  type WorkerMessage,
} from '../../index/index.ts';
import { IndexAwayError, NoArticles, NoEmbedding, NoFolder } from './errors.ts';
import { openPendingRequests, WorkerLostError } from './pendingRequests.ts';

/** A thread that owns an index. */
export interface Thread {
  contents: Contents;
  /** The files that it could not use. */
  failed: Failed;
  /** Its index is one that was published; the folder was not read. */
  isAsPublished: boolean;
  do<T extends keyof AllTasks>(
    task: T,
    input: AllTasks[T][0],
    scope?: ServerScope | null,
  ): Promise<AllTasks[T][1]>;
  /**
   * Works the changes of the folder into its index; null where too much has changed for that, or another thread has to look into
   * it. Rejects when the thread is lost.
   */
  update(onProgress: (progress: Progress) => void): Promise<Unchanged | Updated | null>;
  /** Sends what it knows to the thread at the other end of the port. */
  transferTo(port: MessagePort): void;
  /** Whether it still answers requests. */
  readonly alive: boolean;
  /** Whether what keeps its index responds, where that is not its own memory. */
  readonly responds: boolean;
  /** Settles when the thread is gone, whatever ended it. */
  gone: Promise<Error>;
  /** Answers the open requests, refuses new ones, then ends the thread. */
  close(): Promise<void>;
}

/** The articles are those of the last thread; only what cannot be used may be another. */
export interface Unchanged extends Pick<Thread, 'failed'> {
  unchanged: Problem[];
}

/** The index is that of the folder as it is now. */
export interface Updated extends Pick<Thread, 'failed'> {
  updated: Contents;
}

/** It has saved the index that it built, and is gone: another one starts from that. */
export interface Saved {
  saved: Failed;
}

export interface ThreadOptions {
  /** Aborts the start; its reason is thrown. */
  signal?: AbortSignal;
  /** How long one request may take before the thread counts as hung (30 s). */
  requestMs?: number;
  /** How long it may be silent before it is ready (2 min). */
  silenceMs?: number;
  /** The limit of its heap in megabytes (Node's own by default). */
  heapMb?: number;
  /** Called with a sentence for the log when something went wrong that does no harm. */
  onWarning?: (warning: string) => void;
  /** Its index is another one now, published by somebody else. */
  onFollowed?: () => void;
  /** What keeps its index does not respond any more, or does again. */
  onResponds?: (responds: boolean) => void;
  /** The module that it runs. */
  script?: URL;
}

/** An update that is waited for. */
interface Update {
  resolve(outcome: Unchanged | Updated | null): void;
  reject(error: Error): void;
  onProgress(progress: Progress): void;
  silence: NodeJS.Timeout;
}

/** Room for what is new in the heap of a thread that answers (V8 takes 48): questions take as long, in 20 to 30 MB less. */
const YOUNG_MB = 12;

const LOADER = new URL('./loader.js', import.meta.url);

/**
 * Starts a thread that reads the seeds and builds their index. When they are those that `input.known` tells of, it has
 * nothing to do and only their problems are returned; for `input.endsWhenSaved`, see there. Throws `NoArticles`, `NoFolder`, `NoEmbedding`, or whatever ended the thread.
 */
export async function startThread(
  input: WorkerInput,
  onProgress: (progress: Progress) => void,
  options: ThreadOptions = {},
): Promise<Thread | Unchanged | Saved> {
  const { signal, requestMs = 30_000, silenceMs = 120_000, heapMb, script = WORKER } = options;
  signal?.throwIfAborted();
  const worker = new Worker(LOADER, {
    argv: [script.href],
    execArgv: [],
    workerData: input,
    resourceLimits: {
      ...(!input.endsWhenSaved && { maxYoungGenerationSizeMb: YOUNG_MB }),
      ...(heapMb !== undefined && { maxOldGenerationSizeMb: heapMb }),
    },
    transferList: input.warmFrom ? [input.warmFrom] : [],
  });
  const pending = openPendingRequests(requestMs, () =>
    hung(`took longer than ${requestMs / 1000} s for one request`),
  );
  let ended: Error | undefined;
  let drained = () => {};
  let stop = () => {};
  let closing: Promise<void> | undefined;
  let tellGone: (error: Error) => void = () => {};
  const gone = new Promise<Error>((resolve) => {
    tellGone = resolve;
  });

  let update: Update | undefined;
  let thread: Thread | undefined;
  let responds = true;

  const end = (error: Error, stuck = false) => {
    if (ended) return;
    ended = error;
    pending.fail(error, stuck);
    update?.reject(new WorkerLostError(error.message, true, error));
    drained();
    tellGone(error);
  };
  const hung = (why: string) => {
    end(new Error(`the index thread ${why}`), true);
    void worker.terminate();
  };
  worker.on('error', (error) => end(error));
  worker.once('exit', (code) => end(new Error(`the index thread exited with code ${code}`)));

  const listen = () => setTimeout(() => hung(`was silent for ${silenceMs / 1000} s`), silenceMs);
  const silence = listen();
  const started = await new Promise<
    (Pick<Thread, 'contents' | 'failed'> & { isAsPublished?: true }) | Unchanged | Saved
  >((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') {
        (update?.silence ?? silence).refresh();
        (update?.onProgress ?? onProgress)(message.progress);
      } else if (message.kind === 'busy') pending.refresh();
      else if (message.kind === 'warning') options.onWarning?.(message.warning);
      else if (message.kind === 'ready') resolve(message);
      else if (message.kind === 'unchanged')
        (update?.resolve ?? resolve)({ unchanged: message.problems, failed: message.failed });
      else if (message.kind === 'updated') {
        const { contents, failed } = message;
        if (update) update.resolve({ updated: contents, failed });
        else if (thread) {
          Object.assign(thread, { contents, failed });
          options.onFollowed?.();
        }
      } else if (message.kind === 'responds') {
        responds = message.responds;
        options.onResponds?.(responds);
      } else if (message.kind === 'saved') resolve({ saved: message.failed });
      else if (message.kind === 'tooMuch') update?.resolve(null);
      else if (message.kind === 'empty') reject(new NoArticles(message.problems));
      else if (message.kind === 'missing') reject(new NoFolder(message.code));
      else if (message.kind === 'refused') reject(new NoEmbedding(message.why));
      else {
        const asked = pending.take(message.id);
        if (message.kind === 'result') asked?.resolve(message.result as never);
        else asked?.reject(message.away ? new IndexAwayError() : message.error);
        if (pending.size === 0) drained();
      }
    });
    gone.then(reject);
    stop = () => reject(signal?.reason);
    signal?.addEventListener('abort', stop);
  })
    .finally(() => {
      clearTimeout(silence);
      signal?.removeEventListener('abort', stop);
    })
    .catch(async (error: unknown) => {
      await worker.terminate();
      throw error;
    });
  if ('unchanged' in started || 'saved' in started) {
    await worker.terminate();
    return started;
  }

  thread = {
    contents: started.contents,
    failed: started.failed,
    isAsPublished: started.isAsPublished ?? false,
    gone,
    get alive() {
      return !ended && !closing;
    },
    get responds() {
      return responds;
    },
    do: (task, input, scope) =>
      new Promise((resolve, reject) => {
        if (ended || closing)
          reject(new WorkerLostError(ended?.message ?? 'the index is closed', true, ended));
        else worker.postMessage({ id: pending.add(resolve, reject), task, input, ...(scope && { scope }) });
      }),
    update: (report) =>
      new Promise<Unchanged | Updated | null>((resolve, reject) => {
        if (ended || closing) return reject(new WorkerLostError('the index is closed', true, ended));
        update = { resolve, reject, onProgress: report, silence: listen() };
        worker.postMessage({ update: true });
      }).finally(() => {
        clearTimeout(update?.silence);
        update = undefined;
      }),
    transferTo: (port) => worker.postMessage({ transferTo: port }, [port]),
    close() {
      closing ??= leave();
      return closing;
    },
  };
  return thread;

  async function leave(): Promise<void> {
    if (pending.size > 0)
      await new Promise<void>((resolve) => {
        drained = resolve;
      });
    await worker.terminate();
  }
}
