import type { Database } from './database.ts';

export const DAY_MS = 86_400_000;

/** Nothing of servers is kept for longer. */
export const KEPT_DAYS = 90;
/** Nor what only one person can see, or what tells how a conversation went. */
export const SHORTLY_MS = DAY_MS;
export const KEPT_MS = KEPT_DAYS * DAY_MS;

/** The day of a moment, both since 1970. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** Deletes what has been kept for its time; `now` is milliseconds since 1970. */
export function prune(db: Database, now: number): void {
  const before = now - KEPT_MS;
  const deletions: [sql: string, until: number][] = [
    // A day is over in its last millisecond, and it began a day before that.
    ['DELETE FROM answers WHERE day <= ?', dayOf(before)],
    ['DELETE FROM declines WHERE at <= ?', before],
    ['DELETE FROM ratings WHERE at <= ?', before],
    ['DELETE FROM kept WHERE until <= ?', now],
  ];
  for (const [sql, until] of deletions) db.prepare(sql).run(until);
}
