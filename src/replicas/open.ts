import type { Replicas } from '../app/replicas.ts';
import type { About } from '../app/reports.ts';
import type { Library } from '../library/library.ts';
import { shareReindex } from './reindex.ts';
import { joinReplicas, type ReplicasOptions } from './replicas.ts';

interface OpenOptions extends Omit<ReplicasOptions, 'about'> {
  about: About;
  library: Library;
}

/** Joins the replicas that share a store, and shares the reindexes of a library with them. */
export async function openReplicas({
  about,
  library,
  ...options
}: OpenOptions): Promise<{ replicas: Replicas; library: Library }> {
  const member = await joinReplicas({
    ...options,
    about() {
      const { articles, passages } = library.status();
      return { ...about, articles: articles.length, passages };
    },
  });
  return { replicas: member, library: shareReindex(member, library, options.log) };
}
