import type { Describer } from '../../../index/index.ts';
import type { Log } from '../../ops/log.ts';
import { DAY_MS, LEFT_DAYS } from '../store/retention.ts';
import { prune } from './edits.ts';
import type { Ground } from './ground.ts';
import { readAll } from './incoming.ts';
import type { Manifest, Upload } from './manifest.ts';

/** What has to be done for shelves that nobody asks for. */
export interface Care {
  /** Finishes what was left unfinished in a server's folder, takes up the files in it that nobody knows of, and has it indexed. */
  settle(server: string): Promise<void>;
  /** Deletes what can no longer be undone, and a shelf whose server removed the bot long ago. */
  expire(server: string): Promise<void>;
}

interface CareOptions {
  ground: Ground;
  describer: Describer;
  index(server: string): Promise<unknown>;
  log: Log;
  now: () => number;
}

export function openCare({ ground, describer, index, log, now }: CareOptions): Care {
  async function adopt(server: string, paths: readonly string[]): Promise<number> {
    const uploads: Upload[] = [];
    for (const path of paths) {
      const bytes = await ground.bytes(server, { id: '', path });
      const file = { name: path, bytes, from: { kind: 'found' } as const };
      const [read] = await readAll([file], describer, { by: null, now: now() });
      // It lies where it lies, whatever name it would have been given.
      if (read?.putting) uploads.push({ ...read.putting.upload, path });
    }
    if (uploads.length)
      await ground.change(server, (manifest) => ({
        next: { ...manifest, uploads: [...manifest.uploads, ...uploads].sort(byPath) },
        result: null,
      }));
    return uploads.length;
  }

  return {
    async settle(server) {
      const { changed, found } = await ground.settle(server);
      const adopted = await adopt(server, found);
      if (adopted > 0)
        log.warn({ server, adopted }, 'Found articles in the library of a server that it had not added');
      if (changed || adopted > 0) await index(server);
    },

    async expire(server) {
      const manifest = await ground.read(server);
      const { leftAt = null } = manifest ?? {};
      const pruned = (all: Manifest) => prune(all, now());
      if (manifest && pruned(manifest) !== manifest)
        await ground.change(server, (all) => ({ next: pruned(all), result: null }));
      if (leftAt === null || leftAt > now() - LEFT_DAYS * DAY_MS) return;
      await ground.forget(server);
      await index(server);
      log.info({ server }, 'Deleted the library of a server that removed the bot thirty days ago');
    },
  };
}

function byPath(a: Upload, b: Upload): number {
  return a.path < b.path ? -1 : 1;
}
