import path from 'node:path';
import type { Article } from '../../index/ingest/article.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { splitPassages } from '../../index/ingest/passages.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { loadStemmer } from '../../index/text/stem.ts';
import { tokenize } from '../../index/text/tokenize.ts';
import { evalFolder, readRows } from '../eval/sets.ts';

/** A corpus for the benchmark and real questions on it. */
export interface BenchCorpus {
  /** Each passage's text; the first are real paragraphs, the others sentences of real articles, mixed anew. */
  texts: string[];
  questions: { text: string; answer: number[] }[];
}

/** Languages with the same letters, so that one index of them has a large vocabulary. */
const LANGUAGES = ['en', 'es', 'de', 'ro', 'tr', 'vi'];

/**
 * Makes a corpus of `size` passages, the same each time, and as many questions on it, in an order in which the first few are
 * a fair sample of all. Throws when the evaluation data is not there.
 */
export async function benchCorpus(size: number, questions: number): Promise<BenchCorpus> {
  const folder = evalFolder();
  if (!folder) throw new Error('expected evaluation data beside the project, found none');
  const set = path.join(folder, 'xquad');
  const { seeds } = await readSeeds(openFolder(path.join(set, 'seeds')));
  const articles = seeds.map((seed) => seed.article).filter(({ language }) => LANGUAGES.includes(language));
  const real = articles.filter(({ language }) => language === 'en').flatMap(paragraphs);
  const pool = articles.flatMap((article) =>
    splitPassages(article).flatMap((passage) =>
      passage.sentences.map(({ start, end }) => article.text.slice(start, end)),
    ),
  );
  const random = generator(size);
  const texts = real.map(({ text }) => text);
  while (texts.length < size) {
    texts.push(Array.from({ length: 5 }, () => pool[Math.floor(random() * pool.length)] as string).join(' '));
  }
  const rows = readRows(path.join(set, 'questions.jsonl')).filter(({ lang }) => lang === 'en');
  return {
    texts: texts.slice(0, size),
    questions: shuffled(rows, generator(1))
      .slice(0, questions)
      .map((row) => ({ text: row.question, answer: answersTo(row, real) })),
  };
}

/** The words that every engine gets: folded and stemmed as English. */
export async function benchTokens(): Promise<(text: string) => string[]> {
  const stem = await loadStemmer('en');
  return (text) => tokenize(text).map(stem);
}

interface Paragraph {
  article: string;
  line: number;
  text: string;
}

function paragraphs(article: Article): Paragraph[] {
  return splitPassages(article).map(({ start, end, line }) => ({
    article: article.path,
    line,
    text: article.text.slice(start, end),
  }));
}

function answersTo(
  { article, paragraph = 0 }: { article: string | null; paragraph?: number },
  real: Paragraph[],
): number[] {
  return real.flatMap((one, i) => (one.article === article && one.line === 3 + 2 * paragraph ? [i] : []));
}

/** Fisher and Yates. */
function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const mixed = [...all];
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [mixed[i], mixed[other]] = [mixed[other] as T, mixed[i] as T];
  }
  return mixed;
}

/** A small linear congruential generator (Lehmer, modulus 2^31 - 1): the corpus is the same on every run. */
function generator(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
