import type { Writable } from 'node:stream';

const BAR_AFTER_MS = 500;

/** Columns that the words beside the bar take at most, in most languages. */
const WORDS = 52;

interface Counted {
  done: number;
  total: number;
}

export interface Bar<Progress extends Counted> {
  show(progress: Progress): void;
  /** Removes the bar from the screen. */
  end(): void;
}

/**
 * A progress bar, drawn only on a terminal and only for what takes longer than half a second. `words` says what
 * is counted.
 */
export async function openBar<Progress extends Counted>(
  stream: (Writable & { isTTY?: boolean; columns?: number }) | undefined,
  words: (progress: Progress) => string,
): Promise<Bar<Progress>> {
  if (!stream?.isTTY) return { show: () => {}, end: () => {} };
  const { SingleBar } = (await import('cli-progress')).default;
  // The words matter more than the bar, which takes the room that is left.
  const barsize = Math.max(5, Math.min(40, (stream.columns ?? 80) - WORDS));
  const bar = new SingleBar({ format: '{bar} {words}', barsize, stream, clearOnComplete: true });
  const began = performance.now();
  let started = false;
  return {
    show(progress) {
      if (performance.now() - began < BAR_AFTER_MS) return;
      const { done, total } = progress;
      const payload = { words: words(progress) };
      if (started) {
        bar.setTotal(total);
        bar.update(done, payload);
      } else bar.start(total, done, payload);
      started = true;
    },
    end() {
      if (started) bar.stop();
      started = false;
    },
  };
}
