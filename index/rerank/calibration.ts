import { evidenceNames } from './featureNames.ts';
import type { Sentence } from './features.ts';
import { foreign, foreignHolds, home, homeHolds, type Weights } from './model.ts';
import { MEANT, meaningWeights } from './semantic.ts';

/** The sum of the evidence, weighed. */
export function weigh(evidence: ArrayLike<number>, weights: Weights): number {
  let sum = 0;
  for (const [i, name] of evidenceNames.entries()) sum += (evidence[i] as number) * (weights[name] ?? 0);
  return sum;
}

/**
 * 0 to 1: how likely it is, by the most telling sentence of an excerpt, that the articles answer the question at all. `asked`:
 * how many passages were searched, and how many of the question's words tell something; `abroad`: in another language.
 */
export function answerability(
  { evidence }: Sentence,
  asked: { passages: number; telling: number },
  abroad: boolean,
): number {
  const { passages, telling } = asked;
  // Function words alone ask nothing.
  if (telling === 0) return 0;
  return sureness(evidence, { small: smallness(passages), few: fewness(telling) }, abroad, meaningWeights);
}

/** The same by how small the corpus and how short the question is, 1 to 0, with other weights of a model's vectors. */
export function sureness(
  evidence: ArrayLike<number>,
  { small, few }: { small: number; few: number },
  abroad: boolean,
  meaning: Pick<typeof meaningWeights, 'home' | 'foreign'>,
): number {
  const meant = (evidence[UNLIKELY] as number) >= MEANT;
  if (!meant && SHARED.every((at) => evidence[at] === 0)) return 0;
  // One word that looks the same in two languages is a coincidence, unless it is a name or the whole means the same.
  if (abroad && few < 1 && (evidence[STANDING] as number) < 0.5 && !meant) return 0;
  const model = abroad ? foreign : home;
  const near = weigh(evidence, abroad ? meaning.foreign : meaning.home);
  return logistic(weigh(evidence, model.weights) + near + model.small * small + model.few * few + model.bias);
}

/**
 * 0 to 1: how likely an excerpt holds the answer and is not only about its subject, by its most telling sentence and by its
 * chance among all that was looked at.
 */
export function holds({ evidence }: Sentence, chance: number, abroad: boolean): number {
  const model = abroad ? foreignHolds : homeHolds;
  const near = weigh(evidence, abroad ? meaningWeights.foreign : meaningWeights.home);
  return logistic(weigh(evidence, model.weights) + near + model.chance * chance + model.bias);
}

/** How short a question is, 1 to 0. */
export function fewness(telling: number): number {
  return 1 / Math.max(1, telling);
}

/** How small a corpus is, 1 to 0. */
export function smallness(passages: number): number {
  return 1 / (1 + passages / 20);
}

/** Without any of these not a word is shared, only a hash of the offline vectors. */
const SHARED = (['passage', 'plenty', 'alike'] as const).map((name) => evidenceNames.indexOf(name));
const STANDING = evidenceNames.indexOf('standing');
const UNLIKELY = evidenceNames.indexOf('unlikely');

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
