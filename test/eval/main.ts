import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { baseline, withBestThreshold } from './baseline.ts';
import { type Trust, trust } from './calibration.ts';
import { askBot, type Figures, type Given, judge } from './measure.ts';
import { measureOwn, type OwnFigures } from './own.ts';
import { evalFolder, type Row } from './sets.ts';
import { type Looks, looks } from './shown.ts';
import { folderSet, type MeasuredSet, naturalSets, standardSets } from './standardSets.ts';

// Asks the real bot (`ask --batch`) the questions of each set and prints the judge's figures, the baseline's beside them.
//   npm run eval               every set beside the project, and the project's own
//   npm run eval -- own        the project's own hundred questions, which need nothing else
//   npm run eval -- natural    only the real documentation
//   npm run eval -- DIR        DIR/seeds and DIR/questions.jsonl, and DIR/offtopic.jsonl where there is one
//   npm run eval -- --languages   also a table by language
// EMBEDDINGS and its like are the bot's own settings: with them, a model's figures.

const COLUMNS = ['ans@1', 'ans@3', 'bold@1', 'art@1', 'lang@1', 'detect', 'kept', 'declined', 'doubted'];
const MORE = ['misled', 'sure'];

const args = process.argv.slice(2);
const byLanguage = args.includes('--languages');
const [own] = args.filter((arg) => !arg.startsWith('--'));
const root = evalFolder();
const scratch = mkdtempSync(path.join(tmpdir(), 'footnote-eval-'));
try {
  if (own !== 'own' && root) await run(root);
  if (own === undefined || own === 'own') printOwn(await measureOwn());
  if (own !== 'own' && !root)
    console.log('There is no other evaluation data (and no score.mjs) beside the project.');
} finally {
  rmSync(scratch, { recursive: true });
}

async function run(folder: string): Promise<void> {
  const { EMBEDDINGS, EMBEDDINGS_MODEL } = process.env;
  if (EMBEDDINGS) console.log(`EMBEDDINGS=${EMBEDDINGS} ${EMBEDDINGS_MODEL ?? ''}`);
  const names = [...COLUMNS, ...MORE, 'marks', 'bare', 'ece', 'chance', 'further'];
  console.log(
    ['set'.padEnd(24), ...names.map((name) => name.padStart(8)), ' faults', '  ms p50 / p95'].join(' '),
  );
  if (own && own !== 'natural') return void (await measure(folder, folderSet(path.basename(own), own)));
  if (!own) for (const set of standardSets(folder, scratch)) await measure(folder, set);
  const natural = naturalSets(folder);
  await means(folder, 'natural, mean', natural.own);
  await means(folder, 'natural, other language', natural.crossLingual);
}

function printOwn({ first, three, declined, misled }: OwnFigures): void {
  console.log('\nThe project’s own hundred questions (test/eval/own):');
  console.log(`  answer in the first excerpt ${first.toFixed(3)}, in the first three ${three.toFixed(3)}`);
  console.log(`  declined rightly ${declined.toFixed(3)}, surely wrong ${misled.toFixed(3)}`);
}

interface Measured {
  answers: Given[];
  rows: readonly Row[];
  figures: Figures;
  shown: Looks & Trust;
}

/** Prints a set's lines. */
async function measure(folder: string, set: MeasuredSet): Promise<Measured> {
  const { name, seeds, rows, languageOf } = set;
  const answers = await askBot(seeds, rows, scratch);
  const figures = await judge(folder, seeds, rows, answers, scratch);
  const shown = { ...looks(answers, seeds), ...trust(answers, rows) };
  print(name, figures.macro, { shown, figures });
  if (languageOf) {
    const textbook = withBestThreshold(await baseline(seeds, rows, languageOf), rows);
    print('  textbook baseline', (await judge(folder, seeds, rows, textbook, scratch)).macro);
  }
  if (byLanguage) for (const row of figures.languages) print(`  ${row.lang}`, row);
  return { figures, shown, answers, rows };
}

/** Prints the sets and their mean, in which each counts alike. */
async function means(folder: string, name: string, sets: readonly MeasuredSet[]): Promise<void> {
  const all: Measured[] = [];
  for (const set of sets) all.push(await measure(folder, set));
  if (all.length === 0) return;
  const mean = (value: (one: Measured) => number | null | undefined) => {
    const values = all.map(value).filter((found) => found != null);
    return values.length ? values.reduce((sum, one) => sum + one, 0) / values.length : null;
  };
  const names = [...COLUMNS, ...MORE];
  const macro = Object.fromEntries(names.map((key) => [key, mean(({ figures }) => figures.macro[key])]));
  const meanShown = (key: keyof Measured['shown']) => mean(({ shown }) => shown[key]) ?? 0;
  const shown = {
    marks: meanShown('marks'),
    bare: meanShown('bare'),
    // Of all together: in one folder there are too few for ten bins.
    ...trust(
      all.flatMap(({ answers }) => answers),
      all.flatMap(({ rows }) => rows),
    ),
  };
  print(name, macro, { shown });
}

function print(
  label: string,
  shares: Record<string, number | string | null>,
  { shown, figures }: { shown?: Looks & Trust; figures?: Figures } = {},
): void {
  const cell = (value: number | string | null | undefined) =>
    (typeof value === 'number' ? value.toFixed(3) : '').padStart(8);
  const broken = figures && Object.values(figures.faults).reduce((a, b) => a + b, 0);
  const { p50, p95 } = figures?.ms ?? {};
  console.log(
    [
      label.padEnd(24),
      ...[...COLUMNS, ...MORE].map((name) => cell(shares[name])),
      cell(shown?.marks),
      cell(shown?.bare),
      cell(shown?.error),
      cell(shown?.chance),
      cell(shown?.further),
      String(broken ?? '').padStart(7),
      p50 === undefined ? '' : `  ${p50.toFixed(1)} / ${p95?.toFixed(1)}`,
    ].join(' '),
  );
}
