import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openFolder } from '../../index/ingest/folder.ts';
import { splitPassages } from '../../index/ingest/passages.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { tokenize } from '../../index/text/tokenize.ts';

export type Passages = { words: string[]; language: string }[];

export interface Question {
  question: string;
  lang: string;
  kind: string | undefined;
  /** The passages that hold an accepted answer. */
  right: number[];
}

export interface QuestionSet {
  name: string;
  passages: Passages;
  questions: Question[];
}

interface Row {
  id: string;
  lang: string;
  question: string;
  article: string | null;
  answers: string[];
  kind?: string;
  alt?: { article: string; answers: string[] }[];
}

/** One in so many of XQuAD's questions is enough to tell. */
const EVERY = 4;

/**
 * The folders of an evaluation folder with their questions that have an answer: real documentation, XQuAD's questions of all
 * languages on its English articles, and those of each language on its own.
 */
export async function* evaluationSets(folder: string): AsyncGenerator<QuestionSet> {
  const natural = path.join(folder, 'natural');
  for (const name of readdirSync(natural).sort()) {
    const own = path.join(natural, name);
    if (!existsSync(path.join(own, 'questions.jsonl'))) continue;
    const cross = readRows(path.join(own, 'cross.jsonl')).map((row) => ({ ...row, kind: 'cross' }));
    yield makeSet(`natural/${name}`, path.join(own, 'seeds'), [
      ...readRows(path.join(own, 'questions.jsonl')),
      ...cross,
    ]);
  }
  const xquad = path.join(folder, 'xquad');
  const rows = readRows(path.join(xquad, 'questions.jsonl'));
  const english = new Map(rows.filter(({ lang }) => lang === 'en').map((row) => [numberOf(row), row]));
  const numbers = new Set([...english.keys()].filter((_, i) => i % EVERY === 0));
  const some = rows.filter((row) => numbers.has(numberOf(row)));
  const below = (row: Row, seeds: string) => ({
    ...row,
    article: row.article?.slice(seeds.length + 1) ?? null,
  });
  const inEnglish = some.map((row) => {
    const { article, answers } = english.get(numberOf(row)) as Row;
    return below({ ...row, article, answers }, 'en');
  });
  yield makeSet('all on en', path.join(xquad, 'seeds/en'), inEnglish);
  for (const language of readdirSync(path.join(xquad, 'seeds')).sort()) {
    const own = some.filter(({ lang }) => lang === language).map((row) => below(row, language));
    if (language !== 'en') yield makeSet('xquad', path.join(xquad, 'seeds', language), own);
  }
}

function numberOf({ id }: Row): string {
  return id.split('-').slice(2).join('-');
}

async function makeSet(name: string, seeds: string, rows: Row[]): Promise<QuestionSet> {
  const passages = (await readSeeds(openFolder(seeds))).seeds.flatMap(({ article }) =>
    splitPassages(article).map(({ start, end, heading }) => {
      const text = article.text.slice(start, end);
      const words = tokenize(`${article.title}\n${heading}\n${text}`);
      return { article: article.path, text: loose(text), words, language: article.language };
    }),
  );
  const questions = rows
    .filter(({ article }) => article)
    .map(({ lang, question, article, answers, alt = [], kind }) => {
      const accepted = [{ article, answers }, ...alt];
      const right = [...passages.keys()].filter((i) =>
        accepted.some(
          (one) =>
            one.article === passages[i]?.article &&
            one.answers.some((answer) => passages[i]?.text.includes(loose(answer))),
        ),
      );
      return { question, lang, kind, right };
    });
  return { name, passages, questions };
}

function loose(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function readRows(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line) => JSON.parse(line) as Row);
}
