import type { Log } from '../../../ops/log.ts';
import { StartError } from '../../../util/startError.ts';
import type { Database } from '../database.ts';
import { keyIn } from '../key.ts';
import { type Store, storeOver } from '../store.ts';
import { openPool } from './pool.ts';
import { openPostgres } from './postgres.ts';
import { codeOf, DatabaseAway } from './sessions.ts';
import { timed } from './timed.ts';

interface PostgresOptions {
  url: string;
  log: Log;
  /** Told how long each statement took, in seconds. */
  onRoundTrip?: (seconds: number) => void;
}

/**
 * A store in the PostgreSQL of a URL, its tables at their newest version. Rejects with a StartError when the server
 * refuses, which only other settings can mend; without one that is away it begins, and goes on until it is back.
 */
export async function openPostgresStore({
  url,
  log,
  onRoundTrip = () => {},
}: PostgresOptions): Promise<Store> {
  const database = openPostgres(timed(await openPool(url), onRoundTrip));
  try {
    const [found] = await database.read<{ version: string; name: string }>(WHICH);
    log.info(`Keeping the state in the database “${found?.name}” of PostgreSQL ${found?.version}`);
  } catch (err) {
    if (!isAway(err)) {
      await database.close();
      throw new StartError(refusal(err), { cause: err });
    }
    // The store tells of it as soon as it is used.
  }
  return storeIn(database, { log, now: Date.now });
}

const WHICH = `SELECT current_setting('server_version') AS version, current_database() AS name`;

/** A store over a database of PostgreSQL; `now` is milliseconds since 1970. */
export function storeIn(database: Database, { log, now }: { log: Log; now: () => number }): Store {
  return storeOver({
    database,
    readKey: (onNew) => keyIn(database, onNew),
    trouble: 'The database (DATABASE_URL) cannot be used as it should',
    back: 'The database (DATABASE_URL) can be used again',
    newKey: 'There was no key in the database (DATABASE_URL), so a new key was made.',
    log,
    now,
  });
}

/** Whether there was no getting through; else the server was reached and refused, or the URL cannot be used. */
function isAway(err: unknown): boolean {
  if (!(err instanceof DatabaseAway)) return false;
  const { cause } = err;
  if (cause instanceof AggregateError || /^(?:08|53|57P)/.test(codeOf(cause))) return true;
  if (!(cause instanceof Error)) return false;
  const syscall = 'syscall' in cause ? String(cause.syscall) : '';
  return /^(?:connect|getaddrinfo|read|write)$/.test(syscall) || /timeout|terminated/i.test(cause.message);
}

function refusal(err: unknown): string {
  const cause = err instanceof DatabaseAway ? err.cause : err;
  return `The database (DATABASE_URL) cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`;
}
