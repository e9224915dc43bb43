import type { Client } from 'pg';

/** How long until it is tried again when a connection is lost. */
const AGAIN_MS = 5000;

export interface Listening {
  /**
   * The server's number for the connection; null while there is none, and through a pooler, whose connections do not end with those of
   * its clients.
   */
  session(): number | null;
  close(): Promise<void>;
}

/**
 * Calls `onRing` at each NOTIFY on the channel, and when it begins to listen: what rang before was missed. It keeps one connection
 * of its own, and makes another when that is lost.
 */
export function listen(channel: string, makeClient: () => Client, onRing: () => void): Listening {
  let client: Client | null = null;
  let again: NodeJS.Timeout | undefined;
  let closed = false;
  let session: number | null = null;

  async function begin(): Promise<void> {
    let lost = false;
    const lose = () => {
      if (!lost && !closed) again = setTimeout(begin, AGAIN_MS).unref();
      lost = true;
      session = null;
    };
    try {
      client = makeClient();
      client.on('error', lose).on('end', lose).on('notification', onRing);
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const pid = rows[0]?.pid ?? null;
      // A pooler has told another number when it was connected to.
      if (!lost && 'processID' in client && client.processID === pid) session = pid;
      if (!closed) onRing();
    } catch {
      lose();
      await client?.end().catch(() => {});
    }
  }

  const beginning = begin();
  return {
    session: () => session,
    async close() {
      closed = true;
      clearTimeout(again);
      await beginning;
      await client?.end().catch(() => {});
    },
  };
}
