import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot, type Row } from './sets.ts';

const run = promisify(execFile);

/** One line of what `ask --batch` prints. */
export interface Given {
  id: string;
  answered: boolean;
  verdict?: string;
  citations: Cited[];
}

export interface Cited {
  score: number;
  article: string;
  excerpt: string;
  /** What people read, where that differs. */
  text?: string;
  /** Absent for formats that are no text. */
  lines?: [from: number, to: number];
}

/** What the judge found: shares, by name. */
export interface Figures {
  macro: Record<string, number | null>;
  languages: ({ lang: string } & Record<string, number | null>)[];
  faults: Record<string, number>;
  ms: { p50: number; p95: number };
}

/** What the real bot answers to the questions about the articles in `seeds`. `scratch` is a folder for passing files. */
export async function askBot(seeds: string, rows: readonly Row[], scratch: string): Promise<Given[]> {
  const file = path.join(scratch, 'questions.jsonl');
  writeFileSync(file, jsonLines(rows.map(({ id, question }) => ({ id, question }))));
  const { stdout } = await run(
    process.execPath,
    [path.join(projectRoot, 'bin/footnote.js'), 'ask', '--batch', file],
    {
      cwd: projectRoot,
      env: { ...process.env, ...indexOf(seeds), SEEDS_DIR: seeds, DISCORD_TOKEN: '' },
      maxBuffer: 1 << 30,
    },
  );
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** In a cluster each folder has an index of its own, by the path of the folder. */
function indexOf(seeds: string): { INDEX_URL?: string } {
  const { INDEX_URL } = process.env;
  if (!INDEX_URL) return {};
  const name = createHash('sha256').update(seeds).digest('hex').slice(0, 12);
  return { INDEX_URL: new URL(`/eval_${name}`, INDEX_URL).href };
}

/** Has `score.mjs` in the folder of evaluation data judge the answers. */
export async function judge(
  folder: string,
  seeds: string,
  rows: readonly Row[],
  answers: readonly unknown[],
  scratch: string,
): Promise<Figures> {
  const questions = path.join(scratch, 'judged.jsonl');
  const given = path.join(scratch, 'answers.jsonl');
  writeFileSync(questions, jsonLines(rows));
  writeFileSync(given, jsonLines(answers));
  const { stdout } = await run(
    process.execPath,
    [path.join(folder, 'score.mjs'), seeds, questions, given, '--json'],
    { maxBuffer: 1 << 28 },
  );
  return JSON.parse(stdout) as Figures;
}

function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
