import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answer, type Searchable } from '../../index/answer.ts';
import type { Answer } from '../../index/citation.ts';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { buildIndex } from '../../index/engine/buildIndex.ts';
import type { Article } from '../../index/ingest/article.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { together } from '../../index/worker/together.ts';
import { judge } from './measure.ts';
import { evalFolder, type Row } from './sets.ts';
import { naturalSets } from './standardSets.ts';

// What it costs that articles lie in two libraries, the common one and a server's: real documentation, all of it in one index, and split
// into two in different shares, which are answered from together.
//   npm run eval:split

const COLUMNS = ['ans@1', 'ans@3', 'bold@1', 'art@1', 'declined', 'doubted', 'misled'];

const root = evalFolder();
const scratch = mkdtempSync(path.join(tmpdir(), 'footnote-split-'));
try {
  if (!root) console.log('No evaluation data (and no score.mjs) beside the project: nothing to measure.');
  else await run(root);
} finally {
  rmSync(scratch, { recursive: true });
}

async function run(folder: string): Promise<void> {
  const shares = { 'all in one': 0, 'one of 10 apart': 10, 'one of 3 apart': 3, 'one of 2 apart': 2 };
  const { own, crossLingual } = naturalSets(folder);
  console.log(['set'.padEnd(44), ...COLUMNS.map((name) => name.padStart(8)), '  ms p50', ' same'].join(' '));
  for (const sets of [own, crossLingual]) {
    const sums = new Map<string, { macro: Record<string, number>; ms: number[]; same: number }>();
    for (const { name, seeds, rows } of sets) {
      const articles = (await readSeeds(openFolder(seeds))).seeds.map((seed) => seed.article);
      let whole: Answer[] = [];
      for (const [label, every] of Object.entries(shares)) {
        const index = await split(articles, every);
        const answers: Answer[] = [];
        for (const { question } of rows) answers.push(await answer(index, { text: question }));
        if (every === 0) whole = answers;
        const same =
          answers.filter((own, i) => firstOf(own) === firstOf(whole[i] as Answer)).length / rows.length;
        const given = answers.map((own, i) => rowOf(rows[i] as Row, own));
        const { macro } = await judge(folder, seeds, rows, given, scratch);
        const sum = sums.get(label) ?? { macro: {}, ms: [], same: 0 };
        for (const key of COLUMNS) sum.macro[key] = (sum.macro[key] ?? 0) + (macro[key] ?? 0) / sets.length;
        sum.ms.push(median(answers.map(({ ms }) => ms)));
        sum.same += same / sets.length;
        sums.set(label, sum);
        print(`${name}, ${label}`, macro, median(answers.map(({ ms }) => ms)), same);
      }
    }
    for (const [label, { macro, ms, same }] of sums) print(`mean, ${label}`, macro, median(ms), same);
  }
}

async function split(articles: Article[], every: number): Promise<Searchable> {
  const apart = articles.filter((_, i) => every > 0 && i % every === 0);
  const common = articles.filter((own) => !apart.includes(own));
  const index = await buildIndex(common, offlineEmbedder);
  return apart.length > 0 ? together([index, await buildIndex(apart, offlineEmbedder)]) : index;
}

function firstOf({ verdict, citations: [first] }: Answer): string {
  return `${verdict} ${first?.article} ${first?.excerpt}`;
}

function rowOf({ id }: Row, { citations, ...rest }: Answer) {
  const cited = citations.map(({ text, bold, ...own }) => ({ ...own, text, highlight: text.slice(...bold) }));
  return { id, ...rest, citations: cited };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function print(label: string, shares: Record<string, number | null>, ms: number, same: number): void {
  const cells = COLUMNS.map((name) => (shares[name]?.toFixed(3) ?? '').padStart(8));
  console.log([label.padEnd(44), ...cells, ms.toFixed(1).padStart(8), same.toFixed(3)].join(' '));
}
