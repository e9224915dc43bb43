import { openDescriber } from '../../../index/index.ts';
import type { Log } from '../../ops/log.ts';
import type { Store } from '../store/store.ts';
import { openDatabaseGround } from './databaseGround.ts';
import type { Quota } from './edits.ts';
import { openFileGround } from './fileGround.ts';
import { openShelf, type Shelf } from './shelf.ts';

/** The shelves of this process: in the database that it shares with others or, without one, in the data folder. */
export function openShelves(options: {
  dataDir: string;
  store: Pick<Store, 'use' | 'shared'>;
  quota: Quota;
  reindex(server: string): Promise<unknown>;
  log: Log;
}): Shelf {
  const { store, dataDir, log } = options;
  const { shared } = store;
  const ground = shared
    ? openDatabaseGround({ store, signals: shared.signals, dataDir })
    : openFileGround({ dataDir, log });
  return openShelf({ ...options, ground, describer: openDescriber() });
}
