import type { Claim } from '../app/replicas.ts';
import type { Claimed as How } from '../ops/meter.ts';
import type { Clock } from '../util/backoff.ts';
import { isHeldBy } from './claimStatements.ts';
import type { Reach } from './link.ts';
import { DEAD_MS } from './pulse.ts';

/** So long at the least Discord knows a message by its nonce: “the past few minutes”. */
const NONCE_MS = 60_000;
/** How often, and after how many milliseconds each, a database is asked again by one that stood still, and lost its connections. */
const TRIES = 5;
const AGAIN_MS = 1000;

interface HoldingOptions {
  id: string;
  reach: Reach;
  clock: Clock;
  /** Milliseconds since 1970. */
  wall: () => number;
}

/** What a replica will know of an event that it begins to ask for now, once it is told how it got it. */
export function openHolding({ id, reach, clock, wall }: HoldingOptions) {
  return (event: string) => {
    const since = { own: clock.now(), machine: wall() };
    const { signal } = new AbortController();
    return (how: How): Claim => ({
      takenOver: how === 'takenOver',
      async holds() {
        // Of the two clocks, one stands still while the machine is suspended, and the other may be set.
        const passed = Math.max(clock.now() - since.own, wall() - since.machine);
        if (how === 'unclaimed' || passed < DEAD_MS) return true;
        for (let tries = 1; ; tries++) {
          const held = await reach((sql) => isHeldBy(sql, id, event));
          if (held !== undefined) return held;
          if (passed < NONCE_MS) return true;
          if (tries === TRIES) return false;
          await clock.pause(AGAIN_MS, signal);
        }
      },
    });
  };
}
