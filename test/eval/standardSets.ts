import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, type Row, readRows } from './sets.ts';

/** Articles, and questions on them. */
export interface MeasuredSet {
  name: string;
  seeds: string;
  rows: Row[];
  /** The language that the baseline is told to search; absent: no baseline is asked. */
  languageOf?: (row: Row) => string;
}

/** Encyclopedia articles and the project's own. `scratch` is a folder for what has to be put together. */
export function* standardSets(folder: string, scratch: string): Generator<MeasuredSet> {
  const rows = (...parts: string[]) => readRows(path.join(folder, ...parts));
  yield {
    name: 'the two seeds',
    seeds: path.join(projectRoot, 'seeds'),
    rows: rows('seeds', 'questions.jsonl'),
    languageOf: told,
  };
  const xquad = rows('xquad', 'questions.jsonl');
  const offtopic = rows('xquad', 'offtopic.jsonl');
  const seeds = path.join(folder, 'xquad', 'seeds');
  yield { name: 'xquad, 12 languages', seeds, rows: xquad, languageOf: told };
  const six = new Set(offtopic.map((row) => row.lang));
  yield {
    name: 'xquad + offtopic, 6',
    seeds,
    rows: [...xquad.filter((row) => six.has(row.lang)), ...offtopic],
    languageOf: told,
  };
  const squadpt = folderSet('squadpt', path.join(folder, 'squadpt'), false);
  yield squadpt;
  yield {
    ...squadpt,
    name: 'squadpt + offtopic',
    rows: [...squadpt.rows, ...rows('squadpt', 'offtopic.jsonl')],
  };
  const english = path.join(scratch, 'english');
  cpSync(path.join(seeds, 'en'), path.join(english, 'en'), { recursive: true });
  const acrossLanguages = [...xquad, ...offtopic]
    .filter((row) => ['es', 'de', 'ro'].includes(row.lang))
    .map((row) => ({ ...row, article: row.article && `en/${path.basename(row.article)}` }));
  yield { name: 'es de ro → English', seeds: english, rows: acrossLanguages, languageOf: () => 'en' };
  yield elevenLanguages(folder, scratch);
}

/** Real documentation, a set a folder: asked in its own language, and in others. */
export function naturalSets(folder: string): { own: MeasuredSet[]; crossLingual: MeasuredSet[] } {
  const natural = path.join(folder, 'natural');
  const sets = existsSync(natural) ? readdirSync(natural, { withFileTypes: true }) : [];
  const names = sets.flatMap(({ name }) =>
    existsSync(path.join(natural, name, 'questions.jsonl')) ? [name] : [],
  );
  const of = (file: string, suffix = '') =>
    names.map((name) => ({
      name: name + suffix,
      seeds: path.join(natural, name, 'seeds'),
      rows: readRows(path.join(natural, name, file)),
    }));
  return {
    own: of('questions.jsonl').map((set) => ({ ...set, languageOf: told })),
    crossLingual: of('cross.jsonl', ', cross'),
  };
}

/** Any folder with `seeds/` and `questions.jsonl`. */
export function folderSet(name: string, folder: string, offtopic = true): MeasuredSet {
  const extra = path.join(folder, 'offtopic.jsonl');
  const rows = readRows(path.join(folder, 'questions.jsonl'));
  if (offtopic && existsSync(extra)) rows.push(...readRows(extra));
  return { name, seeds: path.join(folder, 'seeds'), rows, languageOf: told };
}

function elevenLanguages(folder: string, scratch: string): MeasuredSet {
  const out = path.join(scratch, 'cross');
  const arguments_ = [path.join(folder, 'cross.mjs'), path.join(folder, 'xquad'), out];
  execFileSync(process.execPath, arguments_, { stdio: 'ignore' });
  return {
    name: '11 languages → English',
    seeds: path.join(out, 'seeds'),
    rows: readRows(path.join(out, 'questions.jsonl')),
  };
}

function told(row: Row): string {
  return row.lang;
}
