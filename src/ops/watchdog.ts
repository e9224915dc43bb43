/** Longer than discord.js needs to notice a dead connection (two heartbeats), give up on it and open another one. */
export const SILENCE_MS = 5 * 60_000;

export interface Watchdog {
  /** Resolves after too long a silence. */
  expired: Promise<void>;
  stop(): void;
}

/**
 * Checks regularly how long ago something was heard. Silence counts only while this process runs: a machine that
 * slept for an hour gets time to reconnect.
 */
export function openWatchdog(ageMs: () => number | null, limitMs = SILENCE_MS): Watchdog {
  const every = limitMs / 30;
  let looked = performance.now();
  let silent = 0;
  let expire = () => {};
  const expired = new Promise<void>((resolve) => {
    expire = resolve;
  });
  const timer = setInterval(() => {
    const now = performance.now();
    const passed = now - looked;
    looked = now;
    const age = ageMs();
    silent = age !== null && age <= passed ? 0 : silent + Math.min(passed, 2 * every);
    if (silent < limitMs) return;
    clearInterval(timer);
    expire();
  }, every);
  timer.unref();
  return { expired, stop: () => clearInterval(timer) };
}
