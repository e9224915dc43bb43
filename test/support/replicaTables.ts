import type { Sql } from '../../src/app/store/database.ts';
import { STEPS } from '../../src/app/store/postgres/migrations.ts';

/** Makes the tables of replicas in SQLite, which has no other use for them: it takes all of PostgreSQL's words here but two. */
export async function makeReplicaTables(sql: Sql): Promise<void> {
  const step = STEPS.filter((step) => step.includes('TABLE claims')).join(';');
  const plain = step.replaceAll(' UNLOGGED', '').replaceAll(' COLLATE "C"', '');
  for (const statement of plain.split(';')) await sql.write(statement);
}
