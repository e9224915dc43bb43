import { openPool } from './pool.ts';
import { unusable } from './sessions.ts';

/** Which database an address leads to, in some words. Rejects with a StartError where it cannot be used, or reached. */
export async function describeServer(url: string): Promise<string> {
  const sessions = await openPool(url, { most: 1 });
  try {
    const session = await sessions.open();
    const { rows } = await session.query(WHICH);
    session.release();
    const [found] = rows as { version: string; name: string }[];
    return `“${found?.name}” of PostgreSQL ${found?.version}`;
  } catch (err) {
    throw unusable(err);
  } finally {
    await sessions.close();
  }
}

/** One row: `version` of the server and `name` of the database. */
export const WHICH = `SELECT current_setting('server_version') AS version, current_database() AS name`;
