/** Why a file was skipped, or read in part (`front-matter`); `detail` says more, in English, where there is more. */
export interface Problem {
  path: string;
  reason:
    | 'empty'
    | 'binary'
    | 'encoding'
    /** Read all the same, in the encoding that `detail` names. */
    | 'encoding-guessed'
    /** Pages that are pictures. */
    | 'scan'
    | 'encrypted'
    | 'damaged'
    /** Reading it took longer, or more memory, than a file may. */
    | 'too-slow'
    | 'too-complex'
    | 'unreadable'
    | 'too-large'
    | 'kind'
    | 'outside'
    | 'front-matter'
    /** It makes the bot throw: a bug, which must not affect the other articles. */
    | 'failed';
  detail: string;
}

/** What is wrong with a file, whichever it is. */
export type Fault = Omit<Problem, 'path'>;

export function describeReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'deleted, or a broken link';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ELOOP') return 'a link that points back to itself';
  return error instanceof Error ? error.message : String(error);
}
