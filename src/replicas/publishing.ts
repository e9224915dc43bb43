import type { Library } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import type { Runner } from './reindex.ts';

/** What a replica does about an index that all of them share. */
export interface Publishing {
  /** The library, for whoever hears that its folder has changed. */
  library: Library;
  /** How many files of this replica's folder are not as they are published, when it last looked. */
  differing(): number;
}

/**
 * Of replicas that share an index, the one that has the lease publishes its folder: when it gets the lease, and when the folder changes
 * while it has it. The others follow what is published, and only look whether their folders are the same (`compare`): two folders would
 * else be published over each other in turn.
 */
export function sharePublishing(
  { lease, afterBeat }: Pick<Runner, 'lease' | 'afterBeat'>,
  library: Library,
  compare: () => Promise<number>,
  log: Log,
): Publishing {
  const index = lease('index');
  let running = false;
  /** The term of the lease for which the folder has been published. */
  let publishedIn: number | null = null;
  /** The articles that the folder was compared with. */
  let comparedWith: string | null = null;
  let differing = 0;

  afterBeat(async () => {
    if (running) return;
    if (index.held && index.term !== publishedIn)
      run(publish, 'Could not publish what has changed in the folder');
    if (!index.held && library.digest() !== comparedWith)
      run(look, 'Could not compare the folder with what is published');
  });

  function run(work: () => Promise<void>, failed: string): void {
    running = true;
    void work()
      .catch((err: unknown) => log.error({ err }, failed))
      .finally(() => {
        running = false;
      });
  }

  async function publish(): Promise<void> {
    publishedIn = index.term;
    await library.rebuild();
  }

  async function look(): Promise<void> {
    comparedWith = library.digest();
    differing = await compare();
  }

  return {
    differing: () => (index.held ? 0 : differing),
    library: {
      ...library,
      async rebuild(onProgress) {
        if (index.held) return library.rebuild(onProgress);
        // Should this replica get the lease back, it is another term or the same: then this has to be made up for.
        publishedIn = null;
        const began = performance.now();
        await look();
        const { problems } = library.status();
        return { added: [], changed: [], removed: [], problems, seconds: (performance.now() - began) / 1000 };
      },
    },
  };
}
