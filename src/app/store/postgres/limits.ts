import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { MakeLimiter } from '../../rateLimit.ts';
import type { Value } from '../database.ts';
import type { Store } from '../store.ts';

/** Limiters that all who share a store count in together; while it cannot be used, each process counts by itself. */
export function limitersIn(store: Store): MakeLimiter {
  const storeClient = {
    // Its statements have numbers for their values already.
    async query({ text, values }: { text: string; values: Value[] }) {
      const rows = await store.use((db) => db.read(text, ...values), null);
      if (!rows) throw new Error('The store cannot be used');
      return { rows, rowCount: rows.length };
    },
  };
  return (how) => {
    const insuranceLimiter = new RateLimiterMemory(how);
    const shared = new RateLimiterPostgres({
      ...how,
      storeClient,
      storeType: 'client',
      tableName: 'limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter,
    });
    // A wait that is longer was counted by a clock that is ahead: nobody waits until then.
    const longestMs = 2 * how.duration * 1000;
    return {
      points: how.points,
      async consume(key, cost) {
        // Nobody's id is kept.
        const code = await store.sign(key);
        if (code === null) return insuranceLimiter.consume(key, cost);
        try {
          return await shared.consume(code, cost);
        } catch (err) {
          if (!(err instanceof RateLimiterRes) || err.msBeforeNext <= longestMs) throw err;
          await shared.delete(code);
          return shared.consume(code, cost);
        }
      },
    };
  };
}
