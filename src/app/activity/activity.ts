import type { Sql } from '../store/database.ts';
import { DAY_MS } from '../store/retention.ts';

/** What became of the questions of a day. */
export interface Day {
  answered: number;
  unsure: number;
  declined: number;
}

/** The questions of a server by day (UTC), the days since 1970: those without any are left out. `hidden` are articles whose answers do not count. */
export async function readActivity(
  sql: Sql,
  server: string,
  since: number,
  hidden: readonly string[],
): Promise<Map<number, Day>> {
  const seen = hidden.length > 0 ? ` AND article NOT IN (${hidden.map(() => '?').join(', ')})` : '';
  const answered = await sql.read<Counted>(
    `SELECT day, SUM(count) AS count FROM answers WHERE server = ? AND day >= ?${seen} GROUP BY day`,
    ...[server, since, ...hidden],
  );
  const others = await sql.read<Counted & { verdict: string }>(OTHERS, server, since * DAY_MS);
  const days = new Map<number, Day>();
  const at = (day: number) => {
    const own = days.get(day) ?? { ...NOTHING };
    days.set(day, own);
    return own;
  };
  for (const { day, count } of answered) at(day).answered += count;
  for (const { day, verdict, count } of others) at(day)[verdict === 'maybe' ? 'unsure' : 'declined'] += count;
  return days;
}

/** Every day from `first` to `last`, in their order. */
export function everyDay(days: ReadonlyMap<number, Day>, first: number, last: number): Day[] {
  return Array.from({ length: last - first + 1 }, (_, at) => days.get(first + at) ?? NOTHING);
}

/** All questions of a day. */
export function questionsOf({ answered, unsure, declined }: Day): number {
  return answered + unsure + declined;
}

interface Counted {
  day: number;
  count: number;
}

const NOTHING: Day = { answered: 0, unsure: 0, declined: 0 };

/** Whole numbers are divided without a remainder, in SQLite as in PostgreSQL. */
const OTHERS = `SELECT at / ${DAY_MS} AS day, verdict, COUNT(*) AS count FROM declines WHERE server = ? AND at >= ?
  GROUP BY at / ${DAY_MS}, verdict`;
