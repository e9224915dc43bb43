import type { Sql } from '../app/store/database.ts';

/** An event, and the replica that has it; empty when it was given back. */
export interface Held {
  event: string;
  owner: string;
}

export interface Claimed extends Held {
  /** A boolean. */
  done: number;
}

/** An event, and the talk that it is part of. */
export interface Wanted {
  event: string;
  talk: string | null;
}

/** An event that is not done. */
export interface Open extends Held {
  /** The beats of its owner; null: it has left. */
  beats: number | null;
  talk: string | null;
}

/**
 * Claims what is free for a replica, and tells of each event whose it is. None that is another's is locked, and they are taken in
 * one order, so that no two replicas ever wait for each other.
 */
export async function claimIn(
  sql: Sql,
  owner: string,
  wanted: readonly Wanted[],
  now: number,
): Promise<Claimed[]> {
  const events = wanted.map(({ event }) => event);
  const values = [...wanted]
    .sort((a, b) => compare(a.event, b.event))
    .flatMap(({ event, talk }) => [event, owner, now, talk]);
  const free = await sql.read<Claimed>(
    `INSERT INTO claims (event, owner, done, at, talk) VALUES ${list('(?, ?, 0, ?, ?)', wanted)}
     ON CONFLICT (event) DO NOTHING RETURNING event, owner, done`,
    ...values,
  );
  const rest = events.filter((event) => !free.some((claim) => claim.event === event));
  if (rest.length === 0) return free;
  const whose = `SELECT event, owner, done FROM claims WHERE event IN (${list('?', rest)})`;
  return [...free, ...(await sql.read<Claimed>(whose, ...rest))];
}

/** Marks a replica's events as done; how many were still its own. */
export function markDone(sql: Sql, owner: string, events: readonly string[]): Promise<number> {
  const statement = `UPDATE claims SET done = 1 WHERE owner = ? AND event IN (${list('?', events)})`;
  return sql.write(statement, owner, ...events);
}

/** Everybody's events that are not done. */
export function openIn(sql: Sql): Promise<Open[]> {
  return sql.read<Open>(`SELECT claims.event, claims.owner, claims.talk, replicas.beats FROM claims
    LEFT JOIN replicas ON replicas.id = claims.owner WHERE claims.done = 0`);
}

/** Takes events from their owners, where nobody else was quicker: those that were taken. */
export async function takeFrom(sql: Sql, taker: string, from: readonly Held[]): Promise<string[]> {
  const rows = await sql.read<{ event: string }>(
    `UPDATE claims SET owner = ? WHERE (event, owner) IN (${list('(?, ?)', from)}) AND done = 0 RETURNING event`,
    taker,
    ...from.flatMap(({ event, owner }) => [event, owner]),
  );
  return rows.map(({ event }) => event);
}

/** Whether an event is a replica's, and not done. */
export async function isHeldBy(sql: Sql, owner: string, event: string): Promise<boolean> {
  const rows = await sql.read(
    'SELECT event FROM claims WHERE event = ? AND owner = ? AND done = 0',
    event,
    owner,
  );
  return rows.length > 0;
}

/** Leaves to the others what is not done. */
export async function giveBack(sql: Sql, owner: string): Promise<void> {
  await sql.write("UPDATE claims SET owner = '' WHERE owner = ? AND done = 0", owner);
}

/** By their bytes, whatever the language of the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function list(one: string, { length }: readonly unknown[]): string {
  return Array(length).fill(one).join(', ');
}
