import type { Pool, PoolClient } from 'pg';
import { openTurns } from '../../../util/turns.ts';
import { listen } from './listen.ts';
import { codeOf, DatabaseAway, type Session, type Sessions } from './sessions.ts';

/** Connections of one process: a question needs one for some milliseconds at a time. */
const MOST = 10;
/** Discord waits for three seconds: what is away must be found out, and gone on without, in less. */
const CONNECT_MS = 1000;
const STATEMENT_MS = 1500;
const IDLE_MS = 60_000;
/** So many stay, however long nobody needs them: many questions at once would else begin with as many connections. */
export const STAYING = 5;

/** How long it goes on with those it has when the server gives no more. */
const FEW_MS = 60_000;

export interface PoolOptions {
  /** How many connections there may be (10). */
  most?: number;
  /** After how long one that nobody uses ends, in ms (a minute; 0: never). */
  idleMs?: number;
  /** Told of how many connections it makes do with, as the server gives no more. */
  onFew?: (count: number) => void;
  /** Whose connections it borrows when it has none and gets none. */
  otherwise?: Pick<Sessions, 'open'>;
}

/** After so long without a word the system asks whether the other side is still there. */
const QUIET_MS = 10_000;

/**
 * Connections by node-postgres, as the URL says. Nothing of them lasts longer than a transaction (no settings, no names), so a
 * PgBouncer in transaction mode may stand between.
 */
export async function openPool(
  url: string,
  { most = MOST, idleMs = IDLE_MS, onFew = () => {}, otherwise }: PoolOptions = {},
): Promise<Sessions> {
  const { default: pg } = await import('pg');
  const address = {
    connectionString: withoutAliases(url),
    fallback_application_name: 'footnote',
    connectionTimeoutMillis: connectMsIn(url),
  };
  const alive = { keepAlive: true, keepAliveInitialDelayMillis: QUIET_MS };
  const parsers: Record<number, (text: string) => unknown> = { [INT8]: Number, [NUMERIC]: Number };
  /** How many connections each has; its own count are those, too, that it is only trying to make. */
  const made = new WeakMap<Pool, number>();
  let pool = makePool();

  function makePool(): Pool {
    const own = new pg.Pool({
      ...address,
      ...alive,
      max: most,
      min: Math.min(most, STAYING),
      idleTimeoutMillis: idleMs,
      types: { getTypeParser: (oid: number) => parsers[oid] ?? pg.types.getTypeParser(oid) },
    });
    // One that nobody uses has ended: there will be another.
    own.on('error', () => {});
    const add = (count: number) => made.set(own, (made.get(own) ?? 0) + count);
    own.on('connect', () => add(1)).on('remove', () => add(-1));
    return own;
  }

  // Where one connection is lost, others may be and not know it.
  function renew(lost: Pool): void {
    if (pool !== lost) return;
    pool = makePool();
    void lost.end().catch(() => {});
  }

  /** Where the server gives no more connections, one of those that are there is waited for. */
  async function open(mine: Pool): Promise<Session> {
    for (;;) {
      try {
        const client = await mine.connect();
        return session(client, () => renew(mine));
      } catch (err) {
        const { options } = mine;
        const count = made.get(mine) ?? 0;
        if (isFull(err) && count === 0 && otherwise) return otherwise.open();
        if (!isFull(err) || count === 0) throw new DatabaseAway(err);
        if (options.max === most) setTimeout(() => Object.assign(options, { max: most }), FEW_MS).unref();
        options.max = count;
        onFew(count);
      }
    }
  }

  return {
    open: () => open(pool),
    listen: (onRing) => listen('footnote', () => new pg.Client({ ...address, ...alive }), onRing),
    close: () => pool.end(),
  };
}

// To node-postgres they are all the same, and it warns that they will not always be.
function withoutAliases(url: string): string {
  return url.includes('uselibpqcompat')
    ? url
    : url.replace(/(?<=[?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, 'verify-full');
}

// As libpq reads it, in seconds; node-postgres does not.
function connectMsIn(url: string): number {
  return Number(new URL(url).searchParams.get('connect_timeout')) * 1000 || CONNECT_MS;
}

// Numbers of types in pg_type: what COUNT and SUM give.
const INT8 = 20;
const NUMERIC = 1700;

function session(client: PoolClient, onLost: () => void): Session {
  const inTurn = openTurns();
  let lost: DatabaseAway | null = null;
  // Else an end between two statements would end the process.
  const onError = (err: Error) => lose(err);
  client.on('error', onError);

  function lose(err: unknown): DatabaseAway {
    lost ??= new DatabaseAway(err);
    onLost();
    return lost;
  }

  return {
    query: (statement, values = [], ms = STATEMENT_MS) =>
      inTurn('', async () => {
        if (lost) throw lost;
        const query = { text: statement, values: [...values], query_timeout: ms };
        try {
          const { rows, rowCount } = await client.query(
            values.length ? query : { ...query, values: undefined },
          );
          return { rows, changed: rowCount ?? 0 };
        } catch (err) {
          throw isLoss(err) ? lose(err) : err;
        }
      }),
    release() {
      client.off('error', onError);
      client.release(lost ?? undefined);
    },
  };
}

/** The server, the database or the user has as many connections as it may; through PgBouncer, that has. */
function isFull(err: unknown): boolean {
  return codeOf(err) === '53300' || (err instanceof Error && /no more connections allowed/.test(err.message));
}

/** The server ends the connection (it shuts down, or has no room), or it is no error of the server at all. */
function isLoss(err: unknown): boolean {
  return !/^[0-9A-Z]{5}$/.test(codeOf(err)) || /^(?:08|57P|53300|25P03)/.test(codeOf(err));
}
