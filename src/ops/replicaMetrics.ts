import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Claimed, Meter } from './meter.ts';

/** What is told of a replica. */
export interface ReplicaState {
  /** This one's name. */
  id: string;
  /** How many live, this one too. */
  alive: number;
  /** How many of those have had other articles than this one for some minutes. */
  differing: number;
  /** The shared database can be used. */
  database: boolean;
}

const CLAIMED: readonly Claimed[] = ['own', 'elsewhere', 'takenOver', 'unclaimed'];

/** Measures what replicas share; `state` is null where this process is alone, and then nothing is told. */
export function measureReplicas(
  registry: Registry,
  state: () => ReplicaState | null,
): Pick<Meter, 'claimed' | 'roundTrip'> {
  const registers = [registry];
  const told = (name: string, help: string, value: (state: ReplicaState) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const now = state();
        if (now) this.set(value(now));
        else this.remove();
      },
    });
  told('footnote_replicas', 'Replicas that are alive, this one too', ({ alive }) => alive);
  told(
    'footnote_replicas_differing',
    'Replicas whose articles have been others than this one’s for some minutes',
    ({ differing }) => differing,
  );
  told('footnote_database_reached', 'Whether the shared database can be used', ({ database }) =>
    Number(database),
  );
  new Gauge({
    name: 'footnote_replica_info',
    help: 'The name of this replica',
    labelNames: ['replica'],
    registers,
    collect() {
      const now = state();
      if (now) this.set({ replica: now.id }, 1);
    },
  });
  const claims = new Counter({
    name: 'footnote_claims_total',
    help: 'Events by who did the work: own, elsewhere, takenOver (from a replica that died) or unclaimed (the database was away)',
    labelNames: ['outcome'],
    registers,
  });
  const claiming = new Histogram({
    name: 'footnote_claim_seconds',
    help: 'Time to claim an event',
    buckets: [0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
    registers,
  });
  const trips = new Histogram({
    name: 'footnote_database_seconds',
    help: 'Round trips to the shared database',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 2],
    registers,
  });
  for (const outcome of CLAIMED) claims.inc({ outcome }, 0);
  return {
    claimed(outcome, seconds) {
      claims.inc({ outcome });
      claiming.observe(seconds);
    },
    roundTrip: (seconds) => trips.observe(seconds),
  };
}
