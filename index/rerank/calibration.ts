import { featureNames } from './featureNames.ts';
import type { Sentence } from './features.ts';
import type { Weights } from './model.ts';
import type { Models, RerankModel } from './models.ts';
import type { Trace } from './trace.ts';

/** Σ feature × weight, written down in the trace as it is added up. */
export function weigh(features: ArrayLike<number>, weights: Weights, trace?: Trace): number {
  const list = listOf(weights);
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += (features[i] as number) * (list[i] as number);
  if (trace) {
    for (const [i, name] of featureNames.entries())
      product(name, features[i] as number, list[i] as number, trace);
    trace.sum = sum;
  }
  return sum;
}

/** Weights in the order of `featureNames`: hundreds of sentences a question are weighed. */
function listOf(weights: Weights): Float64Array {
  let list = lists.get(weights);
  if (!list) {
    list = Float64Array.from(featureNames, (name) => weights[name] ?? 0);
    lists.set(weights, list);
  }
  return list;
}

const lists = new WeakMap<Weights, Float64Array>();

/**
 * 0 to 1: how likely it is, by the best sentence of an excerpt, that the articles answer the question at all. `asked`: how
 * many passages were searched, and how many content words the question has; `language`: of the question beside the passages'.
 */
export function answerability(
  { features }: Sentence,
  asked: { passages: number; contentWords: number },
  models: Models,
  language: keyof Models,
  trace?: Trace,
): number {
  const { passages, contentWords } = asked;
  // Function words alone ask nothing.
  if (contentWords === 0) return 0;
  const short = shortQuery(contentWords);
  const isUnderstood = (features[SEMANTIC_NEARNESS] as number) > 0;
  if (!isUnderstood && SHARED.every((at) => features[at] === 0)) return 0;
  // One word that looks the same in two languages is a coincidence, unless it is a name or more means the same.
  const entities = features[ARTICLE_ENTITY_COVERAGE] as number;
  const near = isUnderstood || (features[SOFT_MATCH] as number) >= MIN_SOFT_MATCH;
  if (language === 'crossLingual' && short < 1 && entities < MIN_ENTITY_COVERAGE && !near) return 0;
  const model = models[language].answerability;
  return logistic(
    weigh(features, model.weights, trace) +
      product('smallCorpus', smallCorpus(passages), model.smallCorpus, trace) +
      product('shortQuery', short, model.shortQuery, trace) +
      product('bias', 1, model.bias, trace),
    trace,
  );
}

/**
 * 0 to 1: how likely an excerpt holds the answer and is not only about its subject, by its best sentence and by its
 * probability mass among all sentences ranked.
 */
export function answerProbability(
  { features }: Sentence,
  probabilityMass: number,
  models: Models,
  language: keyof Models,
  trace?: Trace,
): number {
  const model = models[language].answerProbability;
  return logistic(
    weigh(features, model.weights, trace) +
      product('probabilityMass', probabilityMass, model.probabilityMass, trace) +
      product('bias', 1, model.bias, trace),
    trace,
  );
}

/**
 * Below this answerability nothing is shown, where so many passages were searched: less than `threshold` in a small corpus, whose
 * answer is then a `maybe`.
 */
export function leastAnswerability(
  { threshold, smallCorpusAllowance }: Pick<RerankModel, 'threshold' | 'smallCorpusAllowance'>,
  passages: number,
): number {
  const small = Math.max(0, smallCorpus(passages) - smallCorpus(SMALL));
  return logistic(Math.log(threshold / (1 - threshold)) - smallCorpusAllowance * small);
}

/**
 * Whether an excerpt is about something else, by its best sentence: nothing in its article has some name or number of the question,
 * or another number stands in the place of that.
 */
export function isElsewhere({ features }: Sentence): boolean {
  return features[ARTICLE_LACKS_NAME] === 1 || (features[CONFLICTING_NUMBER] as number) > 0;
}

/** Whether a date, an amount or a duration is asked for, and the passage of an excerpt's best sentence has none. */
export function lacksAnswerType({ features }: Sentence): boolean {
  return features[LACKS_ANSWER_TYPE] === 1;
}

/** Whether the passage of an excerpt's best sentence says enough of what the question's words mean to answer surely by that alone. */
export function meansEnough({ features }: Sentence): boolean {
  if ((features[SEMANTIC_NEARNESS] as number) > 0) return true;
  return (features[SOFT_MATCH] as number) >= SURE_SOFT_MATCH && (features[SOFT_SHARE] as number) > 0.5;
}

/** How short a question is, 1 to 0: 1 / its content words. */
export function shortQuery(contentWords: number): number {
  return 1 / Math.max(1, contentWords);
}

/** How small a corpus is, 1 to 0: one half at 20 passages. */
export function smallCorpus(passages: number): number {
  return 1 / (1 + passages / 20);
}

/** So many passages are no small corpus any more. */
const SMALL = 100;

/** Without any of these not a word is shared or near. */
const SHARED = (['passageBm25', 'ngramBm25', 'coverage', 'softMatch'] as const).map((name) =>
  featureNames.indexOf(name),
);
const ARTICLE_ENTITY_COVERAGE = featureNames.indexOf('articleEntityCoverage');
const CONFLICTING_NUMBER = featureNames.indexOf('conflictingNumber');
const ARTICLE_LACKS_NAME = featureNames.indexOf('articleLacksName');
const LACKS_ANSWER_TYPE = featureNames.indexOf('lacksAnswerType');
const SOFT_MATCH = featureNames.indexOf('softMatch');
const SOFT_SHARE = featureNames.indexOf('softShare');
const SEMANTIC_NEARNESS = featureNames.indexOf('semanticNearness');

/** One of two names, or two content words of three. */
const MIN_ENTITY_COVERAGE = 0.5;

/** An eighth of what the question’s words mean. */
const MIN_SOFT_MATCH = 0.12;

/**
 * Of what a question's words mean: of 80 sure and right answers in another language none had less (eleven languages of XQuAD, 26 November
 * 2026), and "world attention" has less of "who won the world cup". Of these 80, 3 meet half of the words or fewer, which is what a name
 * alone does: "Who is the manager of Ferrule?"
 */
const SURE_SOFT_MATCH = 0.3;

function product(
  name: Trace['contributions'][number]['name'],
  value: number,
  weight: number,
  trace?: Trace,
): number {
  const contribution = value * weight;
  if (trace && contribution !== 0) trace.contributions.push({ name, value, weight, contribution });
  return contribution;
}

function logistic(logOdds: number, trace?: Trace): number {
  if (trace) trace.sum = logOdds;
  return 1 / (1 + Math.exp(-logOdds));
}
