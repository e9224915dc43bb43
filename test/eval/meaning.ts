import { estimateAnswerability } from '../../index/rerank/calibration.ts';
import { featureNames } from '../../index/rerank/featureNames.ts';
import { crossLingualThreshold, rankingWeights, sameLanguageThreshold } from '../../index/rerank/model.ts';
import { judge, type Sums } from './fitRanking.ts';
import type { AnswerabilitySample, RankSample } from './samples.ts';

/**
 * Fits what a model's vectors weigh (index/rerank/semantic.ts), all other weights as they are: one number each, so a table of
 * values tells all there is to tell. Prints it, the best value marked.
 */
export function fitMeaning(ranking: RankSample[], answerability: AnswerabilitySample[]): void {
  console.log(
    `\nsemanticZScore in ranking, ${ranking.length} questions: ans@1 ans@3 bold@1, mean of the languages`,
  );
  table([0, 2, 4, 6, 8, 10, 12, 16, 20, 25, 30], (weight) => {
    const weights = Float64Array.from(featureNames, (name) => rankingWeights[name] ?? 0);
    weights[featureNames.indexOf('semanticZScore')] = weight;
    const sums = new Map<string, Map<string, Sums>>();
    for (const sample of ranking) if (!sample.crossLingual) judge(sample, weights, sums);
    const groups = [...sums.values()].flatMap((languages) => [...languages.values()]);
    return [0, 1, 2].map((i) => mean(groups.map((sum) => at(sum, i) / at(sum, 3))));
  });
  const kinds: [string, AnswerabilitySample[], number][] = [
    ['sameLanguage', answerability.filter(({ kind }) => kind !== 'crossLingual'), sameLanguageThreshold],
    ['crossLingual', answerability.filter(({ kind }) => kind === 'crossLingual'), crossLingualThreshold],
  ];
  for (const [name, samples, least] of kinds) {
    console.log(
      `\nsemanticSignificance in ${name}, ${samples.length} questions: mean of kept and declined, kept, declined`,
    );
    table([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20], (weight) => {
      const share = (answerable: 0 | 1) =>
        mean(
          samples
            .filter((sample) => sample.answerable === answerable)
            .map((sample) => Number(estimateOf(sample, weight) >= least)),
        );
      const [kept, declined] = [share(1), 1 - share(0)];
      return [(kept + declined) / 2, kept, declined];
    });
  }
}

/** One row a value: its figures, with a mark where the first of them is greatest. */
function table(values: number[], figures: (value: number) => number[]): void {
  const rows = values.map((value) => ({ value, cells: figures(value) }));
  const most = Math.max(...rows.map(({ cells }) => at(cells, 0)));
  for (const { value, cells } of rows) {
    const mark = cells[0] === most ? ' ←' : '';
    console.log(`${String(value).padStart(4)}  ${cells.map((cell) => cell.toFixed(4)).join(' ')}${mark}`);
  }
}

function estimateOf({ features, kind }: AnswerabilitySample, weight: number): number {
  const [small, short] = [at(features, featureNames.length), at(features, featureNames.length + 1)];
  const semantic = { semanticSignificance: weight };
  return estimateAnswerability(features, { small, short }, kind === 'crossLingual', {
    sameLanguage: semantic,
    crossLingual: semantic,
  });
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function at(values: ArrayLike<number>, place: number): number {
  return values[place] as number;
}
