import type { Work } from '../app/replicas.ts';
import type { Claimed as How } from '../ops/meter.ts';
import type { Clock } from '../util/backoff.ts';
import { openBatches } from '../util/batches.ts';
import {
  type Claimed,
  claimIn,
  giveBack,
  type Held,
  markDone,
  type Open,
  openIn,
  takeFrom,
  type Wanted,
} from './claimStatements.ts';
import { openHolding } from './holding.ts';
import type { Reach } from './link.ts';
import { DEAD_MS, type Pulse, SUSPECT_MS } from './pulse.ts';

/** How often a replica looks after the events that others have: of Discord's three seconds it may cost twice that, beside `DEAD_MS`. */
const LOOK_MS = 150;

/** How long it is known whose an event is: an interaction can be answered no longer. */
export const CLAIM_MS = 15 * 60_000;

/** Events in one statement. */
const AT_ONCE = 50;

/** Whose the events are, of which one replica each does the work. */
export interface Claims {
  once(event: string, work: Work, talk?: string): Promise<void>;
  /** Marks what could not be marked as done when it was. */
  settle(): Promise<void>;
  /** Claims nothing more; what others do is theirs from now on. */
  retire(): void;
  /** Gives back what is not done. */
  release(): Promise<void>;
}

export interface ClaimsOptions {
  /** This replica. */
  id: string;
  reach: Reach;
  pulse: Pulse;
  /** Whether a replica that is late is no more, as far as can be told. */
  isGone?: (replica: string) => Promise<boolean>;
  clock: Clock;
  /** Milliseconds since 1970. */
  wall: () => number;
  /** Told of each claim, and how long it took, in seconds. */
  onClaim?: (how: How, seconds: number) => void;
}

export function openClaims({
  id,
  reach,
  pulse,
  isGone = async () => false,
  clock,
  wall,
  onClaim = () => {},
}: ClaimsOptions): Claims {
  /** The events that others have, kept until they are done. */
  const kept = new Set<Kept>();
  /** Those that are worked on here. */
  const own = new Map<string, Promise<void>>();
  const unmarked = new Set<string>();
  const retired = new AbortController();
  const holding = openHolding({ id, reach, clock, wall });
  let watching = false;

  async function once(event: string, work: Work, talk: string | null): Promise<void> {
    const began = clock.now();
    const hold = holding(event);
    const found = await claim({ event, talk });
    const seconds = (clock.now() - began) / 1000;
    const how = await ending(event, found);
    onClaim(how, seconds);
    if (how === 'elsewhere') return;
    try {
      if (talk !== null && how !== 'unclaimed') await untilFirst(event, talk);
      await work(hold(how));
    } finally {
      unmarked.add(event);
      await mark(event);
    }
  }

  const claim = openBatches(async (wanted: readonly Wanted[]) => {
    const rows = await reach((sql) => claimIn(sql, id, wanted, wall()));
    return wanted.map(({ event }) => rows?.find((row) => row.event === event));
  }, AT_ONCE);

  /** Waits for the older messages of a talk that others have: those of a millisecond apart may reach replicas in another order. */
  async function untilFirst(event: string, talk: string): Promise<void> {
    const isBefore = (one: Open) =>
      one.talk === talk && one.owner !== id && pulse.alive(one.owner) && Number(one.event) < Number(event);
    while ((await readOpen())?.some(isBefore) && (await clock.pause(LOOK_MS, retired.signal)));
  }

  async function readOpen(): Promise<Open[] | undefined> {
    const open = await reach(openIn);
    pulse.look();
    for (const { owner, beats } of open ?? []) pulse.see(owner, beats);
    return open;
  }

  const mark = openBatches(async (events: readonly string[]) => {
    const done = await reach((sql) => markDone(sql, id, events));
    if (done !== undefined) for (const event of events) unmarked.delete(event);
    return events;
  }, AT_ONCE);

  async function look(): Promise<void> {
    const open = await readOpen();
    const owners = new Map(open?.map(({ event, owner }) => [event, owner]));
    await buryTheGone(new Set(owners.values()));
    const orphans: Kept[] = [];
    for (const one of kept) {
      const owner = owners.get(one.event);
      // Of whom nothing is heard for so long is dead, whichever way.
      if (!open && clock.now() - one.heardAt >= DEAD_MS) one.end('unclaimed');
      if (!open) continue;
      one.heardAt = clock.now();
      if (owner === undefined) one.end('elsewhere');
      else if (!pulse.alive(owner)) orphans.push(one);
    }
    await Promise.all(orphans.map((one) => takeOver(one, owners.get(one.event) ?? '')));
  }

  async function buryTheGone(owners: ReadonlySet<string>): Promise<void> {
    const late = [...owners].filter((owner) => pulse.alive(owner) && pulse.silence(owner) >= SUSPECT_MS);
    await Promise.all(
      late.map(async (owner) => {
        // It may have beaten meanwhile.
        if ((await isGone(owner)) && pulse.silence(owner) >= SUSPECT_MS) pulse.bury(owner);
      }),
    );
  }

  async function takeOver(one: Kept, owner: string): Promise<void> {
    // Not where another one was quicker.
    if (await take({ event: one.event, owner })) one.end('takenOver');
  }

  const take = openBatches(async (from: readonly Held[]) => {
    const taken = await reach((sql) => takeFrom(sql, id, from));
    return from.map(({ event }) => taken?.includes(event) ?? false);
  }, AT_ONCE);

  async function watch(): Promise<void> {
    if (watching) return;
    watching = true;
    while (kept.size > 0 && (await clock.pause(LOOK_MS, retired.signal))) await look();
    watching = false;
  }

  /** How it ends with a claim; of an event that another replica has, once that is done, or is no more. */
  function ending(event: string, claim: Claimed | undefined): How | Promise<How> {
    if (!claim) return 'unclaimed';
    if (claim.done || (claim.owner !== id && retired.signal.aborted)) return 'elsewhere';
    if (claim.owner === id) return 'own';
    return new Promise((resolve) => {
      const one = {
        event,
        heardAt: clock.now(),
        end(how: How) {
          kept.delete(one);
          resolve(how);
        },
      };
      kept.add(one);
      void watch();
    });
  }

  return {
    async once(event, work, talk) {
      if (retired.signal.aborted) return;
      const running = own.get(event) ?? once(event, work, talk ?? null).finally(() => own.delete(event));
      own.set(event, running);
      return running;
    },
    async settle() {
      await Promise.all([...unmarked].map(mark));
    },
    retire() {
      retired.abort();
      for (const one of kept) one.end('elsewhere');
    },
    async release() {
      await this.settle();
      await reach((sql) => giveBack(sql, id));
    },
  };
}

/** An event that another replica has. */
interface Kept {
  event: string;
  /** When the database last told of it. */
  heardAt: number;
  end(how: How): void;
}
