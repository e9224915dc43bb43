import { type FeatureName, featureNames } from '../../index/rerank/featureNames.ts';
import { bestWindow } from '../../index/rerank/window.ts';
import { fitSoftmax, type Matrix, scores } from './optimise.ts';
import { holdsAnswer, type RankSample } from './samples.ts';

/**
 * How much a folder of documentation weighs beside a language of the encyclopedias. 1, 2 and 4 find as much on folders and articles
 * that were not fitted on, within what chance does; 4 finds more in the project's own two articles.
 */
const DOCUMENTATION = 4;

/** Right first, among three and in bold, and how many questions. */
export type Sums = [first: number, three: number, bold: number, count: number];

/** Fits what `names` weigh. */
export function learnRanking(
  samples: readonly RankSample[],
  names: readonly FeatureName[],
  start: Float64Array = new Float64Array(featureNames.length),
  steps = 150,
  documentation = DOCUMENTATION,
): Float64Array {
  const columns = names.map((name) => featureNames.indexOf(name));
  const lists = samples
    .filter(({ labels }) => labels.includes(1))
    .map((sample) => ({
      ...sample,
      x: select(sample.x, columns),
      weight: sample.weight * (isDocumentation(sample) ? documentation : 1),
    }));
  const from = Float64Array.from(columns, (column) => start[column] as number);
  const weights = new Float64Array(featureNames.length);
  for (const [i, weight] of fitSoftmax(lists, from, steps).entries()) weights[columns[i] as number] = weight;
  return weights;
}

/** Judges each fold by weights that have not seen it; by set. */
export function crossValidateRanking(
  samples: readonly RankSample[],
  names: readonly FeatureName[],
  start: Float64Array,
  documentation = DOCUMENTATION,
): Map<string, Sums> {
  const bySetAndLanguage = new Map<string, Map<string, Sums>>();
  for (const fold of new Set(samples.map((sample) => sample.fold))) {
    const train = samples.filter((sample) => sample.fold !== fold);
    const weights = learnRanking(train, names, start, 40, documentation);
    for (const sample of samples) if (sample.fold === fold) judge(sample, weights, bySetAndLanguage);
  }
  return new Map(Array.from(bySetAndLanguage, ([set, languages]) => [set, meanOf([...languages.values()])]));
}

/** Adds whether the first excerpt, one of three and the bold part are right to the sums of a sample's set and language. */
export function judge(sample: RankSample, weights: Float64Array, sums: Map<string, Map<string, Sums>>): void {
  const { row, x, groups, holds } = sample;
  const set = sample.crossLingual ? `${sample.set}, cross` : sample.set;
  const languages = sums.get(set) ?? new Map<string, Sums>();
  sums.set(set, languages);
  // The languages of a folder's few questions across are no groups.
  const group = sample.crossLingual && isDocumentation(sample) ? '' : row.lang;
  const sum = languages.get(group) ?? [0, 0, 0, 0];
  languages.set(group, sum);
  const all = scores(x, weights);
  const most = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = all.map((score) => Math.exp(score - most));
  const windows = groups
    .map((one) => ({
      ...one,
      ...bestWindow(one.shapes, powers.subarray(one.from, one.from + one.shapes.length)),
      first: one.from,
    }))
    .sort((a, b) => b.probabilityMass - a.probabilityMass)
    .slice(0, 3);
  const right = windows.map(({ passage, from, to }) => holdsAnswer(passage, from, to, row));
  const top = windows[0];
  sum[0] += Number(right[0] === true);
  sum[1] += Number(right.includes(true));
  sum[2] += Number(right[0] === true && top !== undefined && holds[top.first + top.best] === 1);
  sum[3] += 1;
}

/** One line by set. */
export function rankingTable(figures: ReadonlyMap<string, Sums>): string {
  return Array.from(
    figures,
    ([set, [first, three, bold, count]]) =>
      `  ${set.padEnd(22)} ${[first, three, bold].map((value) => value.toFixed(4)).join(' ')}  ${count}`,
  ).join('\n');
}

function isDocumentation({ fold }: RankSample): boolean {
  return !/^\d/.test(fold);
}

function meanOf(list: readonly Sums[]): Sums {
  const mean = (at: 0 | 1 | 2) => list.reduce((sum, one) => sum + one[at] / one[3], 0) / list.length;
  return [mean(0), mean(1), mean(2), list.reduce((sum, one) => sum + one[3], 0)];
}

/** Some columns of a matrix. */
function select(x: Matrix, columns: readonly number[]): Matrix {
  const rows = x.values.length / x.columns;
  const values = new Float32Array(rows * columns.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (const column of columns) values[at++] = x.values[row * x.columns + column] as number;
  return { columns: columns.length, values };
}
