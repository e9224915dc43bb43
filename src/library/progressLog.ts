import type { Progress } from '../../index/index.ts';
import type { Log } from '../ops/log.ts';

/** Logs the progress of a build every few seconds; of a short one, nothing. */
export function progressLog(log: Log): (progress: Progress) => void {
  let last = performance.now();
  return (progress) => {
    if (performance.now() - last < LOG_MS) return;
    last = performance.now();
    log.info(progress, 'Building the index');
  };
}

const LOG_MS = 5000;
