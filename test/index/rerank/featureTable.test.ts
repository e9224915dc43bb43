import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { featureNames } from '../../../index/rerank/featureNames.ts';
import {
  crossLingualAnswerability,
  crossLingualAnswerProbability,
  crossLingualRankingWeights,
  rankingWeights,
  sameLanguageAnswerability,
  sameLanguageAnswerProbability,
  type Weights,
} from '../../../index/rerank/model.ts';
import { semanticWeights } from '../../../index/rerank/semantic.ts';

/** By column of the table: the weights always there, and those with an embedding model. */
const columns: [always: Weights, withModel: Weights][] = [
  [rankingWeights, semanticWeights.rank],
  [crossLingualRankingWeights, semanticWeights.rank],
  [sameLanguageAnswerability.weights, semanticWeights.sameLanguage],
  [crossLingualAnswerability.weights, semanticWeights.crossLingual],
  [sameLanguageAnswerProbability.weights, semanticWeights.sameLanguage],
  [crossLingualAnswerProbability.weights, semanticWeights.crossLingual],
];

test('the table of features says which model weighs which', () => {
  const file = join(import.meta.dirname, '../../../index/rerank/featureNames.ts');
  const rows = [...readFileSync(file, 'utf8').matchAll(/^ \* \| (\w+) +\|(.*)\|$/gm)].slice(1);
  // That only a rule looks at a feature is said in words.
  const told = rows.map(([, name, cells = '']) => [
    name,
    cells.split('|').map((cell) => /^[✓m](?=[ ,]|$)/.exec(cell.trim())?.[0] ?? ''),
  ]);
  const marks = featureNames.map((name) => [
    name,
    columns.map(([always, withModel]) => {
      if (always[name]) return '✓';
      return withModel[name] ? 'm' : '';
    }),
  ]);
  expect(told).toEqual(marks);
});
