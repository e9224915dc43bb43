import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

/** Deletes all texts of users, and what was cited for them; how many there were. */
export function eraseTexts(db: Database): number {
  const { changes: declines } = db
    .prepare('UPDATE declines SET question = NULL WHERE question IS NOT NULL')
    .run();
  return declines + db.prepare('DELETE FROM kept WHERE asker IS NOT NULL').run().changes;
}

/** How long a damaged database is left for whoever runs the bot to rescue something from. */
const DAMAGED_MS = 7 * DAY_MS;

/** What is in a damaged database is no longer deleted by itself: it goes as a whole. */
export function dropDamaged(folder: string, now: number): void {
  for (const name of namesIn(folder)) {
    const file = join(folder, name);
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (name.includes('.damaged-') && at <= now - DAMAGED_MS) rmSync(file, { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // There is no folder yet.
  }
}
