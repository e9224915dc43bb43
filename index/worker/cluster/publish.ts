import type { ModelEmbedder } from '../../embedders/options.ts';
import { ClusterAway, ClusterError } from '../../engine/opensearch/cluster.ts';
import type { Article } from '../../ingest/article.ts';
import { settleLanguages } from '../../ingest/neighbours.ts';
import { describeReason, type Problem } from '../../ingest/problem.ts';
import type { Failure, Seed } from '../../ingest/seed.ts';
import { streamSeeds } from '../../ingest/seedStream.ts';
import type { Source } from '../../ingest/source.ts';
import { Draft, type DraftStart, StaleDraft } from './draft.ts';
import { openPassageVectors } from './passageVectors.ts';
import { lockPublishing, type PublisherLock } from './publisherLock.ts';
import { type ArticleEntry, readIndices, readState, type VersionState } from './versionState.ts';
import { deleteIndices, listIndices, publishedVersion, type Target, versionOf } from './versions.ts';

/** What came of reading a folder for a cluster. */
export type Publication =
  | { kind: 'published'; version: number; state: VersionState }
  /** The version that is published is that of the folder. */
  | { kind: 'unchanged'; version: number; problems: Problem[]; failures: Failure[] }
  | { kind: 'empty'; problems: Problem[] };

/**
 * Brings the published version up to date with a source: what has changed is parsed and sent, and then a new version named. Until then
 * everybody reads the one before, and should it end half-way, the next one goes on from there. Holds some files at a time. Where another
 * process is publishing, it waits for that one first.
 */
export async function publish(
  target: Target,
  source: Source,
  maker: string,
  onProgress: (done: number, total: number) => void = () => {},
  how: Publishing['how'] = {},
): Promise<Publication> {
  const lock = await lockPublishing(target);
  try {
    return await publishLocked({ target, source, maker, onProgress, how, lock });
  } finally {
    await lock.release();
  }
}

interface Publishing {
  target: Target;
  source: Source;
  maker: string;
  onProgress: (done: number, total: number) => void;
  how: Pick<DraftStart, 'saveMs'> & {
    /** A model, in place of the offline embedder; `maker` tells which. */
    embedder?: ModelEmbedder | undefined;
  };
  lock: PublisherLock;
  /** A draft has been given up already. */
  isAgain?: boolean;
}

async function publishLocked(publishing: Publishing): Promise<Publication> {
  const { target, source, maker, onProgress, how, lock, isAgain } = publishing;
  const { published, base, draft, version } = await openDraft(target, maker, how);
  try {
    const found = await take(source, base?.state.failures ?? [], draft, onProgress);
    if (draft.articles.size === 0) return { kind: 'empty', problems: found.problems };
    if (!draft.isChanged && base) return { kind: 'unchanged', version: base.version, ...found };
    const state = await draft.publish(found, lock);
    // The one before may still be read, be it by another version of the bot.
    await deleteOthers(target, version, published);
    return { kind: 'published', version, state };
  } catch (error) {
    if (!(error instanceof StaleDraft) || isAgain) throw error;
    await deleteOthers(target, published);
    return publishLocked({ ...publishing, isAgain: true });
  }
}

interface OpenDraft {
  /** The version that is published, whoever made it. */
  published: number | null;
  /** The one to begin with. */
  base: DraftStart['base'];
  draft: Draft;
  version: number;
}

async function openDraft(target: Target, maker: string, how: Publishing['how']): Promise<OpenDraft> {
  const published = await publishedVersion(target);
  const last = published === null ? null : await readState(target, published);
  const base =
    published !== null && last?.maker === maker && last.isWhole ? { version: published, state: last } : null;
  const versions = (await listIndices(target)).map((index) => versionOf(target.prefix, index) ?? 0);
  const begun = Math.max(0, ...versions);
  const saved = begun > (published ?? 0) ? await readState(target, begun) : null;
  const state = saved?.maker === maker && saved.base === (base?.version ?? null) ? saved : null;
  const version = state ? begun : begun + 1;
  const { embedder, ...rest } = how;
  const draft = new Draft(target, version, maker, {
    state,
    base,
    shards: await countShards(target),
    ...rest,
    ...(embedder && { vectors: openPassageVectors(target, embedder, last) }),
  });
  if (state && !(await draft.clean())) {
    await deleteOthers(target, published);
    return openDraft(target, maker, how);
  }
  return { published, base, draft, version };
}

/** Puts into a draft what is new in a source, and takes out what is gone. */
async function take(
  source: Source,
  before: readonly Failure[],
  draft: Draft,
  onProgress: (done: number, total: number) => void,
): Promise<{ problems: Problem[]; failures: Failure[] }> {
  const known = new Map<string, ArticleEntry | Failure>();
  for (const failure of before) known.set(failure.problem.path, failure);
  // What few words tell of a language depends on all other files: that is read anew each time.
  for (const [path, entry] of draft.articles) if (isSettled(entry)) known.set(path, entry);
  const gone = new Set(draft.articles.keys());
  const problems: Problem[] = [];
  const failures: Failure[] = [];
  const unsure: Seed[] = [];
  const sure: Seed[] = [];
  const put = async (
    { article, hash, problem, own, near }: Seed,
    made?: ReadonlyMap<string, Float32Array>,
  ) => {
    const entry = draft.articles.get(article.path);
    try {
      if (entry) await draft.remove(entry);
      const end = endOf(article);
      const rest = { hash, end, ...(problem && { problem }), ...(own && { own }), ...(near && { near }) };
      await draft.add(article, rest, made);
    } catch (error) {
      if (isOfCluster(error)) throw error;
      problems.push({ path: article.path, reason: 'failed', detail: describeReason(error) });
    }
  };
  // A model is asked for the passages of many articles at a time.
  let waiting: Seed[] = [];
  const putWaiting = async () => {
    const made = await draft.vectors?.of(waiting.map(({ article }) => article));
    for (const seed of waiting) await put(seed, made);
    waiting = [];
  };
  const add = async (seed: Seed) => {
    const { article, hash, problem } = seed;
    gone.delete(article.path);
    if (problem) problems.push(problem);
    const entry = draft.articles.get(article.path);
    if (entry?.hash === hash && entry.language === article.language) return;
    waiting.push(seed);
    const size = waiting.reduce((sum, own) => sum + own.article.text.length, 0);
    if (!draft.vectors || size >= AT_ONCE) await putWaiting();
  };
  for await (const read of streamSeeds(source, known, onProgress)) {
    if ('passages' in read) {
      gone.delete(read.path);
      if (read.problem) problems.push(read.problem);
      sure.push(stub(read));
    } else if (!('article' in read)) {
      if ('hash' in read && read.problem.reason !== 'failed') failures.push(read);
      problems.push('hash' in read ? read.problem : read);
    } else if (read.own && !read.own.sure) unsure.push(read);
    else {
      await add(read);
      sure.push(stub({ ...read.article, end: endOf(read.article), hash: '' }));
    }
  }
  const kept = new Set(sure);
  for (const seed of settleLanguages([...sure, ...unsure])) if (!kept.has(seed)) await add(seed);
  await putWaiting();
  for (const path of gone) await draft.remove(draft.articles.get(path) as ArticleEntry);
  return { problems, failures };
}

/** Characters of articles whose passages a model embeds together. */
const AT_ONCE = 200_000;

/** It is not the article's fault. */
function isOfCluster(error: unknown): boolean {
  return error instanceof ClusterError || error instanceof ClusterAway || error instanceof StaleDraft;
}

function isSettled({ own }: ArticleEntry): boolean {
  return own === undefined || own.sure;
}

/** As much of an article as its neighbours' languages depend on. */
function stub({
  path,
  title,
  language,
  end,
}: Pick<ArticleEntry, 'path' | 'title' | 'language' | 'end' | 'hash'>): Seed {
  const blocks: Article['blocks'] = [{ kind: 'paragraph', start: 0, end }];
  return { hash: '', article: { path, title, language, text: '', blocks } };
}

function endOf({ blocks }: Article): number {
  return blocks.at(-1)?.end ?? 0;
}

/** Deletes what none of some versions needs: that which is published, and the one before, which somebody may still read. */
async function deleteOthers(target: Target, ...versions: (number | null)[]): Promise<void> {
  const needed = new Set<string>();
  for (const version of versions)
    if (version !== null) for (const index of await readIndices(target, version)) needed.add(index);
  const all = await listIndices(target);
  await deleteIndices(
    target,
    all.filter((index) => !needed.has(index)),
  );
}

/** As many parts as there are nodes to hold them, three at most. */
async function countShards({ cluster }: Target): Promise<number> {
  const { number_of_data_nodes: nodes } = await cluster.request<{ number_of_data_nodes: number }>({
    method: 'GET',
    path: '/_cluster/health',
  });
  return Math.max(1, Math.min(MAX_SHARDS, nodes));
}

const MAX_SHARDS = 3;
