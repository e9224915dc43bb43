import type { Surface } from '../app/surface.ts';
import { runTerminal } from './repl.ts';
import type { Terminal } from './terminal.ts';

/** The terminal as a place to ask: it ends with its input, or with `/quit`. */
export function openTerminal(terminal: Terminal): Surface {
  const leaving = new AbortController();
  let end: (reason: null) => void;
  let fail: (err: unknown) => void;
  const ended = new Promise<null>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return {
    async start(app) {
      runTerminal(app, terminal, leaving.signal).then(() => end(null), fail);
    },
    ended,
    async stop() {
      leaving.abort();
      await ended;
    },
  };
}
