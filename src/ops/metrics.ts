import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from './meter.ts';
import { measureReplicas, type ReplicaState } from './replicaMetrics.ts';

/** What is measured: an index that reports its state and can be rebuilt. */
export interface Measurable {
  status(): IndexState & { problems: readonly unknown[] };
  rebuild(...how: never[]): Promise<{ seconds: number }>;
}

/** The state of an index. */
export interface IndexState {
  articles: readonly unknown[];
  passages: number;
  /** When it was last built, or found to be up to date. */
  builtAt: Date;
  /** False while the thread that answers has died and not been replaced. */
  answering: boolean;
}

/** A library whose reindexes are counted, and a meter for questions. */
export interface Measured<L> {
  library: L;
  meter: Meter;
  registry: Registry;
  /** Stops measuring the process. */
  close(): void;
}

/** Measures questions, a library, the process and, where there are several, the replicas. */
export function measure<L extends Measurable>(
  library: L,
  replica: () => ReplicaState | null = () => null,
): Measured<L> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const questions = new Counter({
    name: 'footnote_questions_total',
    help: 'Questions by outcome: answered, unsure, declined or failed',
    labelNames: ['outcome'],
    registers,
  });
  const languages = new Counter({
    name: 'footnote_question_languages_total',
    help: 'Questions by language (ISO 639-1)',
    labelNames: ['language'],
    registers,
  });
  const seconds = new Histogram({
    name: 'footnote_question_seconds',
    help: 'Time to answer a question, including the wait',
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
    registers,
  });
  const queue = new Gauge({
    name: 'footnote_questions_waiting',
    help: 'Questions waiting for an answer',
    registers,
  });
  const reindexes = new Counter({
    name: 'footnote_reindexes_total',
    help: 'Reindexes by outcome: done or failed',
    labelNames: ['outcome'],
    registers,
  });
  const reindexSeconds = new Gauge({
    name: 'footnote_reindex_seconds',
    help: 'How long the last reindex took',
    registers,
  });
  gauge('footnote_index_articles', 'Articles in the index', () => library.status().articles.length);
  gauge('footnote_index_passages', 'Passages in the index', () => library.status().passages);
  gauge(
    'footnote_index_problems',
    'Files that were skipped or read in part',
    () => library.status().problems.length,
  );
  gauge('footnote_index_age_seconds', 'Time since the index was last built or checked', () =>
    secondsSince(library.status().builtAt),
  );
  gauge('footnote_index_answering', 'Whether the index thread is answering', () =>
    Number(library.status().answering),
  );
  for (const outcome of ['answered', 'unsure', 'declined', 'failed']) questions.inc({ outcome }, 0);
  for (const outcome of ['done', 'failed']) reindexes.inc({ outcome }, 0);

  function gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  }

  const meter: Meter = {
    ...measureReplicas(registry, replica),
    begin() {
      queue.inc();
      const stop = seconds.startTimer();
      return ({ outcome, language }) => {
        stop();
        queue.dec();
        questions.inc({ outcome });
        if (outcome !== 'failed') languages.inc({ language: language ?? 'none' });
      };
    },
  };
  const counted: L = {
    ...library,
    async rebuild(...how: never[]) {
      try {
        const report = await library.rebuild(...how);
        reindexes.inc({ outcome: 'done' });
        reindexSeconds.set(report.seconds);
        return report;
      } catch (err) {
        reindexes.inc({ outcome: 'failed' });
        throw err;
      }
    },
  };
  return { library: counted, meter, registry, close: () => registry.clear() };
}

/** Seconds since a time. */
export function secondsSince(time: Date): number {
  return Math.max(0, (Date.now() - time.getTime()) / 1000);
}
