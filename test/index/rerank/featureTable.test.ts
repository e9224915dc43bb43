import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { featureNames } from '../../../index/rerank/featureNames.ts';
import type { Weights } from '../../../index/rerank/model.ts';
import { type Models, wordModels } from '../../../index/rerank/models.ts';
import { semanticModels } from '../../../index/rerank/semanticModels.ts';

const weights = (models: Models): Weights[] => [
  models.sameLanguage.ranking,
  models.crossLingual.ranking,
  models.sameLanguage.answerability.weights,
  models.crossLingual.answerability.weights,
  models.sameLanguage.answerProbability.weights,
  models.crossLingual.answerProbability.weights,
];

test('the table of features says which model weighs which', () => {
  const file = join(import.meta.dirname, '../../../index/rerank/featureNames.ts');
  const rows = [...readFileSync(file, 'utf8').matchAll(/^ \* \| (\w+) +\|(.*)\|$/gm)].slice(1);
  // That only a rule looks at a feature is said in words.
  const told = rows.map(([, name, cells = '']) => [
    name,
    cells.split('|').map((cell) => /^[✓wm](?=[ ,]|$)/.exec(cell.trim())?.[0] ?? ''),
  ]);
  const marks = featureNames.map((name) => [
    name,
    weights(wordModels).map((own, i) => {
      const withModel = name in (weights(semanticModels)[i] as Weights);
      if (name in own) return withModel ? '✓' : 'w';
      return withModel ? 'm' : '';
    }),
  ]);
  expect(told).toEqual(marks);
});
