import type { Document } from './document.ts';
import type { Fault } from './problem.ts';

/** Turns the bytes of one kind of file into a document. */
export interface Format {
  /** Lower case, with the dot. */
  extensions: readonly string[];
  /** The largest file that is read, in bytes. */
  maxBytes: number;
  parse: Parse;
  /** Are such bytes parsed in a process of their own (see formats.ts)? */
  isApart(bytes: Uint8Array): boolean;
}

/**
 * Throws nothing but `UnusableFile`, for what is not what its name says or cannot be read within bounds, and the signal's
 * reason when it is aborted. A document without a block to quote is fine: whoever reads it calls that file empty.
 */
export type Parse = (bytes: Uint8Array, path: string, signal: AbortSignal) => Promise<Document>;

/** Why nothing can be quoted from a file: the file is skipped and named. */
export class UnusableFile extends Error {
  readonly problem: Fault;

  constructor(problem: Fault) {
    super(problem.detail || problem.reason);
    this.problem = problem;
  }
}
