import { evidenceNames, type Sentence } from './evidence.ts';
import { MEANT, meaningWeights } from './meaning.ts';
import { foreign, foreignHolds, home, homeHolds, type Weights } from './model.ts';

/** The sum of the evidence, weighed. */
export function weigh(evidence: Float64Array, weights: Weights): number {
  let sum = 0;
  for (const [i, name] of evidenceNames.entries()) sum += (evidence[i] as number) * (weights[name] ?? 0);
  return sum;
}

/**
 * 0 to 1: how sure it is, by the most telling sentence of an excerpt, that the articles answer the question at all. `asked`:
 * how many passages were searched, and how many of the question's words tell something; `abroad`: in another language.
 */
export function confidence(
  { evidence }: Sentence,
  asked: { passages: number; telling: number },
  abroad: boolean,
): number {
  const { passages, telling } = asked;
  // Function words alone ask nothing.
  if (telling === 0) return 0;
  const meant = (evidence[UNLIKELY] as number) >= MEANT;
  if (!meant && SHARED.every((at) => evidence[at] === 0)) return 0;
  // One word that looks the same in two languages is a coincidence, unless it is a name or the whole means the same.
  if (abroad && telling > 1 && (evidence[STANDING] as number) < 0.5 && !meant) return 0;
  const model = abroad ? foreign : home;
  const size = model.small * smallness(passages) + model.few * fewness(telling);
  return logistic(weigh(evidence, model.weights) + nearness(evidence, abroad) + size + model.bias);
}

/**
 * 0 to 1: how likely an excerpt holds the answer and is not only about its subject, by its most telling sentence and by its
 * chance among all that was looked at.
 */
export function holds({ evidence }: Sentence, chance: number, abroad: boolean): number {
  const model = abroad ? foreignHolds : homeHolds;
  return logistic(
    weigh(evidence, model.weights) + nearness(evidence, abroad) + model.chance * chance + model.bias,
  );
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

/** Without a model's vectors its evidence is 0, and weighs nothing. */
function nearness(evidence: Float64Array, abroad: boolean): number {
  return weigh(evidence, abroad ? meaningWeights.foreign : meaningWeights.home);
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
