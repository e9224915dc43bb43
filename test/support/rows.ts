import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type LibSql from 'libsql';
import { DATABASE } from '../../src/app/store/sqlite/sqlite.ts';

export type Row = Record<string, unknown>;

/** What stands in the database of a data folder, as another process would read it: nothing before there is one. */
export function rowsIn(dataDir: string, sql: string, ...values: unknown[]): Row[] {
  const file = join(dataDir, DATABASE);
  if (!existsSync(file)) return [];
  const Sql: typeof LibSql = createRequire(import.meta.url)('libsql');
  const db = new Sql(file);
  try {
    return db.prepare(sql).all(...values) as Row[];
  } finally {
    db.close();
  }
}
