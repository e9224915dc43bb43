import type { Log } from '../../../ops/log.ts';
import type { Database } from '../database.ts';
import { keyIn } from '../key.ts';
import { type Lifeline, type Store, storeOver, type Urgent } from '../store.ts';
import { WHICH } from './describe.ts';
import { limitersIn } from './limits.ts';
import { openPool, type PoolOptions, STAYING } from './pool.ts';
import { openPostgres } from './postgres.ts';
import { codeOf, DatabaseAway, type Sessions, unusable } from './sessions.ts';
import { openSignals } from './signals.ts';
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
  let isFew = false;
  const onFew = (connections: number) => {
    if (!isFew) log.warn({ connections }, FEW);
    isFew = true;
  };
  const sessions = timed(await openPool(url, { onFew }), onRoundTrip);
  const database = openPostgres(sessions);
  const lane = openPostgres(timed(await openPool(url, { ...LANE, onFew, otherwise: sessions }), onRoundTrip));
  try {
    const [found] = await database.read<{ version: string; name: string }>(WHICH);
    await database.write(MAY_WRITE);
    await Promise.all(Array.from({ length: STAYING }, () => database.read('SELECT 1')));
    log.info(`Keeping the state in the database “${found?.name}” of PostgreSQL ${found?.version}`);
  } catch (err) {
    if (!isAway(err) && codeOf(err) !== READ_ONLY) {
      await database.close();
      throw unusable(err);
    }
    // The store tells of it as soon as it is used.
  }
  return sharedStore(database, sessions, { log, now: Date.now, lane });
}

/** Its connections stay: to make a new one takes longer than what it is for. */
const LANE: PoolOptions = { most: 3, idleMs: 0 };

const FEW =
  'PostgreSQL gives this process no more connections (max_connections); going on with those that it has';

/** A standby, which may take over at any time. */
const READ_ONLY = '25006';

/** Changes nothing, and is refused to a user who may only read. */
const MAY_WRITE = 'UPDATE settings SET value = value WHERE false';

/**
 * A store over a database of PostgreSQL, which others share; `now` is milliseconds since 1970, `lane` the same database by
 * connections of their own.
 */
export function sharedStore(
  database: Database,
  sessions: Pick<Sessions, 'listen'>,
  { log, now, lane }: { log: Log; now: () => number; lane?: Database },
): Store {
  const store = storeOver({
    database,
    readKey: (onNew) => keyIn(database, onNew),
    trouble: 'The database (DATABASE_URL) cannot be used as it should; carrying on with what is in memory',
    back: 'The database (DATABASE_URL) can be used again',
    newKey: 'There was no key in the database (DATABASE_URL), so a new key was made.',
    log,
    now,
  });
  const signals = openSignals(store, sessions);
  const urgent: Urgent = {
    // Who uses it tells what is wrong: it is the same as elsewhere in the store.
    use: (work, otherwise) => work(lane ?? database).catch(() => otherwise),
    doubt: () => database.doubt?.(),
    lifeline: lifelineIn(lane ?? database, signals.session),
  };
  return {
    ...store,
    shared: { signals, makeLimiter: limitersIn(store), urgent },
    async close() {
      await signals.close();
      await store.close();
      await lane?.close();
    },
  };
}

/** The server ends the session of a process that is gone at once, as the system closes its connections. */
function lifelineIn(lane: Database, own: Lifeline['own']): Lifeline {
  return {
    own,
    async ended(number) {
      const rows = await lane.read(SESSION, number).catch(() => null);
      return rows?.length === 0;
    },
  };
}

const SESSION = 'SELECT pid FROM pg_stat_get_activity(?)';

/** Whether there was no getting through; else the server was reached and refused, or the URL cannot be used. */
function isAway(err: unknown): boolean {
  if (!(err instanceof DatabaseAway)) return false;
  const { reason } = err;
  if (reason instanceof AggregateError || /^(?:08|53|57P)/.test(codeOf(reason))) return true;
  if (!(reason instanceof Error)) return false;
  const syscall = 'syscall' in reason ? String(reason.syscall) : '';
  return /^(?:connect|getaddrinfo|read|write)$/.test(syscall) || /timeout|terminated/i.test(reason.message);
}
