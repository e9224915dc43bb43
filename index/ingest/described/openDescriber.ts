import type { RequestThread } from '../requestThread.ts';
import type { Description } from './description.ts';

/** A file that somebody hands in; its extension tells the format. */
export interface HandedIn {
  path: string;
  bytes: Uint8Array;
}

/** Tells what is read of files, without holding up whoever asks. */
export interface Describer {
  /** Rejects where the thread that reads has ended. */
  describe(file: HandedIn): Promise<Description>;
  close(): void;
}

/** Without a file for this long, in milliseconds, the thread ends. */
const IDLE_MS = 10_000;

/** Files are read in a thread of its own, as those of the folder are. It is started with the first file and ends when there are no more. */
export function openDescriber(idleMs = IDLE_MS): Describer {
  let thread: Promise<RequestThread<HandedIn, Description>> | undefined;
  let asked = 0;
  let idle: NodeJS.Timeout | undefined;

  function end(): void {
    // What asked for it knows why there is none.
    thread?.then(({ close }) => close()).catch(() => {});
    thread = undefined;
  }

  return {
    async describe(file) {
      clearTimeout(idle);
      thread ??= start();
      const mine = thread;
      asked++;
      try {
        return await (await mine).ask(file);
      } catch (error) {
        if (thread === mine) end();
        throw error;
      } finally {
        if (--asked === 0) idle = setTimeout(end, idleMs).unref();
      }
    },
    close() {
      clearTimeout(idle);
      end();
    },
  };
}

async function start(): Promise<RequestThread<HandedIn, Description>> {
  const { openRequestThread } = await import('../requestThread.ts');
  return openRequestThread(new URL('./loader.js', import.meta.url));
}
