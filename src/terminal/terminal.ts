import type { Readable, Writable } from 'node:stream';

/** Where a terminal reads and writes, and for whom. */
export interface Terminal {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean; columns?: number; rows?: number };
  /** Where progress is drawn, if it is a terminal. */
  errors?: Writable & { isTTY?: boolean };
  colors: boolean;
  /** The system's locale, a hint for the language of questions and of the messages. */
  locale?: string;
}
