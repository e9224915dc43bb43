import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type FeatureName, featureNames } from '../../index/rerank/featureNames.ts';
import {
  crossLingualAnswerability,
  crossLingualAnswerProbability,
  crossLingualRankingWeights,
  rankingWeights,
  sameLanguageAnswerability,
  sameLanguageAnswerProbability,
  type Weights,
} from '../../index/rerank/model.ts';
import { readCorpora } from './corpora.ts';
import { evalEmbedding } from './embedding.ts';
import { fitAnswerability, fitAnswerProbability, printed } from './fitConfidence.ts';
import { crossValidateRanking, learnRanking, rankingTable } from './fitRanking.ts';
import { fitMeaning } from './meaning.ts';
import {
  type AnswerabilitySample,
  type AnswerProbabilitySample,
  answerabilitySamples,
  answerProbabilitySamples,
  type RankSample,
  rankSamples,
} from './samples.ts';
import { evalFolder } from './sets.ts';

// Fits the constants of index/rerank/model.ts and prints them with their figures, each on articles, or for real documentation
// on folders, that were not fitted on.
//   npm run fit                      every second question of the encyclopedias, and all on real documentation
//   npm run fit -- EVERY             every EVERY-th of them
//   npm run fit -- EVERY --quick     without the figures of each feature left out
//   npm run fit -- EVERY --ranking   only the ranking; --answerability, --probability: only that
//   npm run fit -- EVERY --keep DIR  keeps the features in DIR and takes them from there: other weights are then tried in seconds
// With EMBEDDINGS it fits only what that model's vectors weigh (index/rerank/semantic.ts), all else as it is.

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
  const corpora = await readCorpora(root, every);
  const all = <S>(name: string, read: (corpus: (typeof corpora)[number]) => Promise<S[]>) =>
    kept(name, async () => {
      const samples: S[] = [];
      for (const corpus of corpora) for (const sample of await read(corpus)) samples.push(sample);
      return samples;
    });
  const rank = () => all<RankSample>('ranking', (corpus) => rankSamples(corpus, embedding));
  const answerability = () =>
    all<AnswerabilitySample>('answerability', (corpus) => answerabilitySamples(corpus, embedding));
  if (meaning) return fitMeaning(await rank(), await answerability());
  if (wanted('--ranking')) {
    const [crossLingual, sameLanguage] = divide(await rank(), (sample) => sample.crossLingual);
    fitRanking('sameLanguage', sameLanguage, namesOf(rankingWeights));
    fitRanking('crossLingual', crossLingual, namesOf(crossLingualRankingWeights));
  }
  if (wanted('--answerability')) {
    const [crossLingual, sameLanguage] = divide(await answerability(), ({ kind }) => kind === 'crossLingual');
    const extra = ['smallCorpus', 'shortQuery'] as const;
    fitAnswerability('sameLanguage', sameLanguage, [...namesOf(sameLanguageAnswerability.weights), ...extra]);
    fitAnswerability('crossLingual', crossLingual, [...namesOf(crossLingualAnswerability.weights), ...extra]);
  }
  if (wanted('--probability')) {
    const samples = await all<AnswerProbabilitySample>('probability', (corpus) =>
      answerProbabilitySamples(corpus, embedding),
    );
    const [crossLingual, sameLanguage] = divide(samples, ({ kind }) => kind === 'crossLingual');
    const names = (weights: Weights) => [...namesOf(weights), 'probabilityMass' as const];
    fitAnswerProbability('sameLanguage', sameLanguage, names(sameLanguageAnswerProbability.weights));
    fitAnswerProbability('crossLingual', crossLingual, names(crossLingualAnswerProbability.weights));
  }
}

function fitRanking(label: string, samples: RankSample[], names: FeatureName[]): void {
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
  console.log(
    printed(
      names.map((name) => weights[featureNames.indexOf(name)] as number),
      names,
    ),
  );
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

function divide<T>(list: T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  return [list.filter(test), list.filter((item) => !test(item))];
}
