import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../ops/log.ts';
import { StartError } from '../../../util/startError.ts';
import { moveShelves } from '../../shelf/move.ts';
import type { Sql, Value } from '../database.ts';
import { keyFound, replaceKey } from '../key.ts';
import { DATABASE, openSqlite } from '../sqlite/sqlite.ts';
import { migrate } from './migrations.ts';
import { sqlOf } from './postgres.ts';
import { type Session, type Sessions, unusable } from './sessions.ts';

/** What is moved. The numbers of declines are given anew, in the same order. */
const TABLES = {
  settings: ['server', 'value'],
  access: ['server', 'value'],
  synonyms: ['server', 'value', 'left_at'],
  answers: ['server', 'article', 'day', 'count'],
  declines: ['server', 'asker', 'at', 'question', 'language', 'nearest', 'message', 'verdict', 'answered'],
  ratings: ['server', 'asker', 'answer', 'article', 'helpful', 'at', 'verdict'],
  kept: ['message', 'part', 'server', 'asker', 'at', 'until', 'value'],
  waiting: ['message', 'member', 'server', 'channel', 'at', 'answer', 'claimed'],
} as const;

export type Table = keyof typeof TABLES;

const NAMES = Object.keys(TABLES) as Table[];

/** Rows that are read and written at a time. */
const BATCH = 1000;
/** How long one of these may take. */
const BATCH_MS = 60_000;
/** A bot that runs counts a beat more often, twice a second. */
const BEAT_MS = 1500;

export interface Moved {
  /** How many rows of each. */
  rows: Record<Table, number>;
  /** How many articles that servers have added. */
  articles: number;
  /** False: there was none, so the bot will make a new one, and delete the texts that are nobody's then. */
  key: boolean;
}

interface MoveOptions {
  dataDir: string;
  log: Log;
  onProgress(progress: { done: number; total: number }): void;
}

/**
 * Copies what the SQLite of a folder keeps, and its key, to PostgreSQL: all of it or nothing. Rejects with a StartError when there is
 * nothing to copy, a bot uses the database there, or that keeps something already.
 */
export async function moveToPostgres(
  sessions: Pick<Sessions, 'open'>,
  { dataDir, log, onProgress }: MoveOptions,
): Promise<Moved> {
  if (!existsSync(join(dataDir, DATABASE)))
    throw new StartError(
      `There is nothing to move: expected ${DATABASE} in “${dataDir}” (DATA_DIR), found none.`,
    );
  const key = keyFound(dataDir);
  const from = openSqlite({ dataDir, log });
  try {
    const to = await sessions.open().catch((err: unknown) => {
      throw unusable(err);
    });
    try {
      await begin(to);
      await mustBeUnused(to);
      // A transaction there, too, so that nothing is changed meanwhile.
      const rows = await from.transaction((sqlite) => copy(sqlite, sqlOf(to, BATCH_MS), onProgress));
      const articles = await moveShelves(sqlOf(to, BATCH_MS), { dataDir, log });
      // In place of one that a bot has made there: where nothing is kept, it has signed nothing.
      if (key) await replaceKey(sqlOf(to), key);
      await to.query('COMMIT', [], BATCH_MS);
      return { rows, articles, key: key !== null };
    } finally {
      // Does nothing after a COMMIT.
      await to.query('ROLLBACK').catch(() => {});
      to.release();
    }
  } finally {
    await from.close();
  }
}

/** Begins a transaction in which nobody else writes. */
async function begin(session: Session): Promise<void> {
  try {
    await migrate(session);
    await session.query(
      `BEGIN; LOCK TABLE ${NAMES.join(', ')}, shelves, shelf_parts, secrets IN EXCLUSIVE MODE`,
    );
  } catch (err) {
    throw unusable(err);
  }
}

/** A bot that runs would go on with the key that it knows, and nobody could have deleted what that has signed. */
async function mustBeUnused(session: Session): Promise<void> {
  const beats = async () => {
    const { rows } = await session.query('SELECT id, beats FROM replicas ORDER BY id');
    return JSON.stringify(rows);
  };
  const before = await beats();
  // One that was killed is still in the list, and counts no more.
  if (before === '[]') return;
  await pause(BEAT_MS);
  if ((await beats()) !== before)
    throw new StartError('A bot uses the database (DATABASE_URL): stop it first. Nothing was moved.');
}

async function copy(
  from: Sql,
  to: Sql,
  onProgress: MoveOptions['onProgress'],
): Promise<Record<Table, number>> {
  const there = await countAll(to);
  const [{ n: shelves } = { n: 0 }] = await to.read<{ n: number }>('SELECT COUNT(*) AS n FROM shelves');
  const full = NAMES.filter((table) => there[table] > 0).map((table) => `${there[table]} in ${table}`);
  if (shelves > 0) full.push(`${shelves} in shelves`);
  if (full.length)
    throw new StartError(
      `The database (DATABASE_URL) keeps something already: expected no rows, found ${full.join(', ')}. Nothing was moved.`,
    );
  const here = await countAll(from);
  const total = NAMES.reduce((sum, table) => sum + here[table], 0);
  let done = 0;
  for (const table of NAMES)
    for await (const rows of batches(from, table)) {
      await insert(to, table, rows);
      done += rows.length;
      onProgress({ done, total });
    }
  const moved = await countAll(to);
  for (const table of NAMES)
    if (moved[table] !== here[table])
      throw new Error(`Expected ${here[table]} rows in ${table}, found ${moved[table]}. Nothing was moved.`);
  return moved;
}

async function countAll(sql: Sql): Promise<Record<Table, number>> {
  const counted: [Table, number][] = [];
  for (const table of NAMES) {
    const [row] = await sql.read<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
    counted.push([table, row?.n ?? 0]);
  }
  return Object.fromEntries(counted) as Record<Table, number>;
}

/** All rows of a table of SQLite, which numbers them. */
async function* batches(from: Sql, table: Table): AsyncGenerator<Record<string, Value>[]> {
  const statement = `SELECT rowid AS number, ${TABLES[table].join(', ')} FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${BATCH}`;
  for (let last = 0; ; ) {
    const rows: Record<string, Value>[] = await from.read(statement, last);
    if (!rows.length) return;
    last = Number(rows.at(-1)?.number);
    yield rows;
  }
}

async function insert(to: Sql, table: Table, rows: readonly Record<string, Value>[]): Promise<void> {
  const columns = TABLES[table];
  const row = `(${columns.map(() => '?').join(', ')})`;
  const values = rows.flatMap((each) => columns.map((column) => each[column] ?? null));
  await to.write(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => row).join(', ')}`,
    ...values,
  );
}
