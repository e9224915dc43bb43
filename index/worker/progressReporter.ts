import type { Progress } from './protocol.ts';

/** At most ten reports a second, and the last. */
export function progressReporter(
  report: (now: Pick<Progress, 'done' | 'total' | 'secondsLeft'>) => void,
): (done: number, total: number) => void {
  const began = performance.now();
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < 100) return;
    last = now;
    const elapsed = (now - began) / 1000;
    const told = elapsed > 0.5 && done > 0 && done < total;
    report({ done, total, ...(told && { secondsLeft: Math.ceil((elapsed / done) * (total - done)) }) });
  };
}
