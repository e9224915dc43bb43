import { StartError } from '../../../util/startError.ts';
import type { Value } from '../database.ts';
import type { Listening } from './listen.ts';

/** A connection to PostgreSQL that is one user's until it is released. Statements run one after the other. */
export interface Session {
  /**
   * Runs a statement with `$1` for its first value, or several without values. Integers of eight bytes and sums come as
   * numbers. Rejects with the server's error (`code` is its SQLSTATE) or, when the connection is lost or has been silent for `ms`,
   * with a DatabaseAway.
   */
  query(statement: string, values?: readonly Value[], ms?: number): Promise<Result>;
  release(): void;
}

export interface Result {
  rows: object[];
  /** How many rows it changed. */
  changed: number;
}

export interface Sessions {
  /** Rejects with a DatabaseAway when there is none within a second. */
  open(): Promise<Session>;
  /** Calls back at each NOTIFY on `footnote`; it may be late or never, such as through PgBouncer. */
  listen(onRing: () => void): Listening;
  close(): Promise<void>;
}

/** There is no getting through to the server, or it refuses. */
export class DatabaseAway extends Error {
  /** One kind of fault, whatever the reason. */
  readonly code = 'AWAY';
  /** What was thrown. */
  readonly reason: unknown;

  constructor(reason: unknown) {
    super(`PostgreSQL cannot be reached: ${messageOf(reason)}`);
    this.name = 'DatabaseAway';
    this.reason = reason;
  }
}

/** One sentence for whoever runs the bot. */
export function unusable(err: unknown): StartError {
  const reason = messageOf(err instanceof DatabaseAway ? err.reason : err);
  return new StartError(`The database (DATABASE_URL) cannot be used: ${reason}.`, { cause: err });
}

/** What went wrong, in one line. A host name with several addresses fails once for each. */
function messageOf(reason: unknown): string {
  if (reason instanceof AggregateError) return [...new Set(reason.errors.map(messageOf))].join(', ');
  if (!(reason instanceof Error)) return String(reason);
  if (NO_PASSWORD.test(reason.message))
    return 'the server wants a password, and there is none in the address';
  return reason.message || reason.name;
}

/** As node-postgres words it. */
const NO_PASSWORD = /client password must be a (?:non-empty )?string/;

/** The SQLSTATE of a server's error, or the code of another one; '' without. */
export function codeOf(err: unknown): string {
  return err instanceof Error && 'code' in err && typeof err.code === 'string' ? err.code : '';
}
