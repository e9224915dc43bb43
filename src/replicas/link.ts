import type { Sql } from '../app/store/database.ts';
import type { Urgent } from '../app/store/store.ts';
import type { Clock } from '../util/backoff.ts';

/** Longer nobody waits for the database: Discord wants an acknowledgement within three seconds. */
const PATIENCE_MS = 1000;
/** A clock that is later than this has waited for the process, not for the database. */
const STILL_MS = 100;

/**
 * Asks the shared database: what `work` gives, undefined when that does not come. A store knows that its database is away, and
 * says so at once; one that is slow is waited for, but not long, and what comes after the acknowledgement does not wait for it again.
 */
export type Reach = <T>(work: (sql: Sql) => Promise<T>) => Promise<T | undefined>;

export function openLink(store: Urgent, clock: Clock): Reach {
  return async (work) => {
    const ended = new AbortController();
    const began = clock.now();
    const given = store.use(async (db) => ({ value: await work(db) }), null);
    const late = clock.pause(PATIENCE_MS, ended.signal).then((passed) => {
      // Where this process has stood still itself, nobody knows whether the answer was there.
      if (passed && clock.now() - began < PATIENCE_MS + STILL_MS) store.doubt?.();
      return null;
    });
    const found = await Promise.race([given, late]);
    ended.abort();
    return found?.value;
  };
}
