import type { Log } from '../../ops/log.ts';
import type { Sql } from '../store/database.ts';
import { keep } from './databaseGround.ts';
import { openFileGround } from './fileGround.ts';
import { EMPTY } from './manifest.ts';

/** Copies the shelves of a data folder to a database; how many articles lie on them. The folder stays as it is. */
export async function moveShelves(to: Sql, { dataDir, log }: { dataDir: string; log: Log }): Promise<number> {
  const from = openFileGround({ dataDir, log });
  let count = 0;
  for (const server of await from.servers()) {
    await from.settle(server);
    const manifest = await from.read(server);
    if (!manifest) continue;
    const fresh = new Map<string, Uint8Array>();
    for (const upload of manifest.uploads) fresh.set(upload.id, await from.bytes(server, upload));
    await keep(to, server, EMPTY, { ...manifest, removed: [] }, fresh);
    count += fresh.size;
  }
  return count;
}
