import { ABOVE } from '../engine/passageParts.ts';
import type { WeightedQuery } from './weightedQuery.ts';
import type { MatchedWords, WordMatches } from './wordMatcher.ts';

// Matches are rows of numbers, one for each stem of the question: in an array of many a row is given by where it begins.

/** How a question's words stand in the sentences of a passage. */
export interface SentenceMatches {
  count: number;
  /** A row a sentence: per stem the similarity of the sentence's most similar word, 0 to 1. */
  similarities: Float32Array;
  /** The same by nearness in meaning or spelling. */
  nearness: Float32Array;
  /** BM25 of each sentence over its words, over the most that is possible. */
  bm25: Float64Array;
}

/** Matches the sentences of a passage. */
export function matchSentences(
  { words, starts }: MatchedWords,
  { rows, similarities: similarityRows, nearness: nearnessRows }: WordMatches,
  query: WeightedQuery,
): SentenceMatches {
  const n = query.stems.length;
  const count = starts.length - 1 - ABOVE;
  const similarities = new Float32Array(count * n);
  const nearness = new Float32Array(count * n);
  const bm25 = new Float64Array(count);
  const counts = new Uint16Array(n);
  const { values } = rows;
  for (let s = 0; s < count; s++) {
    const [from, to] = [starts[ABOVE + s] as number, starts[ABOVE + s + 1] as number];
    let isCounted = false;
    for (let i = from; i < to; i++) {
      const word = words[i] as number;
      const near = nearnessRows[word] as number;
      // What is alike in spelling is near.
      if (near === 0) continue;
      raise(nearness, s * n, values, near * n, n);
      const alike = (similarityRows[word] as number) * n;
      if (alike === 0) continue;
      raise(similarities, s * n, values, alike, n);
      for (let q = 0; q < n; q++)
        if ((values[alike + q] as number) > 0.999) {
          counts[q] = (counts[q] as number) + 1;
          isCounted = true;
        }
    }
    if (!isCounted) continue;
    bm25[s] = scoreBm25(counts, to - from, query);
    counts.fill(0);
  }
  return { count, similarities, nearness, bm25 };
}

/** Raises each number of a row to the one in the same place of another where that is greater. */
export function raise(most: Float32Array, at: number, others: Float32Array, from: number, n: number): void {
  for (let q = 0; q < n; q++) {
    const other = others[from + q] as number;
    if (other > (most[at + q] as number)) most[at + q] = other;
  }
}

/** Raises a row to the greatest of each stem among the rows of an array. */
export function raiseToAll(most: Float32Array, rows: Float32Array): Float32Array {
  for (let from = 0; from < rows.length; from += most.length) raise(most, 0, rows, from, most.length);
  return most;
}

/** BM25 of so many words, of which `counts` says how often each stem of the question is among them, over the most that is possible. */
export function scoreBm25(counts: ArrayLike<number>, words: number, query: WeightedQuery): number {
  const norm = K1 * (1 - B + (B * words) / MEAN_SENTENCE_LENGTH);
  let sum = 0;
  for (let q = 0; q < counts.length; q++) {
    const count = counts[q] as number;
    sum += (weight(query, q) * count) / (count + norm);
  }
  return sum / query.totalWeight;
}

/** The share of a question's weight that is matched in a row: by the better of two of each stem, where there are two. */
export function coverage(best: Float32Array, query: WeightedQuery, other = best, from = 0): number {
  let sum = 0;
  for (let q = 0; q < best.length; q++)
    sum += weight(query, q) * Math.max(best[q] as number, other[from + q] as number);
  return sum / query.totalWeight;
}

/** The same of the row at `at`, each stem shared among the sentences that have it. */
export function distinctiveCoverage(
  rows: Float32Array,
  at: number,
  frequency: Float32Array,
  query: WeightedQuery,
): number {
  let sum = 0;
  for (let q = 0; q < frequency.length; q++)
    sum += weight(query, q) * Math.fround((rows[at + q] as number) / Math.max(1, frequency[q] as number));
  return sum / query.totalWeight;
}

/** The soft match: the same over stems by what they mean, squared, so that what is only near counts for less. */
export function softCoverage(rows: Float32Array, query: WeightedQuery, at = 0): number {
  let sum = 0;
  for (let q = 0; q < query.stems.length; q++)
    sum += (query.softWeights[q] as number) * (rows[at + q] as number) ** 2;
  return sum / query.totalSoftWeight;
}

/** How many of some rows have each of `n` stems, similar words by their similarity. */
export function sentenceFrequency(rows: Float32Array, n: number): Float32Array {
  const sum = new Float32Array(n);
  for (let at = 0; at < rows.length; at += n)
    for (let q = 0; q < n; q++) sum[q] = (sum[q] as number) + (rows[at + q] as number);
  return sum;
}

const K1 = 0.9;
const B = 0.4;

/** Sentences have about this many words. */
const MEAN_SENTENCE_LENGTH = 22;

function weight(query: WeightedQuery, q: number): number {
  return query.weights[q] as number;
}
