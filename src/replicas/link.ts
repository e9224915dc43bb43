import type { Sql } from '../app/store/database.ts';
import type { Store } from '../app/store/store.ts';
import type { Log } from '../ops/log.ts';
import type { Clock } from '../util/backoff.ts';

/** Longer nobody waits for the database: Discord wants an acknowledgement within three seconds. */
const PATIENCE_MS = 1000;

/** The shared database, which may be away. */
export interface Link {
  /** What `work` gives; undefined when the database is away: at once where that is known. */
  reach<T>(work: (sql: Sql) => Promise<T>): Promise<T | undefined>;
  /** The same, though it is known to be away: so it is noticed that it is back. */
  probe<T>(work: (sql: Sql) => Promise<T>): Promise<T | undefined>;
  readonly away: boolean;
}

export function openLink(store: Pick<Store, 'use'>, log: Log, clock: Clock): Link {
  let away = false;

  async function probe<T>(work: (sql: Sql) => Promise<T>): Promise<T | undefined> {
    const ended = new AbortController();
    const given = store.use(async (db) => ({ value: await work(db) }), null);
    const late = clock.pause(PATIENCE_MS, ended.signal).then(() => null);
    const found = await Promise.race([given, late]);
    ended.abort();
    note(found === null);
    return found?.value;
  }

  function note(now: boolean): void {
    if (now === away) return;
    away = now;
    if (away)
      log.warn('The shared database is away; every replica answers, and Discord keeps it to one answer');
    else log.info('The shared database is back');
  }

  return {
    reach: async (work) => (away ? undefined : probe(work)),
    probe,
    get away() {
      return away;
    },
  };
}
