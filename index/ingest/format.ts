import type { Document } from './document.ts';
import type { Problem } from './problem.ts';

/** Turns the bytes of one kind of file into a document. Its module is loaded only when there is such a file. */
export interface Format {
  /** Lower case, with the dot. */
  extensions: readonly string[];
  /** Throws `UnusableFile` for what holds nothing to quote or is not what its name says. `signal` aborts. */
  parse(bytes: Uint8Array, path: string, signal: AbortSignal): Promise<Document>;
}

/** Why nothing can be quoted from a file: the file is skipped and named. */
export class UnusableFile extends Error {
  readonly problem: Pick<Problem, 'reason' | 'detail'>;

  constructor(problem: Pick<Problem, 'reason' | 'detail'>) {
    super(problem.detail || problem.reason);
    this.problem = problem;
  }
}
