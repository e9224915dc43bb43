import path from 'node:path';
import { featureNames } from '../../index/rerank/featureNames.ts';
import { rankingWeights } from '../../index/rerank/model.ts';
import { bestWindow } from '../../index/rerank/window.ts';
import { evalEmbedding } from './embedding.ts';
import { fitMeaning } from './meaning.ts';
import { fitLogistic, fitSoftmax, type Matrix, scores } from './optimise.ts';
import {
  type AnswerabilitySample,
  type AnswerProbabilitySample,
  answerabilitySamples,
  answerProbabilitySamples,
  type Corpus,
  FOLDS,
  holdsAnswer,
  type RankSample,
  rankSamples,
  readCorpus,
} from './samples.ts';
import { evalFolder } from './sets.ts';

// Fits the constants of index/rerank/model.ts and prints them with their figures, each on articles that were not fitted on.
//   npm run fit                      every second question
//   npm run fit -- EVERY             every EVERY-th question
//   npm run fit -- EVERY --quick     without the figures of each feature left out
//   npm run fit -- EVERY --ranking   only the ranking; --answerability, --probability: only that
// With EMBEDDINGS it fits only what that model's vectors weigh (index/rerank/semantic.ts), all else as it is.

/** How much a question of two words weighs in the fit beside a whole one. */
const SHORT = 0.2;

const every = Number(process.argv[2] ?? 2);
const folder = evalFolder();
if (folder) await fitAll(folder);
else console.log('No evaluation data beside the project: nothing to fit.');

async function fitAll(root: string): Promise<void> {
  const embedding = await evalEmbedding();
  const { meaning } = embedding.embedder;
  const parts = ['--ranking', '--answerability', '--probability'];
  const only = parts.find((part) => process.argv.includes(part));
  const wanted = (part: string) => only === undefined || only === part || meaning;
  const sets: Corpus[] = [];
  for (const name of ['xquad', 'squadpt']) sets.push(await readCorpus(path.join(root, name), every));
  const parallel = sets[0] as Corpus;
  const ranking: RankSample[] = [];
  const answerability: AnswerabilitySample[] = [];
  for (const set of sets) {
    if (wanted('--ranking')) ranking.push(...(await rankSamples(set, embedding)));
    if (wanted('--answerability'))
      for (const sample of await answerabilitySamples(set, set === parallel, embedding))
        answerability.push(sample);
  }
  if (meaning) return fitMeaning(ranking, answerability, judge);
  if (wanted('--ranking')) fitRanking(ranking);
  if (wanted('--answerability')) {
    const [crossLingual, sameLanguage] = divide(answerability, ({ kind }) => kind === 'crossLingual');
    // One shared name carries all passages of an article: across languages what they have together tells too little.
    const names = [
      'passageBm25',
      'ngramBm25',
      'articleConcentration',
      'coverage',
      'missingEntityIdf',
      'smallCorpus',
      'shortQuery',
    ];
    fitAnswerability('sameLanguage', sameLanguage, [...names, 'bestSiblingBm25']);
    fitAnswerability('crossLingual', crossLingual, names);
  }
  if (wanted('--probability')) {
    const sameLanguage = [];
    for (const set of sets) sameLanguage.push(...(await answerProbabilitySamples(set, false, embedding)));
    fitAnswerProbability('sameLanguage', sameLanguage);
    fitAnswerProbability('crossLingual', await answerProbabilitySamples(parallel, true, embedding));
  }
}

function divide<T>(list: T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  return [list.filter(test), list.filter((item) => !test(item))];
}

function fitRanking(sampled: RankSample[]): void {
  const ranking = featureNames.filter((name) => name in rankingWeights);
  const samples = sampled.map(onlyRanking);
  const start = new Float64Array(featureNames.length);
  const usable = samples.filter(({ labels }) => labels.includes(1));
  const all = fitSoftmax(usable, start, 150);
  const rows: [string, Map<string, number[]>][] = [['all features', crossValidate(samples, all, null)]];
  if (!process.argv.includes('--quick')) {
    for (const name of ranking) rows.push([`without ${name}`, crossValidate(samples, all, name)]);
  }
  console.log(
    `\nRanking, ${samples.length} questions: ans@1 ans@3 bold@1, mean of the languages but pt | pt`,
  );
  for (const [label, figures] of rows) {
    const others = [...figures].filter(([lang]) => lang !== 'pt').map(([, values]) => values);
    const mean = (i: number) =>
      others.reduce((sum, values) => sum + (values[i] as number), 0) / others.length;
    const line = [0, 1, 2].map((i) => mean(i).toFixed(4)).join(' ');
    console.log(
      label.padEnd(20),
      line,
      '|',
      (figures.get('pt') ?? []).map((value) => value.toFixed(3)).join(' '),
    );
  }
  console.log(
    print(
      Float64Array.from(ranking, (name) => all[featureNames.indexOf(name)] as number),
      ranking,
    ),
  );
}

/** The sample without the features that ranking does not weigh: nothing but zeros in its columns. */
function onlyRanking(sample: RankSample): RankSample {
  const rest = featureNames.flatMap((name, column) => (name in rankingWeights ? [] : [column]));
  return { ...sample, x: rest.reduce(blank, sample.x) };
}

function crossValidate(
  samples: RankSample[],
  start: Float64Array,
  without: string | null,
): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  const column = featureNames.indexOf(without as never);
  // What is left out is nothing but zeros: its weight then does not matter.
  const seen = column < 0 ? samples : samples.map((sample) => ({ ...sample, x: blank(sample.x, column) }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const train = seen.filter((sample) => sample.fold !== fold && sample.labels.includes(1));
    const weights = fitSoftmax(train, start, 40);
    for (const sample of seen) if (sample.fold === fold) judge(sample, weights, sums);
  }
  return new Map([...sums].map(([lang, [a = 0, b = 0, c = 0, n = 1]]) => [lang, [a / n, b / n, c / n]]));
}

function judge(sample: RankSample, weights: Float64Array, sums: Map<string, number[]>): void {
  const { row, x, groups, holds } = sample;
  const sum = sums.get(row.lang) ?? [0, 0, 0, 0];
  sums.set(row.lang, sum);
  const powers = scores(x, weights).map(Math.exp);
  const windows = groups
    .map((group) => ({
      ...group,
      ...bestWindow(group.shapes, powers.subarray(group.from, group.from + group.shapes.length)),
      first: group.from,
    }))
    .sort((a, b) => b.probabilityMass - a.probabilityMass)
    .slice(0, 3);
  const right = windows.map(
    ({ passage, from, to }) =>
      passage.article.path === row.article && holdsAnswer(passage, from, to, row.answers),
  );
  const top = windows[0];
  sum[0] = (sum[0] as number) + Number(right[0] === true);
  sum[1] = (sum[1] as number) + Number(right.includes(true));
  sum[2] =
    (sum[2] as number) + Number(right[0] === true && top !== undefined && holds[top.first + top.best] === 1);
  sum[3] = (sum[3] as number) + 1;
}

function fitAnswerability(label: string, samples: AnswerabilitySample[], names: string[]): void {
  const columns = names.map((name) =>
    ['smallCorpus', 'shortQuery'].includes(name)
      ? featureNames.length + ['smallCorpus', 'shortQuery'].indexOf(name)
      : featureNames.indexOf(name as never),
  );
  const matrix = (list: AnswerabilitySample[]): Matrix => ({
    values: Float32Array.from(list.flatMap(({ features }) => columns.map((c) => features[c] as number))),
    columns: columns.length,
  });
  const learn = (list: AnswerabilitySample[]) => {
    const counts = new Map<string, number>();
    const key = ({ kind, short, lang, answerable }: AnswerabilitySample) =>
      `${kind} ${short} ${lang} ${answerable}`;
    for (const sample of list) counts.set(key(sample), (counts.get(key(sample)) ?? 0) + 1);
    const weights = Float64Array.from(
      list,
      (sample) => (sample.short ? SHORT : 1) / (counts.get(key(sample)) as number),
    );
    return fitLogistic(
      matrix(list),
      Uint8Array.from(list, (sample) => sample.answerable),
      weights,
    );
  };
  const guess = (list: AnswerabilitySample[], weights: Float64Array) =>
    scores(matrix(list), weights).map((z) => 1 / (1 + Math.exp(-z - (weights.at(-1) as number))));
  const held: { sample: AnswerabilitySample; answerability: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const test = samples.filter((sample) => sample.fold === fold);
    const weights = learn(samples.filter((sample) => sample.fold !== fold));
    for (const [i, answerability] of guess(test, weights).entries())
      held.push({ sample: test[i] as AnswerabilitySample, answerability });
  }
  console.log(
    `\nAnswerability, ${label}, ${samples.length} questions: threshold, kept, declined, mean; the same of two words (means over kinds and languages)`,
  );
  const whole = held.filter(({ sample }) => !sample.short);
  const short = held.filter(({ sample }) => sample.short);
  for (let threshold = 0.2; threshold < 0.9; threshold += 0.05) {
    const cells = [whole, short].flatMap((list) => {
      const kept = meanShare(
        list.filter(({ sample }) => sample.answerable === 1),
        threshold,
      );
      const declined =
        1 -
        meanShare(
          list.filter(({ sample }) => sample.answerable === 0),
          threshold,
        );
      return [kept, declined, (kept + declined) / 2];
    });
    console.log(threshold.toFixed(2), cells.map((cell) => cell.toFixed(4)).join(' '));
  }
  console.log(print(learn(samples), [...names, 'bias']));
}

/** Prints which share of the right, the wrong and the unanswerable would be called doubtful. */
function fitAnswerProbability(label: string, samples: AnswerProbabilitySample[]): void {
  const names = ['ngramBm25', 'coverage', 'missingEntityIdf', 'probabilityMass'];
  const columns = names.map((name) =>
    name === 'probabilityMass' ? featureNames.length : featureNames.indexOf(name as never),
  );
  const matrix = (list: AnswerProbabilitySample[]): Matrix => ({
    values: Float32Array.from(list.flatMap(({ features }) => columns.map((c) => features[c] as number))),
    columns: columns.length,
  });
  const key = ({ lang, without }: AnswerProbabilitySample) => `${lang} ${without}`;
  const counts = new Map<string, number>();
  for (const sample of samples) counts.set(key(sample), (counts.get(key(sample)) ?? 0) + 1);
  const learn = (list: AnswerProbabilitySample[]) =>
    fitLogistic(
      matrix(list),
      Uint8Array.from(list, ({ holdsAnswer }) => holdsAnswer),
      Float64Array.from(list, (sample) => 1 / (counts.get(key(sample)) as number)),
    );
  const held: { sample: AnswerProbabilitySample; guess: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const [test, train] = divide(samples, (sample) => sample.fold === fold);
    const weights = learn(train);
    for (const [i, z] of scores(matrix(test), weights).entries())
      held.push({
        sample: test[i] as AnswerProbabilitySample,
        guess: 1 / (1 + Math.exp(-z - (weights.at(-1) as number))),
      });
  }
  console.log(
    `\nAnswer probability, ${label}, ${samples.length} questions: threshold, share below it of the right, the wrong, those without answer`,
  );
  for (let threshold = 0.1; threshold < 0.7; threshold += 0.1) {
    const below = (test: (sample: AnswerProbabilitySample) => boolean) => {
      const list = held.filter(({ sample }) => test(sample));
      return list.filter(({ guess }) => guess < threshold).length / list.length;
    };
    const cells = [
      below(({ holdsAnswer }) => holdsAnswer === 1),
      below(({ holdsAnswer, without }) => holdsAnswer === 0 && !without),
      below(({ without }) => without),
    ];
    console.log(threshold.toFixed(1), cells.map((cell) => cell.toFixed(3)).join(' '));
  }
  console.log(print(learn(samples), [...names, 'bias']));
}

function meanShare(
  held: { sample: AnswerabilitySample; answerability: number }[],
  threshold: number,
): number {
  const groups = new Map<string, number[]>();
  for (const { sample, answerability } of held) {
    const key = `${sample.kind} ${sample.lang}`;
    groups.set(key, [...(groups.get(key) ?? []), Number(answerability >= threshold)]);
  }
  const means = [...groups.values()].map((list) => list.reduce((a, b) => a + b, 0) / list.length);
  return means.reduce((a, b) => a + b, 0) / means.length;
}

function blank(x: Matrix, column: number): Matrix {
  return {
    columns: x.columns,
    values: x.values.map((value, i) => (i % x.columns === column ? 0 : value)),
  };
}

function print(weights: Float64Array, names: readonly string[]): string {
  return names.map((name, i) => `${name}: ${(weights[i] as number).toFixed(2)}`).join(', ');
}
