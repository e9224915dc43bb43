/** How often a replica tells that it is alive. */
export const BEAT_MS = 500;
/** Without a beat for so long it is dead. A question in Discord has twice that. */
export const DEAD_MS = 1500;

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
    forget: () => seen.clear(),
  };
}
