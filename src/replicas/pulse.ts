/** How often a replica tells that it is alive. */
export const BEAT_MS = 500;
/**
 * Without a beat for so long it is dead. A question in Discord has twice that, of which the other half is needed to see it, to take
 * the question and to acknowledge it. Less would take those for dead that live on a machine that is too busy for three beats; what they
 * had begun is then done twice, of which Discord refuses the second.
 *
 * One that is merely late does not acknowledge sooner what it might lose: an acknowledgement is the first thing that is done with a
 * question anyhow, and whoever has no processor for a beat, of which nobody waits, has none for that.
 */
export const DEAD_MS = 1500;
/**
 * Without a beat for so long, it is looked whether its connection has ended (see `Lifeline`): then it is dead already. Longer than it
 * takes to the next beat, so that one which has only lost that connection goes on living by its beats.
 */
export const SUSPECT_MS = BEAT_MS + 100;

/**
 * Which replicas live, by the beats that this process sees them count. It asks no clock but its own, so those of the machines may
 * differ as they like.
 */
export interface Pulse {
  /** It is being looked: what comes next is what can be seen now. */
  look(): void;
  /** A replica has counted so many beats; null: it has left. */
  see(id: string, beats: number | null): void;
  /** Milliseconds since its last beat was seen; infinite for one that has left, or never was. */
  silence(id: string): number;
  alive(id: string): boolean;
  /** It is known to be dead, unless it beats again. */
  bury(id: string): void;
  /** Nothing could be seen for a while, so what was seen before tells nothing: all get their time anew. */
  forget(): void;
}

/** `now` is in milliseconds, from any beginning. */
export function openPulse(now: () => number): Pulse {
  const seen = new Map<string, { beats: number; at: number }>();
  let looked = now();
  const silence = (id: string) => now() - (seen.get(id)?.at ?? Number.NEGATIVE_INFINITY);
  return {
    look() {
      // Where this process or its machine stood still, it could not see, and perhaps nobody could beat.
      const missed = now() - looked - 2 * BEAT_MS;
      if (missed > 0) for (const one of seen.values()) one.at += missed;
      looked = now();
    },
    see(id, beats) {
      if (beats === null) seen.delete(id);
      else if (seen.get(id)?.beats !== beats) seen.set(id, { beats, at: now() });
    },
    silence,
    alive: (id) => silence(id) < DEAD_MS,
    bury(id) {
      const one = seen.get(id);
      if (one) one.at = Number.NEGATIVE_INFINITY;
    },
    forget: () => seen.clear(),
  };
}
