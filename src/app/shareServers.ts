import type { Library } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import type { Signals } from './signals.ts';

const SERVER_ARTICLES = 'server articles';

/** A library whose changes of a server's articles are worked in by all processes that share a store. */
export function shareServers(library: Library, signals: Signals, log: Log): Library {
  signals.hear(SERVER_ARTICLES, (server) => {
    library
      .refreshServers(server)
      .catch((err: unknown) =>
        log.error({ err }, 'Could not work in the articles that another replica changed'),
      );
  });
  return {
    ...library,
    async rebuildServer(server) {
      const report = await library.rebuildServer(server);
      await signals.tell(SERVER_ARTICLES, server);
      return report;
    },
  };
}
