import { rmSync } from 'node:fs';
import { embedApart } from '../embedders/apart/embedApart.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { offlineEmbedder } from '../embedders/offline.ts';
import type { Embedding } from '../embedders/open.ts';
import { buildIndex } from '../engine/buildIndex.ts';
import type { Index } from '../engine/languageIndex.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Failure, Seed } from '../ingest/seed.ts';
import { readSeeds, type Seeds } from '../ingest/seeds.ts';
import { openCommon } from '../ingest/serverFolders.ts';
import { countChanged, isSmall, prepareChange } from './change.ts';
import { offlineEmbedding } from './offlineEmbedding.ts';
import { progressReporter } from './progressReporter.ts';
import type { Failed, Progress, WorkerInput, WorkerMessage } from './protocol.ts';
import { openServing, type Serving } from './serving.ts';
import { readSnapshot, type Snapshot, WORTH_SAVING, writeSnapshot } from './snapshot.ts';
import { buildSound } from './soundBuild.ts';
import { receive, reuseVectors, type WarmState } from './transfer.ts';

/** What a thread has once it is ready. */
export interface Started {
  serving: Serving;
  embedding: Embedding;
  failed: Failed;
}

/** What it says instead where it does not get so far. */
export type NotStarted = Extract<WorkerMessage, { kind: 'missing' | 'empty' | 'unchanged' | 'saved' }>;

/**
 * Makes the first index of a thread: of what the thread before it knows, else of the snapshot, with what has changed since worked
 * in, else of the files alone. Throws an `EmbeddingError` where the passages cannot be embedded.
 */
export async function start(
  maker: string,
  input: WorkerInput,
  say: (message: WorkerMessage) => void,
): Promise<Started | NotStarted> {
  const { warmFrom: from, failed: before, snapshot: file, endsWhenSaved, embedding } = input;
  const progress = (stage: Progress['stage']) =>
    progressReporter((now) => say({ kind: 'progress', progress: { stage, ...now } }));
  const warn = (warning: string) => say({ kind: 'warning', warning });
  const open = async (): Promise<Embedding> => {
    if (!embedding) return offlineEmbedding;
    const { options, dataDir, patient } = embedding;
    const reports = { onFetch: progress('model'), onProgress: progress('embed'), warn, patient };
    const { openEmbedding } = await import('../embedders/open.ts');
    return openEmbedding(options, dataDir, reports);
  };
  // One that takes over may have nothing to do, and a model is dear.
  let opened = from ? null : await open();
  const snapshot = opened && file ? lastSnapshot(file, maker, opened.embedder, warn) : null;
  const warm: WarmState = from
    ? await receive(from, maker)
    : { embedder: '', seeds: snapshot?.seeds ?? new Map(), vectors: new Map() };
  const known = new Map<string, Seed | Failure>(warm.seeds);
  if (before?.maker === maker)
    for (const failure of before.failures) known.set(failure.problem.path, failure);
  const found = await readSeeds(openCommon(input), known, progress('read')).catch(errorCode);
  if ('code' in found) return { kind: 'missing', code: found.code };
  if (found.seeds.length === 0) return { kind: 'empty', problems: found.problems };
  const failed = { maker, failures: found.failures };
  const changed = countChanged(warm.seeds, found.seeds);
  if (changed === 0 && from) return { kind: 'unchanged', problems: found.problems, failed };
  opened ??= await open();
  const { embedder, vectors, forQuestions } = opened;
  if (warm.embedder !== embedder.identity) warm.vectors.clear();
  const build = async () => {
    const articles = found.seeds.map((seed) => seed.article);
    const own = await vectors(articles, warm.vectors);
    const report = progress('index');
    const apart = embedder === offlineEmbedder ? embedApart(articles) : null;
    const reusing = reuseVectors(apart?.embedder ?? embedder, own);
    return buildSound(articles, (sound) => buildIndex(sound, reusing, report), report).finally(apart?.close);
  };
  const restored =
    snapshot && isSmall(changed, found.seeds.length) ? await restore(snapshot, found, opened) : null;
  const built = restored ?? (await build());
  const problems = [...found.problems, ...built.problems];
  if (!built.index) return { kind: 'empty', problems };
  const index = { ...built.index, embedder: forQuestions };
  const serving = openServing(index, found.seeds, problems, input);
  const isSaved = !restored && file !== undefined && keepSnapshot(file, maker, serving, warn);
  if (isSaved && endsWhenSaved) return { kind: 'saved', failed };
  return { serving, embedding: opened, failed };
}

/** The saved index with what has changed since worked in. */
async function restore(
  snapshot: Snapshot,
  { seeds }: Seeds,
  embedding: Embedding,
): Promise<{ index: Index; problems: Problem[] }> {
  const index = await snapshot.restore();
  const { unchanged, problems, apply } = await prepareChange(index, seeds, embedding);
  return { index: unchanged ? index : await apply(), problems };
}

function errorCode(error: NodeJS.ErrnoException): { code: string } {
  if (!error.code) throw error;
  return { code: error.code };
}

function lastSnapshot(
  file: string,
  maker: string,
  embedder: Embedder,
  warn: (warning: string) => void,
): Snapshot | null {
  const found = readSnapshot(file, maker, embedder);
  if (typeof found !== 'string') return found;
  warn(`Ignoring the index snapshot ${file} and rebuilding the index: ${found}`);
  return null;
}

/** Is it saved? Before the thread is ready: while one is being replaced the other answers, and writing would keep it from answering. */
function keepSnapshot(
  file: string,
  maker: string,
  { index, seeds, contents }: Serving,
  warn: (warning: string) => void,
): boolean {
  try {
    if (contents.passages < WORTH_SAVING) rmSync(file, { force: true });
    else writeSnapshot(file, maker, index, seeds);
    return contents.passages >= WORTH_SAVING;
  } catch (error) {
    warn(`Could not save the index snapshot ${file}, so the next start rebuilds the index: ${error}`);
    return false;
  }
}
