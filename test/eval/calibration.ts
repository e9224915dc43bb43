import type { Given } from './measure.ts';
import { holdsAccepted, type Row } from './sets.ts';

/** A probability that was given, whether it came true, and how much it counts. */
export interface Guess {
  probability: number;
  right: boolean;
  weight?: number;
}

const BINS = 10;

/**
 * Expected calibration error (Naeini et al. 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning"): over ten bins
 * of equal width, how far the mean probability is from the share that was right, in the mean. 0 to 1; 0 for no guess at all.
 */
export function expectedCalibrationError(guesses: readonly Guess[]): number {
  const bins = Array.from({ length: BINS }, () => ({ gap: 0, weight: 0 }));
  for (const { probability, right, weight = 1 } of guesses) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))] as (typeof bins)[number];
    bin.gap += weight * (probability - Number(right));
    bin.weight += weight;
  }
  const total = bins.reduce((sum, { weight }) => sum + weight, 0);
  return total && bins.reduce((sum, { gap }) => sum + Math.abs(gap), 0) / total;
}

/** Whether scores mean what they say, and how much is shown beside what would do. */
export interface Trust {
  /** The expected calibration error of first citations' scores. */
  error: number;
  /** How many citations follow a first one that is right and shown as sure, in the mean. */
  further: number;
}

export function trust(answers: readonly Given[], rows: readonly Row[]): Trust {
  const asked = new Map(rows.map((row) => [row.id, row]));
  const guesses: Guess[] = [];
  const sure: number[] = [];
  for (const { id, answered, verdict, citations } of answers) {
    const [first, ...others] = citations;
    const row = asked.get(id);
    if (!answered || !first || !row) continue;
    const right = holdsAccepted(row, first.article, () => [first.excerpt, first.text ?? '']);
    guesses.push({ probability: first.score, right });
    if (right && verdict === 'answer') sure.push(others.length);
  }
  return {
    error: expectedCalibrationError(guesses),
    further: sure.reduce((sum, count) => sum + count, 0) / (sure.length || 1),
  };
}
