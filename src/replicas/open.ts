import type { Replicas } from '../app/replicas.ts';
import type { About } from '../app/reports.ts';
import type { Library } from '../library/library.ts';
import { within } from '../util/within.ts';
import { shareReindex } from './reindex.ts';
import { joinReplicas, type ReplicasOptions } from './replicas.ts';

interface OpenOptions extends Omit<ReplicasOptions, 'about'> {
  about: About;
  library: Library;
  /** The same, for questions that nobody asked. */
  unmeasured: Library;
}

/** How long a start waits for that. */
const WARM_UP_MS = 5000;

/** Joins the replicas that share a store, and shares the reindexes of a library with them. What it is asked first nobody waits for. */
export async function openReplicas({
  about,
  library,
  unmeasured,
  ...options
}: OpenOptions): Promise<{ replicas: Replicas; library: Library }> {
  await within(WARM_UP_MS, warmUp(unmeasured));
  const member = await joinReplicas({
    ...options,
    about() {
      const { articles, passages } = library.status();
      return { ...about, articles: articles.length, passages };
    },
  });
  return { replicas: member, library: shareReindex(member, library, options.log) };
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
