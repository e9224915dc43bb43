import type { Embedding } from '../embedders/open.ts';
import { buildIndex } from '../engine/buildIndex.ts';
import type { Index } from '../engine/languageIndex.ts';
import { updateIndex } from '../engine/updateIndex.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Failure, Seed } from '../ingest/seed.ts';
import { readSeeds, type Seeds } from '../ingest/seeds.ts';
import type { Source } from '../ingest/source.ts';
import { buildSound } from './soundBuild.ts';
import { reuseVectors } from './transfer.ts';

/** What is to be worked into an index. */
export interface Change {
  /** Is the index what it is to be already? */
  unchanged: boolean;
  /** New articles that it cannot have. */
  problems: Problem[];
  /** Works it in. Should it throw, the index is neither what it was nor what it was to be. */
  apply(): Promise<Index>;
}

/**
 * Makes ready to bring an index up to date with seeds: new articles are tried alone and embedded, nothing is changed yet. Throws
 * what the embedder throws, and where no article would be left.
 */
export async function prepareChange(
  index: Index,
  seeds: readonly Seed[],
  { embedder, vectors }: Pick<Embedding, 'embedder' | 'vectors'>,
): Promise<Change> {
  const all = seeds.map((seed) => seed.article);
  const before = new Set(index.articles);
  const fresh = all.filter((article) => !before.has(article));
  const own = reuseVectors(embedder, await vectors(fresh, new Map(), 'others'));
  const { index: tried, problems } =
    fresh.length > 0
      ? await buildSound(fresh, (sound) => buildIndex(sound, own))
      : { index: null, problems: [] };
  const sound = new Set(tried?.articles);
  const articles = all.filter((article) => before.has(article) || sound.has(article));
  if (articles.length === 0) throw new Error('no article is left');
  return {
    unchanged: sound.size === 0 && articles.length === before.size,
    problems,
    apply: () => updateIndex(index, articles, own),
  };
}

/**
 * Reads the folder again, parses what has changed, and makes ready to work it in. Null where that is too much for a thread that has
 * questions to answer: they wait while it parses one file, and while it works all of it in.
 */
export async function readChange(
  source: Source,
  { index, seeds }: { index: Index; seeds: readonly Seed[] },
  failures: readonly Failure[],
  embedding: Embedding,
  onProgress: (done: number, total: number) => void,
): Promise<{ found: Seeds; change: Change } | null> {
  const before = byPath(seeds);
  const known = new Map<string, Seed | Failure>(before);
  for (const failure of failures) known.set(failure.problem.path, failure);
  let room = MAX_PARSED;
  const beforeParse = (bytes: number) => {
    room -= bytes;
    if (room < 0) throw new TooMuch();
  };
  try {
    const found = await readSeeds(source, known, onProgress, { beforeParse });
    const changed = countChanged(before, found.seeds);
    if (!isSmall(changed, seeds.length) || (changed > 0 && isWorn(index))) return null;
    return { found, change: await prepareChange(index, found.seeds, embedding) };
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

class TooMuch extends Error {}

/** Bytes that are parsed in a thread that answers: they take a second or less. */
const MAX_PARSED = 500_000;

/**
 * May so many of all files have come, gone or changed? A start works them in again and again, until an index is built that has
 * them, and is saved.
 */
export function isSmall(changed: number, all: number): boolean {
  return changed <= Math.max(MAX_FILES, MAX_SHARE * all);
}

const MAX_FILES = 20;
const MAX_SHARE = 0.02;

/** Is more of an index room that passages have left than is worth keeping? Only one that is built has none. */
function isWorn({ languages }: Index): boolean {
  const all = [...languages.values()];
  const passages = all.reduce((sum, own) => sum + own.passages.length, 0);
  const removed = all.reduce((sum, own) => sum + own.removed, 0);
  return removed > Math.max(MAX_REMOVED, MAX_REMOVED_SHARE * passages);
}

/** Passages: they take about as much memory as those that are there. */
const MAX_REMOVED = 2000;
const MAX_REMOVED_SHARE = 0.25;

/** How many articles are in one of two collections and not in the other; one that has changed counts once. */
export function countChanged(before: ReadonlyMap<string, Seed>, after: readonly Seed[]): number {
  const paths = new Set([...before.keys(), ...after.map((seed) => seed.article.path)]);
  const same = after.filter(({ article }) => before.get(article.path)?.article === article).length;
  return paths.size - same;
}

function byPath(seeds: readonly Seed[]): Map<string, Seed> {
  return new Map(seeds.map((seed) => [seed.article.path, seed]));
}
