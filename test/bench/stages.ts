import { answer } from '../../index/answer.ts';
import type { OramaIndex } from '../../index/engine/orama/oramaIndex.ts';
import { sharedWordVectors } from '../../index/wordvectors/shared.ts';
import { benchCorpus } from './corpus.ts';
import { built } from './engines.ts';
import { used } from './memory.ts';
import { profileQuestions, type StageTimes, stageNames } from './stageTimes.ts';
import { measureStructures } from './structures.ts';
import { worstQuestions } from './worst.ts';

// Where the time of a whole question and where the memory goes: `stages.ts PASSAGES`, in a process of its own.
const size = Number(process.argv[2]);
/** The first questions wait for what is compiled and worked out once. */
const WARM_UP = 100;
const QUESTIONS = 400;
/** How often a worst question is asked. */
const ASKED_AGAIN = 7;
/** Smaller structures are summed up. */
const LEAST_MB = 0.2;

const { index, questions } = await fill();
const ask = (text: string) => answer(index, { text });
for (const text of questions.slice(0, WARM_UP)) await ask(text);
const { db } = index.languages.get('en') as OramaIndex;
printTimes(await profileQuestions(db, questions.slice(WARM_UP), ask));
await printWorst();
await printMemory();

/** The texts that it was made from are dropped when it returns. */
async function fill() {
  const { texts, questions } = await benchCorpus(size, WARM_UP + QUESTIONS);
  const { index } = await built(texts);
  return { index, questions: questions.map(({ text }) => text) };
}

function printTimes(times: readonly StageTimes[]): void {
  const totals = times.map((stages) => sum(stages.values()));
  print(`${size.toLocaleString('en')} passages, ${times.length} whole questions under the profiler`);
  print('', 'p50 ms', 'p95 ms', 'p99 ms', 'mean ms', 'share');
  for (const name of stageNames) {
    const own = times.map((stages) => stages.get(name) ?? 0);
    print(name, ...figures(own), percent(sum(own), sum(totals)));
  }
  print('all', ...figures(totals), '');
}

async function printWorst(): Promise<void> {
  const ordinary = await medianOf(questions.slice(-WARM_UP));
  print('\nWorst questions', 'p50 ms', 'times the ordinary one');
  for (const [name, text] of Object.entries(worstQuestions(questions))) {
    const took = await medianOf(Array<string>(ASKED_AGAIN).fill(text));
    print(name, took.toFixed(2), (took / ordinary).toFixed(1));
  }
}

/** How long it takes to answer one of these, in ms. */
async function medianOf(asked: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const text of asked) {
    const begin = performance.now();
    await ask(text);
    times.push(performance.now() - begin);
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1] as number;
}

async function printMemory(): Promise<void> {
  const alive = used();
  const { rss } = process.memoryUsage();
  const structures = await measureStructures({ ...index, wordVectors: sharedWordVectors() });
  const all = sum(structures.values());
  print(`\nWhat they leave in memory after a garbage collection`);
  print('', 'MB', 'share');
  const large = [...structures].filter(([, bytes]) => bytes >= LEAST_MB * 1e6).sort((a, b) => b[1] - a[1]);
  for (const [name, bytes] of large) print(name, megabytes(bytes), percent(bytes, all));
  print('smaller ones', megabytes(all - sum(large.map(([, bytes]) => bytes))));
  print('all of the index', megabytes(all));
  print('alive, with the program', alive.toFixed(1));
  print('the process (RSS)', megabytes(rss));
}

function figures(values: readonly number[]): string[] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.95), at(0.99), sum(values) / values.length].map((ms) => ms.toFixed(2));
}

function print(name: string, ...cells: string[]): void {
  console.log(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(9)).join('')}`.trimEnd());
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
