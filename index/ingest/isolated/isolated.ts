import { type ChildProcess, fork } from 'node:child_process';
import type { Document } from '../document.ts';
import { type Parse, UnusableFile } from '../format.ts';
import type { Fault } from '../problem.ts';

/** What the process that reads is told, and what it answers. */
export interface ReadRequest {
  bytes: Uint8Array;
  /** Its extension tells the format. */
  path: string;
}

export type ReadResult = { document: Document } | { fault: Fault };

/** The most work that a file may make, in milliseconds of processor time: on a busy machine that is longer. */
export const MAX_CPU_MS = 8000;

/** The longest that is waited for a file, in milliseconds, once the process that reads it is there. */
const MAX_MS = 20_000;

/** The most memory that the process may hold, in megabytes; without a file it takes about a hundred. */
export const MAX_MB = 420;

/** Without a file for this long, in milliseconds, the process ends. */
const IDLE_MS = 2000;

/**
 * Parses a file in a process of its own: a parser that loops yields to no signal, and one that takes all memory
 * takes its process with it. A thread would not do: its limit counts no buffers, and some ways to reach it end the whole
 * process. The process is started with the first file and ends when there are no more.
 */
export const parseApart: Parse = (bytes, path, signal) => {
  const result = last.then(() => readApart({ bytes, path }, signal));
  last = result.catch(() => {});
  return result;
};

/** One file at a time. */
let last: Promise<unknown> = Promise.resolve();

let reader: ChildProcess | undefined;

async function readApart(request: ReadRequest, signal: AbortSignal): Promise<Document> {
  signal.throwIfAborted();
  reader ??= await start();
  const child = reader;
  // Meanwhile it may have been aborted; the process then waits for the next file.
  if (signal.aborted) rest(child);
  signal.throwIfAborted();
  resting = undefined;
  const began = performance.now();
  const stop = () => void child.kill('SIGKILL');
  const timer = setTimeout(stop, MAX_MS);
  signal.addEventListener('abort', stop);
  child.ref();
  const result = await answerTo(child, request).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
  if ('code' in result) {
    reader = undefined;
    signal.throwIfAborted();
    throw new UnusableFile(faultOf(result, performance.now() - began));
  }
  rest(child);
  if ('fault' in result) throw new UnusableFile(result.fault);
  return result.document;
}

/** How a process ended. */
interface Ended {
  code: number | null;
  killed: string | null;
}

function answerTo(child: ChildProcess, request?: ReadRequest): Promise<ReadResult | Ended> {
  return new Promise((resolve, reject) => {
    const settle = (result: ReadResult | Ended) => {
      child.off('message', answered);
      child.off('exit', ended);
      resolve(result);
    };
    const answered = (message: unknown) => settle(message as ReadResult);
    const ended = (code: number | null, killed: string | null) => settle({ code, killed });
    child.on('message', answered);
    child.on('exit', ended);
    // Where it is gone already, its end tells why.
    if (request)
      child.send(request, (error) => error && child.exitCode === null && !child.killed && reject(error));
  });
}

/** It runs without the settings of the bot, the token among them. */
async function start(): Promise<ChildProcess> {
  const child = fork(new URL('./loader.js', import.meta.url), {
    execArgv: [`--max-old-space-size=${Math.round(MAX_MB * 0.7)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  failed.catch(() => {});
  const ready = await Promise.race([answerTo(child), failed]);
  if ('code' in ready)
    throw new Error(`the process that reads files ended with ${ready.killed ?? ready.code}`);
  return child;
}

/** Keeps nobody waiting for it, and ends it when nothing comes. */
function rest(child: ChildProcess): void {
  if (reader !== child) return;
  child.unref();
  child.channel?.unref();
  const turn = {};
  resting = turn;
  setTimeout(() => {
    if (resting !== turn || reader !== child) return;
    reader = undefined;
    child.disconnect();
  }, IDLE_MS).unref();
}

let resting: object | undefined;

function faultOf({ code, killed }: Ended, ms: number): Fault {
  if (killed === 'SIGTERM' || ms >= MAX_MS)
    return { reason: 'too-slow', detail: `expected at most ${MAX_CPU_MS / 1000} s` };
  if (killed === 'SIGKILL' || killed === 'SIGABRT' || code === 134)
    return { reason: 'too-complex', detail: `expected to read it in at most ${MAX_MB} MB of memory` };
  return { reason: 'failed', detail: `reading it ended with ${killed ?? `code ${code}`}` };
}
