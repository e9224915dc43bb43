import type { MessagePort } from 'node:worker_threads';
import type { Contents, ServerContents } from '../articles/contents.ts';
import type { LookupRequest, LookupResult } from '../articles/lookup.ts';
import type { ArticleText, ReadRequest } from '../articles/reader.ts';
import type { Answer } from '../citation.ts';
import type { ModelOptions } from '../embedders/options.ts';
import type { ClusterAddress } from '../engine/opensearch/address.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Failure } from '../ingest/seed.ts';
import type { Folders } from '../ingest/serverFolders.ts';
import type { Question } from '../question.ts';
import type { ServerScope } from './serverScope.ts';

/** What a thread is started with. */
export interface WorkerInput extends Folders {
  /** From here comes what the thread of the last index knows already. */
  warmFrom?: MessagePort;
  /** What that thread found that cannot be used. */
  failed?: Failed;
  /** The file in which the index is kept between runs; without it, it is not. */
  snapshot?: string;
  /** It ends once it has built an index and saved it: a thread that starts from what was saved holds less than half of the memory. */
  endsWhenSaved?: boolean;
  /**
   * The model that embeds, the folder for what it keeps, and whether a slow one is waited for; without it, the offline embedder
   * does.
   */
  embedding?: { options: ModelOptions; dataDir: string; patient?: boolean };
  /** The cluster that keeps the index in place of this thread's memory. */
  cluster?: ClusterInput;
}

/** A cluster, and whether what has changed in the folder is to be published there; without, only where nothing is. */
export interface ClusterInput extends ClusterAddress {
  publishes?: boolean;
}

/** Files that cannot be used, and who has found that out (see maker.ts). */
export interface Failed {
  maker: string;
  failures: Failure[];
}

export interface Progress {
  stage: 'model' | 'read' | 'embed' | 'index';
  /** Megabytes of a model, files while reading, passages else. */
  done: number;
  total: number;
  /** Of this stage, at the pace so far; missing until that can be told. */
  secondsLeft?: number;
}

/** What a thread can do: what it is given, and what comes back. */
export interface Tasks {
  ask: [Question, Answer];
  read: [ReadRequest, ArticleText | null];
  find: [LookupRequest, LookupResult[]];
}

/** The same with the articles of a server, which are in the scope. */
export interface ServerTasks {
  /** What they hold, as far as the scope goes; null where that is still the version given. */
  contents: [number, ServerContents | null];
  /** Works the changes of the server's folders into their index. */
  reindex: [null, ServerChange];
  /** The same of a server, or of all (null), but only where the articles are in memory: others are read when they are asked for. */
  refresh: [string | null, ServerChange];
}

/** What has changed in the folders of a server since they were last read: hashes by path. */
export interface ServerChange {
  before: Map<string, string>;
  after: Map<string, string>;
  problems: Problem[];
}

/** All that can be asked of a thread, each with what it is given and what comes back. */
export interface AllTasks extends Tasks, ServerTasks {}

export type TaskRequest = {
  [T in keyof AllTasks]: { id: number; task: T; input: AllTasks[T][0]; scope?: ServerScope };
}[keyof AllTasks];

/**
 * What a thread is asked: a task, to work the changes of the folder into its index, or to transfer what it knows to the thread of
 * the next one.
 */
export type WorkerRequest = TaskRequest | { update: true } | { transferTo: MessagePort };

/**
 * What a thread says: how far it is, that it is ready (`isAsPublished`: with what lies in the cluster, whatever is in the folder now), that the seeds are those it was told of, that there are none,
 * that it has saved the index that it built and ends, that their folder cannot be read (the system's code, such as ENOENT), that their passages cannot be embedded, that its index is that
 * of the folder as it is now, or that another one has published, that too much has changed for that, whether what keeps the index
 * responds, that what it was asked takes long, or the result of a request; `away`: it failed because that does not.
 */
export type WorkerMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'warning'; warning: string }
  | { kind: 'ready'; contents: Contents; failed: Failed; isAsPublished?: true }
  | { kind: 'unchanged'; problems: Problem[]; failed: Failed }
  | { kind: 'empty'; problems: Problem[] }
  | { kind: 'saved'; failed: Failed }
  | { kind: 'missing'; code: string }
  | { kind: 'refused'; why: string }
  | { kind: 'updated'; contents: Contents; failed: Failed }
  | { kind: 'tooMuch' }
  | { kind: 'responds'; responds: boolean }
  | { kind: 'busy' }
  | { kind: 'result'; id: number; result: AllTasks[keyof AllTasks][1] }
  | { kind: 'failed'; id: number; error: Error; away?: boolean };
