/** Values that are remembered for a while. */
export interface TtlCache<T> {
  get(id: string): T | undefined;
  set(id: string, value: T): void;
  delete(id: string): void;
}

/** Remembers the last `limit` things, each for `ms`. */
export function openTtlCache<T>(limit: number, ms: number, now: () => number = Date.now): TtlCache<T> {
  const kept = new Map<string, { value: T; until: number }>();
  return {
    get(id) {
      const found = kept.get(id);
      return found && found.until > now() ? found.value : undefined;
    },
    set(id, value) {
      kept.delete(id);
      kept.set(id, { value, until: now() + ms });
      // A map keeps insertion order: the first is the oldest.
      for (const [oldest, { until }] of kept) {
        if (kept.size <= limit && until > now()) break;
        kept.delete(oldest);
      }
    },
    delete(id) {
      kept.delete(id);
    },
  };
}
