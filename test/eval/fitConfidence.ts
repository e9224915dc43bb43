import { leastAnswerability } from '../../index/rerank/calibration.ts';
import { type FeatureName, featureNames } from '../../index/rerank/featureNames.ts';
import { sameLanguageThreshold } from '../../index/rerank/model.ts';
import { expectedCalibrationError } from './calibration.ts';
import { fitLogistic, type Matrix, scores } from './optimise.ts';
import type { AnswerabilitySample, AnswerProbabilitySample } from './samples.ts';

/** How much a question of two words weighs in the fit beside a whole one. */
const SHORT = 0.2;

/** Questions asked without what answers them weigh so much beside the same questions as they are: one in four, as among people's own. */
const WITHOUT = 1 / 3;

/** How much a folder of documentation weighs beside a language of the encyclopedias. */
export const DOCUMENTATION = 2;

interface Held<S> {
  sample: S;
  guess: number;
}

/** Fits the answerability by some features and prints what each threshold keeps and declines, by kind of set. */
export function fitAnswerability(
  label: string,
  samples: AnswerabilitySample[],
  names: readonly (FeatureName | 'smallCorpus' | 'shortQuery')[],
): Held<AnswerabilitySample>[] {
  const columns = names.map((name) => {
    const extra = ['smallCorpus', 'shortQuery'].indexOf(name);
    return extra < 0 ? featureNames.indexOf(name as FeatureName) : featureNames.length + extra;
  });
  const key = ({ kind, short, set, lang, answerable }: AnswerabilitySample) =>
    `${kind} ${short} ${isDocumentation(set) ? set : lang} ${answerable}`;
  const learn = (list: AnswerabilitySample[]) =>
    learnLogistic(
      list.filter((sample) => !isSmallFolder(sample)),
      columns,
      ({ answerable }) => answerable,
      key,
      ({ short, set }) => (short ? SHORT : 1) * (isDocumentation(set) ? DOCUMENTATION : 1),
    );
  const held = holdOut(samples, columns, learn);
  console.log(`\nAnswerability, ${label}, ${samples.length} questions: threshold; kept and declined by set`);
  const whole = held.filter(({ sample }) => !isSmallFolder(sample));
  const sets = groupBy(whole, ({ sample }) => (isDocumentation(sample.set) ? 'documentation' : sample.set));
  for (let threshold = 0.05; threshold < 0.9; threshold += 0.05) {
    const cells = Array.from(sets, ([set, list]) => {
      const byLength = [false, true].map((short) => list.filter(({ sample }) => sample.short === short));
      const shares = byLength.map((part) => {
        const kept = (answerable: 0 | 1) =>
          meanShare(
            part.filter(({ sample }) => sample.answerable === answerable),
            key,
            threshold,
          );
        return `${kept(1).toFixed(3)} ${(1 - kept(0)).toFixed(3)}`;
      });
      return `${set} ${shares[0]} (two words ${shares[1]})`;
    });
    console.log(threshold.toFixed(2), cells.join(' | '));
  }
  if (label === 'sameLanguage') printAllowances(held);
  console.log(printed(learn(samples), [...names, 'bias']));
  return held;
}

/** Documentation in small parts tells how much less must do there; it is not fitted on, for most of it is in the whole folders. */
function isSmallFolder({ kind, set }: AnswerabilitySample): boolean {
  return kind === 'small' && isDocumentation(set);
}

/** Prints what each `smallCorpusAllowance` keeps and declines of whole questions, by kind of set and passages searched. */
function printAllowances(held: readonly Held<AnswerabilitySample>[]): void {
  const passagesOf = ({ features }: AnswerabilitySample) =>
    Math.round(20 / (features[featureNames.length] as number) - 20);
  const own = held.filter(({ sample }) => !sample.short);
  const sizes = groupBy(own, ({ sample }) => {
    const upTo = [10, 20, 45, 120].find((size) => passagesOf(sample) < size);
    return `${isDocumentation(sample.set) ? 'documentation' : sample.set}, ${upTo ? `below ${upTo}` : 'more'}`;
  });
  console.log('Allowance for small corpora; kept and declined by set and passages');
  for (let smallCorpusAllowance = 0; smallCorpusAllowance <= 4; smallCorpusAllowance += 0.5) {
    const model = { threshold: sameLanguageThreshold, smallCorpusAllowance };
    const cells = Array.from(sizes, ([size, list]) => {
      const kept = (answerable: 0 | 1) => {
        const asked = list.filter(({ sample }) => sample.answerable === answerable);
        const found = asked.filter(
          ({ sample, guess }) => guess >= leastAnswerability(model, passagesOf(sample)),
        );
        return found.length / asked.length;
      };
      return `${size} ${kept(1).toFixed(3)} ${(1 - kept(0)).toFixed(3)}`;
    });
    console.log(smallCorpusAllowance.toFixed(1), cells.join(' | '));
  }
}

/** Fits the answer probability and prints which share of the right, the wrong and the unanswerable is doubtful, by kind of set. */
export function fitAnswerProbability(
  label: string,
  samples: AnswerProbabilitySample[],
  names: readonly (FeatureName | 'probabilityMass')[],
): Held<AnswerProbabilitySample>[] {
  const columns = names.map((name) =>
    name === 'probabilityMass' ? featureNames.length : featureNames.indexOf(name),
  );
  const key = ({ set, lang, without }: AnswerProbabilitySample) =>
    `${isDocumentation(set) ? set : lang} ${without}`;
  const weightOf = ({ set, without }: AnswerProbabilitySample) =>
    (isDocumentation(set) ? DOCUMENTATION : 1) * (without ? WITHOUT : 1);
  const learn = (list: AnswerProbabilitySample[]) =>
    learnLogistic(list, columns, ({ holdsAnswer }) => holdsAnswer, key, weightOf);
  const held = holdOut(samples, columns, learn);
  console.log(
    `\nAnswer probability, ${label}, ${samples.length} questions: threshold; share below it of the right, the wrong, those without answer, by set`,
  );
  const sets = groupBy(held, ({ sample }) => (isDocumentation(sample.set) ? 'documentation' : sample.set));
  for (let threshold = 0.1; threshold < 0.8; threshold += 0.05) {
    const cells = Array.from(sets, ([set, list]) => {
      const below = (test: (sample: AnswerProbabilitySample) => boolean) => {
        const own = list.filter(({ sample }) => test(sample));
        return (own.filter(({ guess }) => guess < threshold).length / own.length).toFixed(3);
      };
      const shares = [
        below(({ holdsAnswer }) => holdsAnswer === 1),
        below(({ holdsAnswer, without }) => holdsAnswer === 0 && !without),
        below(({ without }) => without),
      ];
      return `${set} ${shares.join(' ')}`;
    });
    console.log(threshold.toFixed(2), cells.join(' | '));
  }
  const errors = Array.from(sets, ([set, list]) => {
    const guesses = list.map(({ sample, guess }) => ({
      probability: guess,
      right: sample.holdsAnswer === 1,
      weight: sample.without ? WITHOUT : 1,
    }));
    return `${set} ${expectedCalibrationError(guesses).toFixed(3)}`;
  });
  console.log(`expected calibration error: ${errors.join(' | ')}`);
  console.log(printed(learn(samples), [...names, 'bias']));
  return held;
}

/** Weights and their names, as model.ts has them. */
export function printed(weights: ArrayLike<number>, names: readonly string[]): string {
  return names.map((name, i) => `${name}: ${(weights[i] as number).toFixed(2)}`).join(', ');
}

function isDocumentation(set: string): boolean {
  return set !== 'xquad' && set !== 'squadpt';
}

interface Sample {
  fold: string;
  features: Float32Array;
}

/** A logistic regression on some columns, in which all samples of a key together weigh as much as those of another. */
function learnLogistic<S extends Sample>(
  list: readonly S[],
  columns: readonly number[],
  label: (sample: S) => 0 | 1,
  key: (sample: S) => string,
  share: (sample: S) => number,
): Float64Array {
  const counts = new Map<string, number>();
  for (const sample of list) counts.set(key(sample), (counts.get(key(sample)) ?? 0) + 1);
  return fitLogistic(
    matrix(list, columns),
    Uint8Array.from(list, label),
    Float64Array.from(list, (sample) => share(sample) / (counts.get(key(sample)) as number)),
  );
}

/** Guesses each fold by weights that have not seen it. */
function holdOut<S extends Sample>(
  samples: readonly S[],
  columns: readonly number[],
  learn: (list: S[]) => Float64Array,
): Held<S>[] {
  const held: Held<S>[] = [];
  for (const fold of new Set(samples.map((sample) => sample.fold))) {
    const test = samples.filter((sample) => sample.fold === fold);
    const weights = learn(samples.filter((sample) => sample.fold !== fold));
    for (const [i, z] of scores(matrix(test, columns), weights).entries())
      held.push({ sample: test[i] as S, guess: 1 / (1 + Math.exp(-z - (weights.at(-1) as number))) });
  }
  return held;
}

function matrix(list: readonly Sample[], columns: readonly number[]): Matrix {
  return {
    values: Float32Array.from(list.flatMap(({ features }) => columns.map((c) => features[c] as number))),
    columns: columns.length,
  };
}

/** The mean over keys of the share at or above a threshold. */
function meanShare<S>(held: readonly Held<S>[], key: (sample: S) => string, threshold: number): number {
  const groups = [...groupBy(held, ({ sample }) => key(sample)).values()];
  const shares = groups.map((list) => list.filter(({ guess }) => guess >= threshold).length / list.length);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
