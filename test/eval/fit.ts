import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type FeatureName, featureNames } from '../../index/rerank/featureNames.ts';
import type { Weights } from '../../index/rerank/model.ts';
import { type Models, wordModels } from '../../index/rerank/models.ts';
import { semanticModels } from '../../index/rerank/semanticModels.ts';
import { readCorpora } from './corpora.ts';
import { evalEmbedding } from './embedding.ts';
import { fitAnswerability, fitAnswerProbability, printed } from './fitConfidence.ts';
import { crossValidateRanking, learnRanking, rankingTable } from './fitRanking.ts';
import {
  type AnswerabilitySample,
  type AnswerProbabilitySample,
  answerabilitySamples,
  answerProbabilitySamples,
  type RankSample,
  rankSamples,
} from './samples.ts';
import { evalFolder } from './sets.ts';

// Fits the constants of index/rerank/model.ts, or with EMBEDDINGS those of index/rerank/semanticModels.ts, and prints them with their figures, each on articles, or for real documentation
// on folders, that were not fitted on.
//   npm run fit                      every second question of the encyclopedias, and all on real documentation
//   npm run fit -- EVERY             every EVERY-th of them
//   npm run fit -- EVERY --quick     without the figures of each feature left out
//   npm run fit -- EVERY --ranking   only the ranking; --answerability, --probability: only that
//   npm run fit -- EVERY --keep DIR  keeps the features in DIR and takes them from there: other weights are then tried in seconds
// What is fitted later is fitted on what the ranking finds that was fitted before it.

const every = Number(process.argv[2] ?? 2);
const folder = evalFolder();
if (folder) await fitAll(folder);
else console.log('No evaluation data beside the project: nothing to fit.');

async function fitAll(root: string): Promise<void> {
  const embedding = await evalEmbedding();
  const models = embedding.embedder.meaning ? semanticModels : wordModels;
  const parts = ['--ranking', '--answerability', '--probability'];
  const only = parts.find((part) => process.argv.includes(part));
  const wanted = (part: string) => only === undefined || only === part;
  const corpora = await readCorpora(root, every);
  const all = <S>(name: string, read: (corpus: (typeof corpora)[number]) => Promise<S[]>) =>
    kept(name, async () => {
      const samples: S[] = [];
      for (const corpus of corpora) for (const sample of await read(corpus)) samples.push(sample);
      return samples;
    });
  const languages = ['sameLanguage', 'crossLingual'] as const;
  const fitted: Models = structuredClone(models);
  if (wanted('--ranking')) {
    const samples = await all<RankSample>('ranking', (corpus) => rankSamples(corpus, embedding));
    for (const language of languages) {
      const own = samples.filter(({ crossLingual }) => crossLingual === (language === 'crossLingual'));
      fitted[language].ranking = fitRanking(language, own, namesOf(models[language].ranking));
    }
  }
  if (wanted('--answerability')) {
    const samples = await all<AnswerabilitySample>('answerability', (corpus) =>
      answerabilitySamples(corpus, embedding, fitted),
    );
    for (const language of languages) {
      const own = samples.filter(({ kind }) => (kind === 'crossLingual') === (language === 'crossLingual'));
      const names = namesOf(models[language].answerability.weights);
      fitAnswerability(language, own, [...names, 'smallCorpus', 'shortQuery']);
    }
  }
  if (wanted('--probability')) {
    const samples = await all<AnswerProbabilitySample>('probability', (corpus) =>
      answerProbabilitySamples(corpus, embedding, fitted),
    );
    for (const language of languages) {
      const own = samples.filter(({ kind }) => kind === language);
      const names = namesOf(models[language].answerProbability.weights);
      fitAnswerProbability(language, own, [...names, 'probabilityMass']);
    }
  }
}

function fitRanking(label: string, samples: RankSample[], names: FeatureName[]): Weights {
  const weights = learnRanking(samples, names);
  console.log(
    `\nRanking, ${label}, ${samples.length} questions: ans@1 ans@3 bold@1, mean of the languages, questions`,
  );
  console.log(rankingTable(crossValidateRanking(samples, names, weights)));
  if (!process.argv.includes('--quick')) {
    for (const name of names) {
      const others = names.filter((other) => other !== name);
      console.log(`without ${name}`);
      console.log(rankingTable(crossValidateRanking(samples, others, weights)));
    }
  }
  const values = names.map((name) => weights[featureNames.indexOf(name)] as number);
  console.log(printed(values, names));
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}

/** What is in the folder of `--keep`, or else made and put there. */
async function kept<S>(name: string, make: () => Promise<S[]>): Promise<S[]> {
  const at = process.argv.indexOf('--keep');
  if (at < 0) return make();
  const file = path.join(process.argv[at + 1] as string, `${name}-${every}.bin`);
  if (existsSync(file)) return deserialize(readFileSync(file)) as S[];
  const samples = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, serialize(samples));
  return samples;
}

function namesOf(weights: Weights) {
  return featureNames.filter((name) => name in weights);
}
