import { rmSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Answer, answer, type Question } from './answer.ts';
import type { Article } from './article.ts';
import { buildIndex, type Index } from './build.ts';
import { offlineEmbedder } from './embed.ts';
import { type Finding, type Found, finderOf } from './find.ts';
import { handOver, type Known, remembering, takeOver } from './handover.ts';
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
}

export interface Progress {
  stage: 'read' | 'embed' | 'index';
  /** Files while reading, passages while indexing. */
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
 * or the result of a request.
 */
export type WorkerMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'warning'; warning: string }
  | { kind: 'ready'; contents: Contents }
  | { kind: 'unchanged'; problems: Problem[] }
  | { kind: 'empty'; problems: Problem[] }
  | { kind: 'result'; id: number; result: Tasks[keyof Tasks][1] }
  | { kind: 'failed'; id: number; error: Error };

const port = parentPort;
if (port) await serve((message) => port.postMessage(message));

async function serve(say: (message: WorkerMessage) => void): Promise<void> {
  const { seedsDir, known: from, snapshot: file } = workerData as WorkerInput;
  const progress = (stage: Progress['stage']) =>
    paced((now) => say({ kind: 'progress', progress: { stage, ...now } }));
  const warn = (warning: string) => say({ kind: 'warning', warning });
  const snapshot = from || !file ? null : lastSnapshot(file, warn);
  const known: Known = from
    ? await takeOver(from)
    : { seeds: snapshot?.seeds ?? new Map(), vectors: new Map() };
  const found = await readSeeds(seedsDir, known.seeds, progress('read'));
  const { seeds, problems } = found;
  if (seeds.length === 0) return say({ kind: 'empty', problems });
  const same = unchanged(found, known);
  if (same && from) return say({ kind: 'unchanged', problems });
  const articles = seeds.map((seed) => seed.article);
  const embedder = remembering(offlineEmbedder, known.vectors);
  const built = same ? await snapshot?.restore() : undefined;
  const index = {
    ...(built ?? (await buildIndex(articles, embedder, progress('index')))),
    embedder: offlineEmbedder,
  };
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

function lastSnapshot(file: string, warn: (warning: string) => void): Snapshot | null {
  const found = readSnapshot(file, offlineEmbedder);
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
