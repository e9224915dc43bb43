import type { Log } from '../ops/log.ts';

/** So long after the articles have changed, all replicas have read them, or have followed who published them. */
const SETTLED_MS = 5 * 60_000;

/** Which other replicas have other articles than this one. */
export interface Differing {
  /** What the others that live have, this one's own articles being `digest`; told after each beat. */
  see(digest: string, others: readonly { id: string; digest: string }[]): void;
  has(id: string): boolean;
}

/** `now` is in milliseconds, from any beginning. It is logged once, until all have the same again. */
export function openDiffering(now: () => number, log: Log): Differing {
  /** Since when they differ. */
  let since = new Map<string, number>();
  let told = false;
  const has = (id: string) => now() - (since.get(id) ?? Number.POSITIVE_INFINITY) >= SETTLED_MS;
  return {
    see(digest, others) {
      // One of a version that does not tell has none.
      const differ = others.filter((one) => one.digest !== '' && one.digest !== digest);
      since = new Map(differ.map(({ id }) => [id, since.get(id) ?? now()]));
      const settled = differ.filter(({ id }) => has(id)).map(({ id }) => id);
      if (settled.length > 0 && !told)
        log.warn(
          { replicas: settled },
          'Other replicas have another folder of articles (SEEDS_DIR) than this one: give all of them the same',
        );
      if (settled.length > 0) told = true;
      if (differ.length === 0) told = false;
    },
    has,
  };
}
