import { alone, type Replicas } from './app/replicas.ts';
import type { About } from './app/reports.ts';
import type { Store } from './app/store/store.ts';
import type { Config } from './config.ts';
import { compareFolder } from './library/compareFolder.ts';
import type { Library } from './library/library.ts';
import type { Watcher } from './library/watch.ts';
import type { DiscordHealth } from './ops/health.ts';
import type { Log } from './ops/log.ts';
import { type Meter, noMeter } from './ops/meter.ts';
import type { ReplicaState } from './ops/replicaMetrics.ts';

/** What runs beside the bot, and the library that the bot should use. */
export interface Services {
  library: Library;
  meter: Meter;
  replicas: Replicas;
  close(): Promise<void>;
}

/** Starts what the settings ask for: /healthz and /metrics, the watch on the articles folder, and taking part in the replicas. */
export async function openServices(options: {
  config: Config;
  log: Log;
  library: Library;
  about: About;
  /** What replicas share, where the settings name a database. */
  store: Pick<Store, 'shared'>;
  /** Absent in the terminal. */
  discord?: DiscordHealth;
}): Promise<Services> {
  const { config, log, about, store, discord } = options;
  const { healthPort: port, healthHost: host, seedsDir, cluster } = config;
  let { library } = options;
  let meter = noMeter;
  let replicas = alone;
  const closers: (() => unknown)[] = [];
  let watcher: Watcher | undefined;
  const stateOf = (): ReplicaState | null => {
    const { id, list, reached } = replicas;
    if (id === null) return null;
    const all = list();
    const differing = all.filter(({ differs }) => differs).length;
    return { id, alive: all.length, differing, database: reached() };
  };
  // Neither module is loaded unless it is needed.
  if (port !== null) {
    const [{ measure }, { serveHealth }] = await Promise.all([
      import('./ops/metrics.ts'),
      import('./ops/health.ts'),
    ]);
    const measured = measure(library, stateOf);
    library = measured.library;
    meter = measured.meter;
    const health = await serveHealth({
      host,
      port,
      library,
      registry: measured.registry,
      ...(discord && { discord }),
      watching: () => watcher?.state(),
      replica: stateOf,
    });
    closers.push(health.close, measured.close);
    log.info({ host, port: health.port }, 'Serving /healthz and /metrics');
  }
  let here = library;
  if (store.shared) {
    const { openReplicas } = await import('./replicas/open.ts');
    ({ replicas, library, here } = await openReplicas({
      about,
      log,
      library,
      // Not counted as one of the users’.
      unmeasured: options.library,
      store: store.shared.urgent,
      onClaim: meter.claimed,
      ...(cluster && { compare: () => compareFolder(seedsDir, cluster) }),
    }));
  }
  if (config.watch) {
    const { watchSeeds } = await import('./library/watch.ts');
    watcher = await watchSeeds(seedsDir, here, log, { poll: config.watch === 'poll' });
    closers.push(watcher.close);
    log.info('Watching the articles folder for changes');
  }
  return {
    library,
    meter,
    replicas,
    async close() {
      for (const close of closers) await close();
    },
  };
}
