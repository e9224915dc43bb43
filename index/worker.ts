import { rmSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Answer, answer, type Question } from './answer.ts';
import type { Article } from './article.ts';
import { buildIndex, type Index } from './build.ts';
import { type Embedder, offlineEmbedder } from './embed.ts';
import type { Embedding } from './embedders/open.ts';
import type { ModelOptions } from './embedders/options.ts';
import { type Finding, type Found, finderOf } from './find.ts';
import { handOver, type Known, remembering, takeOver } from './handover.ts';
import { Meanings } from './meanings.ts';
import { type ArticleText, type Reading, readerOf } from './read.ts';
import { type Problem, readSeeds, type Seed, type Seeds } from './seeds.ts';
import { readSnapshot, type Snapshot, WORTH_SAVING, writeSnapshot } from './snapshot.ts';

/** What a thread is started with. */
export interface WorkerInput {
  seedsDir: string;
  /** From here comes what the thread of the last index knows already. */
  known?: MessagePort;
  /** The file in which the index is kept between runs; without it, it is not. */
  snapshot?: string;
  /** The model that embeds, and the folder for what it keeps; without it, the offline embedder does. */
  embedding?: { options: ModelOptions; dataDir: string };
}

export interface Progress {
  stage: 'model' | 'read' | 'embed' | 'index';
  /** Megabytes of a model, files while reading, passages else. */
  done: number;
  total: number;
  /** Of this stage, at the pace so far; missing until that can be told. */
  secondsLeft?: number;
}

export interface ArticleSummary {
  path: string;
  title: string;
  language: string;
  passages: number;
}

/** What an index holds. */
export interface Contents {
  articles: ArticleSummary[];
  passages: number;
  /** ISO 639-1 codes, most articles first. */
  languages: string[];
  problems: Problem[];
  /** Hash of each article's file, by path. */
  hashes: Map<string, string>;
}

/** What a thread can do: what it is given, and what comes back. */
export interface Tasks {
  ask: [Question, Answer];
  read: [Reading, ArticleText | null];
  find: [Finding, Found[]];
}

type TaskRequest = { [T in keyof Tasks]: { id: number; task: T; input: Tasks[T][0] } }[keyof Tasks];

/** What a thread is asked: a task, or to hand over what it knows to the thread of the next index. */
export type WorkerRequest = TaskRequest | { handOver: MessagePort };

/**
 * What a thread says: how far it is, that it is ready, that the seeds are those it was told of, that there are none,
 * that their passages cannot be embedded, or the result of a request.
 */
export type WorkerMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'warning'; warning: string }
  | { kind: 'ready'; contents: Contents }
  | { kind: 'unchanged'; problems: Problem[] }
  | { kind: 'empty'; problems: Problem[] }
  | { kind: 'refused'; why: string }
  | { kind: 'result'; id: number; result: Tasks[keyof Tasks][1] }
  | { kind: 'failed'; id: number; error: Error };

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
  const { seedsDir, known: from, snapshot: file, embedding } = workerData as WorkerInput;
  const progress = (stage: Progress['stage']) =>
    paced((now) => say({ kind: 'progress', progress: { stage, ...now } }));
  const warn = (warning: string) => say({ kind: 'warning', warning });
  const open = async (): Promise<Embedding> => {
    if (!embedding) return offline;
    const reports = { onFetch: progress('model'), onProgress: progress('embed'), warn };
    const { openEmbedding } = await import('./embedders/open.ts');
    return openEmbedding(embedding.options, embedding.dataDir, reports);
  };
  // One that takes over may have nothing to do, and a model is dear.
  let opened = from ? null : await open();
  const snapshot = opened && file ? lastSnapshot(file, opened.embedder, warn) : null;
  const known: Known = from
    ? await takeOver(from)
    : { embedder: '', seeds: snapshot?.seeds ?? new Map(), vectors: new Map() };
  const found = await readSeeds(seedsDir, known.seeds, progress('read'));
  const { seeds, problems } = found;
  if (seeds.length === 0) return say({ kind: 'empty', problems });
  const same = unchanged(found, known);
  if (same && from) return say({ kind: 'unchanged', problems });
  const articles = seeds.map((seed) => seed.article);
  opened ??= await open();
  const { embedder, vectors, forQuestions } = opened;
  if (known.embedder !== embedder.identity) known.vectors.clear();
  const build = async () => {
    const own = await vectors(articles, known.vectors);
    return buildIndex(articles, remembering(embedder, own), progress('index'));
  };
  const built = same ? await snapshot?.restore() : undefined;
  const index = { ...(built ?? (await build())), embedder: forQuestions };
  for (const own of index.languages.values()) if (own.vectors instanceof Meanings) own.vectors.prepare();
  if (!built && file) keepSnapshot(file, index, seeds, warn);
  known.seeds.clear();
  known.vectors.clear();
  const hashes = new Map(seeds.map((seed) => [seed.article.path, seed.hash]));
  const tasks: { [T in keyof Tasks]: (input: Tasks[T][0]) => Tasks[T][1] | Promise<Tasks[T][1]> } = {
    ask: (question) => answer(index, question),
    read: readerOf(index, hashes),
    find: finderOf(index),
  };
  const run = async ({ task, input }: TaskRequest) => tasks[task](input as never);
  port?.on('message', (request: WorkerRequest) => {
    if ('handOver' in request) return void handOver(seeds, index, request.handOver);
    const { id } = request;
    run(request).then(
      (result) => say({ kind: 'result', id, result }),
      (error: unknown) =>
        say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) }),
    );
  });
  say({ kind: 'ready', contents: { ...summarise(index), problems, hashes } });
}

function lastSnapshot(file: string, embedder: Embedder, warn: (warning: string) => void): Snapshot | null {
  const found = readSnapshot(file, embedder);
  if (typeof found !== 'string') return found;
  warn(`The index kept in ${file} is not used and built anew: ${found}`);
  return null;
}

/** Before the thread is ready: while one is being replaced the other answers, and writing would keep it from answering. */
function keepSnapshot(file: string, index: Index, seeds: Seed[], warn: (warning: string) => void): void {
  try {
    const passages = [...index.languages.values()].reduce((sum, own) => sum + own.passages.length, 0);
    if (passages < WORTH_SAVING) rmSync(file, { force: true });
    else writeSnapshot(file, index, seeds);
  } catch (error) {
    warn(`The index could not be kept in ${file}, so the next start builds it again: ${error}`);
  }
}

function unchanged({ seeds }: Seeds, known: Known): boolean {
  return (
    seeds.length === known.seeds.size && seeds.every((seed) => known.seeds.get(seed.article.path) === seed)
  );
}

function summarise(index: Index): Pick<Contents, 'articles' | 'passages' | 'languages'> {
  const counts = new Map<Article, number>();
  const perLanguage = new Map<string, number>();
  let passages = 0;
  for (const own of index.languages.values()) {
    passages += own.passages.length;
    for (const { article } of own.passages) counts.set(article, (counts.get(article) ?? 0) + 1);
  }
  for (const { language } of index.articles) perLanguage.set(language, (perLanguage.get(language) ?? 0) + 1);
  return {
    articles: index.articles.map((article) => {
      const { path, title, language } = article;
      return { path, title, language, passages: counts.get(article) ?? 0 };
    }),
    passages,
    languages: [...perLanguage]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([language]) => language),
  };
}

/** At most ten reports a second, and the last. */
function paced(
  report: (now: Pick<Progress, 'done' | 'total' | 'secondsLeft'>) => void,
): (done: number, total: number) => void {
  const began = performance.now();
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < 100) return;
    last = now;
    const elapsed = (now - began) / 1000;
    const told = elapsed > 0.5 && done > 0 && done < total;
    report({ done, total, ...(told && { secondsLeft: Math.ceil((elapsed / done) * (total - done)) }) });
  };
}
