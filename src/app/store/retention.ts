import type { Sql } from './database.ts';

export const DAY_MS = 86_400_000;

/** Nothing of servers is kept for longer. */
export const KEPT_DAYS = 90;
/** Nor what only one person can see, or what tells how a conversation went. */
export const SHORTLY_MS = DAY_MS;
export const KEPT_MS = KEPT_DAYS * DAY_MS;
/** For how long the library of a server that has removed the bot is kept. */
export const LEFT_DAYS = 30;

/** The day of a moment, both since 1970. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** Deletes what has been kept for its time; `now` is milliseconds since 1970. */
export async function prune(sql: Sql, now: number): Promise<void> {
  const before = now - KEPT_MS;
  // A day is over in its last millisecond, and it began a day before that.
  await sql.write('DELETE FROM answers WHERE day <= ?', dayOf(before));
  await sql.write('DELETE FROM declines WHERE at <= ?', before);
  await sql.write('DELETE FROM ratings WHERE at <= ?', before);
  await sql.write('DELETE FROM kept WHERE until <= ?', now);
  await sql.write('DELETE FROM synonyms WHERE left_at <= ?', now - LEFT_DAYS * DAY_MS);
  await sql.write('DELETE FROM waiting WHERE at <= ?', before);
  await forgetInVain(sql);
}

/** Nobody is told of the answer to a question whose text is no more. */
export async function forgetInVain(sql: Sql): Promise<void> {
  await sql.write(`DELETE FROM waiting WHERE NOT EXISTS (
    SELECT 1 FROM declines WHERE declines.message = waiting.message AND declines.question IS NOT NULL
  )`);
}

/** Deletes all texts of users, and what was cited for them; how many there were. */
export async function eraseTexts(sql: Sql): Promise<number> {
  await sql.write('DELETE FROM waiting');
  const declines = await sql.write('UPDATE declines SET question = NULL WHERE question IS NOT NULL');
  return declines + (await sql.write('DELETE FROM kept WHERE asker IS NOT NULL'));
}
