import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPLICA_TABLES } from '../../src/app/store/replicaTables.ts';
import { openSqlite } from '../../src/app/store/sqlite/sqlite.ts';
import { logTo } from '../../src/ops/log.ts';
import { replicasContract } from '../contracts/replicas.ts';

replicasContract('SQLite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'footnote-'));
  const database = openSqlite({ dataDir, log: logTo({ write() {} }, 'silent', []) });
  for (const statement of REPLICA_TABLES) await database.write(statement);
  return {
    database,
    async clear() {
      await database.close();
      rmSync(dataDir, { recursive: true });
    },
  };
});
