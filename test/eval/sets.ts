import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { collapseWhitespace } from '../../index/text/whitespace.ts';

/** One row of `questions.jsonl`. */
export interface Row {
  id: string;
  lang: string;
  question: string;
  /** Path below the seeds, or null: nothing in the seeds answers it. */
  article: string | null;
  answers: string[];
  /** 0-based, the title not counted. */
  paragraph?: number;
  /** Other passages that truly answer. */
  alt?: { article: string; answers: string[] }[];
}

/** A folder of articles and the questions on it. */
export interface EvalSet {
  name: string;
  seeds: string;
  rows: Row[];
}

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Where the evaluation data lies, beside the project; null when it is not there. */
export function evalFolder(): string | null {
  const folder = path.join(projectRoot, '../shared/eval');
  return existsSync(folder) ? folder : null;
}

export function readRows(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Row);
}

/** Whether one of the texts of an article holds an accepted answer to a question: as the judge compares them. */
export function holdsAccepted(row: Row, article: string, texts: () => readonly string[]): boolean {
  const accepted = [row, ...(row.alt ?? [])].filter((one) => one.article === article);
  if (accepted.length === 0) return false;
  const read = texts().map(loose);
  return accepted.some(({ answers }) =>
    answers.some((answer) => read.some((text) => text.includes(loose(answer)))),
  );
}

function loose(text: string): string {
  return collapseWhitespace(text.normalize('NFC')).toLowerCase();
}
