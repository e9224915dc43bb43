import type { Replicas } from '../app/replicas.ts';
import type { About } from '../app/reports.ts';
import type { Library } from '../library/library.ts';
import { within } from '../util/within.ts';
import { type Publishing, sharePublishing } from './publishing.ts';
import { shareReindex } from './reindex.ts';
import { joinReplicas, type ReplicasOptions } from './replicas.ts';

interface OpenOptions extends Omit<ReplicasOptions, 'about'> {
  about: About;
  library: Library;
  /** The same, for questions that nobody asked. */
  unmeasured: Library;
  /** Where all of them share an index: how many files of the folder are not as they are published. */
  compare?: () => Promise<number>;
}

export interface Opened {
  replicas: Replicas;
  /** A reindex of it is one of all replicas, */
  library: Library;
  /** and of this one is of this replica's part in that alone. */
  here: Library;
}

/** How long a start waits for that. */
const WARM_UP_MS = 5000;

/** Joins the replicas that share a store, and shares the reindexes of a library with them. What it is asked first nobody waits for. */
export async function openReplicas({
  about,
  library,
  unmeasured,
  compare,
  ...options
}: OpenOptions): Promise<Opened> {
  let publishing: Publishing | undefined;
  await within(WARM_UP_MS, warmUp(unmeasured));
  const member = await joinReplicas({
    ...options,
    about() {
      const { articles, passages } = library.status();
      const differing = publishing?.differing() ?? 0;
      const digest = library.digest() + (differing > 0 ? `+${differing}` : '');
      return { ...about, articles: articles.length, passages, digest };
    },
  });
  if (compare) publishing = sharePublishing(member, library, compare, options.log);
  const here = publishing?.library ?? library;
  return { replicas: member, library: shareReindex(member, library, options.log, here.rebuild), here };
}

/**
 * Asks a question in each language: the first one loads and compiles what the others need, which on a busy machine may take longer than
 * Discord waits. Others that are there answer meanwhile.
 */
async function warmUp(library: Pick<Library, 'ask' | 'status'>): Promise<void> {
  const { articles, languages } = library.status();
  for (const language of languages) {
    const article = articles.find((one) => one.language === language);
    if (article) await library.ask({ text: article.title, language });
  }
}
