import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { answer } from '../answer.ts';
import { summarise } from '../articles/contents.ts';
import { createArticleLookup } from '../articles/lookup.ts';
import { createArticleReader } from '../articles/reader.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { offlineEmbedder } from '../embedders/offline.ts';
import type { Embedding } from '../embedders/open.ts';
import { buildIndex } from '../engine/buildIndex.ts';
import type { Index } from '../engine/languageIndex.ts';
import { openFolder } from '../ingest/folder.ts';
import { type Failure, readSeeds, type Seed, type Seeds } from '../ingest/seeds.ts';
import { computeMaker } from './maker.ts';
import { withPictures } from './pictures.ts';
import { progressReporter } from './progressReporter.ts';
import type { Progress, TaskRequest, Tasks, WorkerInput, WorkerMessage, WorkerRequest } from './protocol.ts';
import { readSnapshot, type Snapshot, WORTH_SAVING, writeSnapshot } from './snapshot.ts';
import { buildSound } from './soundBuild.ts';
import { receive, reuseVectors, transfer, type WarmState } from './transfer.ts';

const offline: Embedding = {
  embedder: offlineEmbedder,
  forQuestions: offlineEmbedder,
  vectors: async (_, known) => known,
};

const port = parentPort;
if (port) {
  const say = (message: WorkerMessage) => port.postMessage(message);
  await serve(say).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'EmbeddingError') throw error;
    say({ kind: 'refused', why: error.message });
  });
}

async function serve(say: (message: WorkerMessage) => void): Promise<void> {
  const { seedsDir, warmFrom: from, failed: before, snapshot: file, embedding } = workerData as WorkerInput;
  const progress = (stage: Progress['stage']) =>
    progressReporter((now) => say({ kind: 'progress', progress: { stage, ...now } }));
  const warn = (warning: string) => say({ kind: 'warning', warning });
  const open = async (): Promise<Embedding> => {
    if (!embedding) return offline;
    const { options, dataDir, patient } = embedding;
    const reports = { onFetch: progress('model'), onProgress: progress('embed'), warn, patient };
    const { openEmbedding } = await import('../embedders/open.ts');
    return openEmbedding(options, dataDir, reports);
  };
  // First of all: later another version may be on the disk.
  const maker = computeMaker();
  // One that takes over may have nothing to do, and a model is dear.
  let opened = from ? null : await open();
  const snapshot = opened && file ? lastSnapshot(file, maker, opened.embedder, warn) : null;
  const warm: WarmState = from
    ? await receive(from, maker)
    : { embedder: '', seeds: snapshot?.seeds ?? new Map(), vectors: new Map() };
  const known = new Map<string, Seed | Failure>(warm.seeds);
  if (before?.maker === maker)
    for (const failure of before.failures) known.set(failure.problem.path, failure);
  const found = await readSeeds(openFolder(seedsDir), known, progress('read')).catch(errorCode);
  if ('code' in found) return say({ kind: 'missing', code: found.code });
  if (found.seeds.length === 0) return say({ kind: 'empty', problems: found.problems });
  const same = unchanged(found, warm);
  const failed = { maker, failures: found.failures };
  if (same && from) return say({ kind: 'unchanged', problems: found.problems, failed });
  opened ??= await open();
  const { embedder, vectors, forQuestions } = opened;
  if (warm.embedder !== embedder.identity) warm.vectors.clear();
  const build = async () => {
    const articles = found.seeds.map((seed) => seed.article);
    const own = await vectors(articles, warm.vectors);
    const report = progress('index');
    return buildSound(articles, (sound) => buildIndex(sound, reuseVectors(embedder, own), report), report);
  };
  const restored = same ? await snapshot?.restore() : undefined;
  const built = restored ? { index: restored, problems: [] } : await build();
  const problems = [...found.problems, ...built.problems];
  if (!built.index) return say({ kind: 'empty', problems });
  const index = { ...built.index, embedder: forQuestions };
  const used = new Set(index.articles);
  const seeds = found.seeds.filter(({ article }) => used.has(article));
  if (!restored && file) keepSnapshot(file, maker, index, seeds, warn);
  warm.seeds.clear();
  warm.vectors.clear();
  const hashes = new Map(seeds.map((seed) => [seed.article.path, seed.hash]));
  const tasks: { [T in keyof Tasks]: (input: Tasks[T][0]) => Tasks[T][1] | Promise<Tasks[T][1]> } = {
    ask: async (question) => {
      const found = await answer(index, question);
      return question.pictures ? withPictures(found, seedsDir) : found;
    },
    read: createArticleReader(index, hashes),
    find: createArticleLookup(index),
  };
  const run = async ({ task, input }: TaskRequest) => tasks[task](input as never);
  port?.on('message', (request: WorkerRequest) => {
    if ('transferTo' in request) return void transfer(maker, seeds, index, request.transferTo);
    const { id } = request;
    run(request).then(
      (result) => say({ kind: 'result', id, result }),
      (error: unknown) =>
        say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) }),
    );
  });
  say({ kind: 'ready', contents: { ...summarise(index), problems, hashes }, failed });
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

/** Before the thread is ready: while one is being replaced the other answers, and writing would keep it from answering. */
function keepSnapshot(
  file: string,
  maker: string,
  index: Index,
  seeds: Seed[],
  warn: (warning: string) => void,
): void {
  try {
    const passages = [...index.languages.values()].reduce((sum, own) => sum + own.passages.length, 0);
    if (passages < WORTH_SAVING) rmSync(file, { force: true });
    else writeSnapshot(file, maker, index, seeds);
  } catch (error) {
    warn(`Could not save the index snapshot ${file}, so the next start rebuilds the index: ${error}`);
  }
}

function unchanged({ seeds }: Seeds, warm: WarmState): boolean {
  return (
    seeds.length === warm.seeds.size && seeds.every((seed) => warm.seeds.get(seed.article.path) === seed)
  );
}
