import type { FeatureName } from './featureNames.ts';
import type { Models } from './models.ts';

/** What a sum is made of, written down while it is added up; what adds nothing is left out. */
export interface Trace {
  contributions: Contribution[];
  sum: number;
}

/** A feature or another input of a model, times its weight. */
export interface Contribution {
  name: FeatureName | 'smallCorpus' | 'shortQuery' | 'probabilityMass' | 'bias';
  value: number;
  weight: number;
  /** value × weight */
  contribution: number;
}

/** A probability, and what it was made of if that was asked for. */
export interface Estimate {
  probability: number;
  /** Which of its two models made it: the one for the question's own language or for another. */
  model: keyof Models;
  /** Its log-odds before any discount. Empty and 0 where a rule, such as no shared word, makes the probability 0. */
  trace?: Trace;
  /** How many languages were tried, by which its odds were divided. */
  languagesTried?: number;
}

/** Makes an estimate, traced or not. */
export function estimate(
  model: keyof Models,
  traced: boolean,
  compute: (model: keyof Models, trace?: Trace) => number,
): Estimate {
  if (!traced) return { probability: compute(model), model };
  const trace = emptyTrace();
  return { probability: compute(model, trace), model, trace };
}

export function emptyTrace(): Trace {
  return { contributions: [], sum: 0 };
}
