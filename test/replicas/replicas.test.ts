import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openPool } from '../../src/app/store/postgres/pool.ts';
import { openPostgres } from '../../src/app/store/postgres/postgres.ts';
import { openSqlite } from '../../src/app/store/sqlite/sqlite.ts';
import { logTo } from '../../src/ops/log.ts';
import { replicasContract } from '../contracts/replicas.ts';
import { POSTGRES, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { makeReplicaTables } from '../support/replicaTables.ts';
import { THOROUGH } from '../support/thorough.ts';

replicasContract('SQLite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'footnote-'));
  const database = openSqlite({ dataDir, log: logTo({ write() {} }, 'silent', []) });
  await makeReplicaTables(database);
  return {
    database,
    async clear() {
      await database.close();
      rmSync(dataDir, { recursive: true });
    },
  };
});

/** The statements are the same; whole processes over a server are tried in processes.test.ts. */

const name = 'a server of PostgreSQL (in test:slow, skipped where there is no initdb)';
describe.skipIf(POSTGRES === null || !THOROUGH)(name, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.remove());

  replicasContract('PostgreSQL', async () => {
    const database = openPostgres(await openPool(await server.makeDatabase()));
    return { database, clear: () => database.close() };
  });
});
