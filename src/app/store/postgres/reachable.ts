import { DatabaseAway, type Session, type Sessions } from './sessions.ts';

/** How often it is looked whether a server that was away is there again. */
const LOOK_MS = 1000;

export interface Reachable extends Pick<Sessions, 'open' | 'close'> {
  /** Called when the server is there again after it was away. */
  onBack(listener: () => void): void;
  /** Counts as away until it responds: somebody had no answer in time. */
  doubt(): void;
}

/**
 * Sessions that reject at once while the server is away, so that nobody waits for what will not come; meanwhile it is looked
 * every second whether it is there again.
 */
export function openReachable(sessions: Pick<Sessions, 'open' | 'close'>): Reachable {
  const listeners: (() => void)[] = [];
  let away: DatabaseAway | null = null;
  let looking: NodeJS.Timeout | undefined;
  let closed = false;

  function lose(err: unknown): void {
    if (away || closed || !(err instanceof DatabaseAway)) return;
    away = err;
    void look();
  }

  async function look(): Promise<void> {
    try {
      const session = await sessions.open();
      try {
        await session.query('SELECT 1');
      } finally {
        session.release();
      }
    } catch {
      if (!closed) looking = setTimeout(look, LOOK_MS).unref();
      return;
    }
    away = null;
    if (!closed) for (const listener of listeners) listener();
  }

  /** Whatever is lost is lost for all. */
  async function noting<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (err) {
      lose(err);
      throw err;
    }
  }

  return {
    async open() {
      if (away) throw away;
      const session: Session = await noting(sessions.open());
      return { ...session, query: (...statement) => noting(session.query(...statement)) };
    },
    onBack: (listener) => void listeners.push(listener),
    doubt: () => lose(new DatabaseAway(new Error('no answer in time'))),
    close() {
      closed = true;
      clearTimeout(looking);
      return sessions.close();
    },
  };
}
