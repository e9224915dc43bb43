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

/**
 * What the expected calibration error of so many guesses would be in the mean if every probability were exactly right: in a bin of
 * few guesses, what came true differs from what was to be expected by chance alone.
 */
export function chanceCalibrationError(guesses: readonly Guess[]): number {
  const bins = Array.from({ length: BINS }, (): number[] => []);
  for (const { probability } of guesses)
    bins[Math.min(BINS - 1, Math.floor(probability * BINS))]?.push(probability);
  return guesses.length && bins.reduce((sum, bin) => sum + meanDeviation(bin), 0) / guesses.length;
}

/** How far the number of events that come true is from the sum of their probabilities, in the mean (Poisson binomial). */
function meanDeviation(probabilities: readonly number[]): number {
  let chances = [1];
  for (const p of probabilities) {
    const next = [...chances.map((chance) => chance * (1 - p)), 0];
    for (const [count, chance] of chances.entries())
      next[count + 1] = (next[count + 1] as number) + chance * p;
    chances = next;
  }
  const expected = probabilities.reduce((sum, p) => sum + p, 0);
  return chances.reduce((sum, chance, count) => sum + chance * Math.abs(count - expected), 0);
}

/** Whether scores mean what they say, and how much is shown beside what would do. */
export interface Trust {
  /** The expected calibration error of first citations' scores. */
  error: number;
  /** What that would be by chance alone, were every score exactly right. */
  chance: number;
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
    chance: chanceCalibrationError(guesses),
    further: sure.reduce((sum, count) => sum + count, 0) / (sure.length || 1),
  };
}
