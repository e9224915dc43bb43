import { randomUUID } from 'node:crypto';
import type { Signals } from '../../signals.ts';
import type { Store } from '../store.ts';
import type { Listening } from './listen.ts';
import type { Sessions } from './sessions.ts';

/** How often the table is read. Where the server can, NOTIFY says sooner that it is time to. */
const LOOK_MS = 5000;
/** Told ten minutes ago, a signal may be gone (see `UPKEEP`): what has not been read for this long may have been missed. */
const LOST_MS = 5 * 60_000;
/** A transaction that was slower to end than others has a number below theirs: so far back it is read again. */
const OVERLAP = 200;

/** Signals in a table, which is the truth, and NOTIFY as a bell: through PgBouncer it does not ring, and the clock remains. */
export function openSignals(
  store: Store,
  sessions: Pick<Sessions, 'listen'>,
): Signals & Pick<Listening, 'session'> {
  const sender = randomUUID();
  const hearers: { kind: string; listener: (body: string | null) => void }[] = [];
  let last: number | null = null;
  let seen = new Set<number>();
  let readAt = 0;
  let reading = false;
  let again = false;

  /** One at a time; what rings meanwhile is looked at after it. */
  async function look(): Promise<void> {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    try {
      do {
        again = false;
        const found = await store.use<Told[] | null>((db) => db.read(READ, (last ?? 0) - OVERLAP), null);
        if (found) pass(found);
      } while (again);
    } finally {
      reading = false;
    }
  }

  function pass(found: readonly Told[]): void {
    const missed = last === null || performance.now() - readAt > LOST_MS;
    readAt = performance.now();
    for (const { id, sender: who, kind, body } of found) {
      if (!missed && who !== sender && !seen.has(id))
        for (const hearer of hearers) if (hearer.kind === kind) hearer.listener(body);
      last = Math.max(last ?? 0, id);
    }
    seen = new Set(found.map(({ id }) => id));
    last ??= 0;
    if (missed) for (const hearer of hearers) hearer.listener(null);
  }

  const listening = sessions.listen(look);
  const timer = setInterval(look, LOOK_MS).unref();
  void look();

  return {
    session: listening.session,
    async tell(kind, body, within) {
      if (within) await within.read(TELL, sender, kind, body);
      else await store.use((db) => db.read(TELL, sender, kind, body), []);
    },
    hear: (kind, listener) => void hearers.push({ kind, listener }),
    async close() {
      clearInterval(timer);
      await listening.close();
    },
  };
}

interface Told {
  id: number;
  sender: string;
  kind: string;
  body: string;
}

const READ = 'SELECT id, sender, kind, body FROM signals WHERE id > ? ORDER BY id';
const TELL = `WITH told AS (INSERT INTO signals (sender, kind, body) VALUES (?, ?, ?) RETURNING id)
  SELECT pg_notify('footnote', '') FROM told`;
