import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Index, LanguageIndex } from '../../../index/engine/languageIndex.ts';
import type { EstimateExplained, Trace } from '../../../index/index.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import type { Explanation } from '../../../index/rerank/explain.ts';
import { rankingWeights, sameLanguageThreshold } from '../../../index/rerank/model.ts';
import { rank } from '../../../index/rerank/rank.ts';
import { explanationPage } from '../../../src/terminal/explanation.ts';
import { themeFor } from '../../../src/terminal/theme.ts';

const QUESTION = 'Who greeted the leaders?';
let index: Index;

beforeAll(async () => {
  const { seeds } = await readSeeds(openFolder(join(import.meta.dirname, '../../../seeds')));
  index = await buildIndex(
    seeds.map(({ article }) => article),
    offlineEmbedder,
  );
});

function addsUp({ contributions, sum }: Trace): void {
  for (const { value, weight, contribution } of contributions) expect(contribution).toBe(value * weight);
  expect(contributions.reduce((all, { contribution }) => all + contribution, 0)).toBeCloseTo(sum, 9);
  const sizes = contributions.map(({ contribution }) => Math.abs(contribution));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(sizes).not.toContain(0);
}

/** The probability that the sum stands for. */
function probabilityOf({ sum, languagesTried = 1 }: EstimateExplained): number {
  return 1 / (1 + languagesTried * Math.exp(-sum));
}

describe('an explanation', () => {
  test('adds up to the score, the answerability and the threshold of the answer', async () => {
    const { citations, answerability, explanation } = await answer(index, { text: QUESTION, explain: true });
    expect(explanation?.map(({ number }) => number)).toEqual(citations.map(({ number }) => number));
    for (const [i, one] of (explanation ?? []).entries()) {
      expect(one).toMatchObject({ article: citations[i]?.article, lines: citations[i]?.lines });
      for (const trace of [one.ranking, one.answerability, one.answerProbability]) addsUp(trace);
      expect(one.answerProbability.probability).toBe(citations[i]?.score);
      expect(probabilityOf(one.answerProbability)).toBeCloseTo(citations[i]?.score ?? 0, 9);
    }
    const [first] = explanation as [Explanation];
    expect(first.answerability.probability).toBe(answerability);
    expect(probabilityOf(first.answerability)).toBeCloseTo(answerability, 9);
    expect(first.answerability).toMatchObject({ model: 'sameLanguage', threshold: sameLanguageThreshold });
  });

  test('is of what ranks: two excerpts of one sentence stand to each other as their sums say', async () => {
    const own = index.languages.get('en') as LanguageIndex;
    const [vector] = await index.embedder.embed([QUESTION], 'query');
    const scope = { leaveOut: new Set<string>(), explain: true };
    const excerpts = await rank(own, QUESTION, vector as Float32Array, 'en', scope);
    const [first, ...others] = excerpts.filter(({ window }) => window.from === window.to);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      const ratio = Math.log((first?.window.probabilityMass ?? 0) / other.window.probabilityMass);
      expect((first?.ranking?.sum ?? 0) - (other.ranking?.sum ?? 0)).toBeCloseTo(ratio, 6);
    }
    for (const { name, weight } of first?.ranking?.contributions ?? [])
      expect(weight).toBe(rankingWeights[name as keyof typeof rankingWeights]);
  });

  test('changes nothing of the answer, and is not there unless asked for', async () => {
    const plain = await answer(index, { text: QUESTION });
    const { explanation, ...explained } = await answer(index, { text: QUESTION, explain: true });
    expect(explanation).toHaveLength(plain.citations.length);
    expect({ ...explained, ms: 0 }).toEqual({ ...plain, ms: 0 });
    expect(plain).not.toHaveProperty('explanation');
  });

  test('tells that the articles are in another language, and by how many of them the odds were divided', async () => {
    const text = 'De quelle couleur était le costume d’Anwar Ibrahim quand il est arrivé ?';
    const { onlyIn, explanation, answerability } = await answer(index, { text, explain: true });
    const [one] = explanation as [Explanation];
    expect(onlyIn).not.toBeNull();
    expect(one).toMatchObject({ number: 1, answerability: { model: 'crossLingual', languagesTried: 2 } });
    addsUp(one.answerability);
    expect(probabilityOf(one.answerability)).toBeCloseTo(answerability, 9);
    expect(answerability).toBeGreaterThan(one.answerability.threshold);
  });

  test('of a decline is of what was withheld, and has no sums where nothing is shared', async () => {
    const { explanation } = await answer(index, {
      text: 'bicycle?',
      locale: 'en',
      explain: true,
    });
    expect(explanation).toMatchObject([
      { number: null, answerability: { contributions: [], sum: 0, probability: 0 } },
    ]);
  });
});

test('is shown as columns', () => {
  const bias = { name: 'bias', value: 1, weight: -7.82, contribution: -7.82 } as const;
  const coverage = { name: 'coverage', value: 0.8, weight: 5, contribution: 4 } as const;
  const page = explanationPage(
    [
      {
        number: 1,
        article: 'a.txt',
        lines: [3, 4],
        words: [
          { asked: 'boots', found: 'starts', nearness: 0.71 },
          { asked: 'doctor', found: 'physician', nearness: 0.84 },
        ],
        ranking: { contributions: [coverage], sum: 4, probabilityMass: 0.9 },
        answerability: {
          contributions: [bias, coverage],
          sum: -3.82,
          probability: 0.011,
          model: 'crossLingual',
          languagesTried: 2,
          threshold: 0.45,
        },
        answerProbability: { contributions: [], sum: 0, probability: 0, model: 'sameLanguage' },
      },
    ],
    themeFor(false, 80),
  );
  expect(page).toBe(`Why 1 · a.txt, lines 3–4
  Says otherwise: boots → starts 0.71, doctor → physician 0.84

  Ranking: which sentence answers best?
    coverage                0.800 ×   5.00 =   4.000
    sum                                        4.000
    share of the softmax  0.900

  Answerability: do the articles answer at all? (another language)
    bias                    1.000 ×  -7.82 =  -7.820
    coverage                0.800 ×   5.00 =   4.000
    sum                                       -3.820
    probability           0.011 = 1 / (1 + e^3.820), odds / 2 languages tried
                          < 0.45, the threshold

  Answer probability: does this excerpt hold the answer? (same language)
    sum                   none: too little is shared with the question
    probability           0.000
`);
});
