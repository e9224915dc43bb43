import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import type LibSql from 'libsql';
import { Damaged } from './damaged.ts';
import { migrate } from './migrations.ts';

export type Connection = LibSql.Database;

/**
 * Opens the database in a file of a folder, and makes both where there are none. Throws when it is damaged (see
 * `isDamage`). libsql, because it is SQLite that installs from the registry alone: no compiler, no download, on Node 20
 * too.
 */
export function connect(dataDir: string, file: string): Connection {
  mkdirSync(dataDir, { recursive: true });
  try {
    // SQLite gives its other files the mode of this one.
    closeSync(openSync(file, 'a', 0o600));
  } catch (err) {
    // One that may only be read still tells what servers have chosen.
    if (!existsSync(file)) throw err;
  }
  // Loaded here: where there is no binary for the machine, the bot still answers.
  const Sql: typeof LibSql = createRequire(import.meta.url)('libsql');
  const db = new Sql(file);
  try {
    db.pragma('busy_timeout = 200');
    db.pragma('journal_mode = WAL');
    // Nobody waits for the disk: a power cut may cost the last few writes, never the file.
    db.pragma('synchronous = NORMAL');
    // What somebody had deleted is not left in the file's free pages.
    db.pragma('secure_delete = ON');
    const sound = db.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    if (sound[0]?.quick_check !== 'ok') throw new Damaged(sound[0]?.quick_check);
    migrate(db);
    return db;
  } catch (err) {
    db.close();
    throw err;
  }
}

/** The last changes are in a file of their own, with what they replaced: it is worked in and emptied. */
export function emptyWal(db: Connection): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** How many rows have been changed since it was opened. */
export function changesIn(db: Connection): number {
  return (db.prepare('SELECT total_changes() AS n').get() as { n: number }).n;
}
