import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { baseline, withBestThreshold } from './baseline.ts';
import { evalFolder, projectRoot, type Row, readRows } from './sets.ts';

// Asks the real bot (`ask --batch`) the questions of each set and prints the judge's figures, the baseline's beside them.
//   npm run eval               every set beside the project
//   npm run eval -- DIR        DIR/seeds and DIR/questions.jsonl, and DIR/offtopic.jsonl where there is one
//   npm run eval -- --languages   also a table by language
// EMBEDDINGS and its like are the bot's own settings: with them, a model's figures.

const args = process.argv.slice(2);
const byLanguage = args.includes('--languages');
const [own] = args.filter((arg) => !arg.startsWith('--'));
const root = evalFolder();
const scratch = mkdtempSync(path.join(tmpdir(), 'footnote-eval-'));
try {
  if (!root) console.log('No evaluation data (and no score.mjs) beside the project: nothing to measure.');
  else await run(root);
} finally {
  rmSync(scratch, { recursive: true });
}

interface Set {
  name: string;
  seeds: string;
  rows: Row[];
  /** The language that the baseline is told to search. */
  languageOf: (row: Row) => string;
}

interface Figures {
  macro: Record<string, number | null>;
  languages: ({ lang: string } & Record<string, number | null>)[];
  faults: Record<string, number>;
  ms: { p50: number; p95: number };
}

async function run(folder: string): Promise<void> {
  const { EMBEDDINGS, EMBEDDINGS_MODEL } = process.env;
  if (EMBEDDINGS) console.log(`EMBEDDINGS=${EMBEDDINGS} ${EMBEDDINGS_MODEL ?? ''}`);
  const sets = own ? [folderSet(path.basename(own), own)] : [...standardSets(folder)];
  const columns = ['ans@1', 'ans@3', 'bold@1', 'art@1', 'lang@1', 'detect', 'kept', 'declined'];
  console.log(
    ['set'.padEnd(24), ...columns.map((name) => name.padStart(8)), ' faults', '  ms p50 / p95'].join(' '),
  );
  for (const set of sets) {
    const ours = await judge(folder, set, await askBot(set));
    const theirs = await judge(
      folder,
      set,
      withBestThreshold(await baseline(set.seeds, set.rows, set.languageOf), set.rows),
    );
    const line = (label: string, { macro, faults, ms }: Figures, time: boolean) => {
      const cells = columns.map((name) => (macro[name]?.toFixed(3) ?? '').padStart(8));
      const broken = Object.values(faults).reduce((a, b) => a + b, 0);
      console.log(
        [
          label.padEnd(24),
          ...cells,
          String(broken).padStart(7),
          time ? `  ${ms.p50?.toFixed(1)} / ${ms.p95?.toFixed(1)}` : '',
        ].join(' '),
      );
    };
    line(set.name, ours, true);
    line('  textbook baseline', theirs, false);
    if (byLanguage) for (const row of ours.languages) line(`  ${row.lang}`, { ...ours, macro: row }, false);
  }
}

function* standardSets(folder: string): Generator<Set> {
  const rows = (...parts: string[]) => readRows(path.join(folder, ...parts));
  const told = (row: Row) => row.lang;
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
}

function folderSet(name: string, folder: string, offtopic = true): Set {
  const extra = path.join(folder, 'offtopic.jsonl');
  const rows = readRows(path.join(folder, 'questions.jsonl'));
  if (offtopic && existsSync(extra)) rows.push(...readRows(extra));
  return { name, seeds: path.join(folder, 'seeds'), rows, languageOf: (row) => row.lang };
}

async function askBot({ rows, seeds }: Set): Promise<unknown[]> {
  const file = path.join(scratch, 'questions.jsonl');
  writeFileSync(file, jsonLines(rows.map(({ id, question }) => ({ id, question }))));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', path.join(projectRoot, 'src/main.ts'), 'ask', '--batch', file],
    { cwd: projectRoot, env: { ...process.env, SEEDS_DIR: seeds, DISCORD_TOKEN: '' }, maxBuffer: 1 << 30 },
  );
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function judge(folder: string, set: Set, answers: unknown[]): Promise<Figures> {
  const questions = path.join(scratch, 'judged.jsonl');
  const given = path.join(scratch, 'answers.jsonl');
  writeFileSync(questions, jsonLines(set.rows));
  writeFileSync(given, jsonLines(answers));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(folder, 'score.mjs'), set.seeds, questions, given, '--json'],
    { maxBuffer: 1 << 28 },
  );
  return JSON.parse(stdout) as Figures;
}

function jsonLines(rows: unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
