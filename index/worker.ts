import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, answer, type Question } from './answer.ts';
import type { Article } from './article.ts';
import { buildIndex, type Index } from './build.ts';
import { offlineEmbedder } from './embed.ts';
import { type Problem, readSeeds } from './seeds.ts';

/** What a thread is started with. */
export interface WorkerInput {
  seedsDir: string;
}

export interface Progress {
  stage: 'read' | 'embed' | 'index';
  /** Files while reading, passages while indexing. */
  done: number;
  total: number;
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

/** What a thread is asked. */
export interface WorkerRequest {
  id: number;
  question: Question;
}

/** What a thread says: how far it is, that it is ready, or the answer to a request. */
export type WorkerMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'ready'; contents: Contents }
  | { kind: 'empty'; problems: Problem[] }
  | { kind: 'answer'; id: number; answer: Answer }
  | { kind: 'failed'; id: number; error: Error };

const port = parentPort;
if (port) await serve((message) => port.postMessage(message));

async function serve(say: (message: WorkerMessage) => void): Promise<void> {
  const { seedsDir } = workerData as WorkerInput;
  const progress = (stage: Progress['stage']) =>
    paced((done, total) => say({ kind: 'progress', progress: { stage, done, total } }));
  const { seeds, problems } = await readSeeds(seedsDir, undefined, progress('read'));
  if (seeds.length === 0) {
    say({ kind: 'empty', problems });
    return;
  }
  const index = await buildIndex(
    seeds.map((seed) => seed.article),
    offlineEmbedder,
    progress('index'),
  );
  const hashes = new Map(seeds.map((seed) => [seed.article.path, seed.hash]));
  port?.on('message', ({ id, question }: WorkerRequest) => {
    answer(index, question).then(
      (found) => say({ kind: 'answer', id, answer: found }),
      (error: unknown) =>
        say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) }),
    );
  });
  say({ kind: 'ready', contents: { ...summarise(index), problems, hashes } });
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
function paced(report: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    if (done < total && performance.now() - last < 100) return;
    last = performance.now();
    report(done, total);
  };
}
