import type { Value } from '../database.ts';

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
  close(): Promise<void>;
}

/** There is no getting through to the server, or it refuses: `cause` says why. */
export class DatabaseAway extends Error {
  /** One kind of fault, whatever the reason. */
  readonly code = 'AWAY';

  constructor(cause: unknown) {
    super(`PostgreSQL cannot be reached: ${reasonOf(cause)}`, { cause });
    this.name = 'DatabaseAway';
  }
}

/** The SQLSTATE of a server's error, or the code of another one; '' without. */
export function codeOf(err: unknown): string {
  return err instanceof Error && 'code' in err && typeof err.code === 'string' ? err.code : '';
}

// A host name with several addresses fails once for each.
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return [...new Set(cause.errors.map(reasonOf))].join(', ');
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
