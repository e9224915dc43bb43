import type { Clock } from '../util/backoff.ts';
import type { Reach } from './link.ts';

/**
 * Between two identifies of one bucket: Discord wants five seconds, and one of them may be longer on its way. See
 * https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
 */
export const SPACING_MS = 5250;

/**
 * Waits for a turn in the bucket of a shard, which no two replicas have within the spacing. While the database is away, and
 * when the signal ends the wait, it resolves at once. `wall` is milliseconds since 1970.
 */
export async function takeTurn(
  bucket: number,
  reach: Reach,
  { clock, wall, signal }: { clock: Clock; wall: () => number; signal: AbortSignal },
): Promise<void> {
  let waited: number | undefined;
  for (;;) {
    const rows = await reach((sql) => sql.read<{ at: number }>(LAST, bucket));
    if (!rows) return;
    const last = rows[0]?.at ?? 0;
    // One is waited for once, and no longer than it needs, however another machine's clock goes.
    const wait = last === waited ? 0 : Math.min(last + SPACING_MS - wall(), SPACING_MS);
    if (wait > 0) {
      if (!(await clock.pause(wait, signal))) return;
      waited = last;
    } else if ((await reach((sql) => sql.write(TURN, bucket, wall(), last))) !== 0) return;
  }
}

const LAST = 'SELECT at FROM identifies WHERE bucket = ?';
const TURN = `INSERT INTO identifies (bucket, at) VALUES (?, ?)
  ON CONFLICT (bucket) DO UPDATE SET at = excluded.at WHERE identifies.at = ?`;
