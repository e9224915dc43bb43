import type { WeightedQuery } from './weightedQuery.ts';
import type { WordMatch } from './wordMatcher.ts';

/** How a question's words stand in one sentence. */
export interface Match {
  /** Per stem of the question: the similarity of the sentence's most similar word, 0 to 1. */
  similarities: Float32Array;
  /** The same by nearness in meaning or spelling. */
  nearness: Float32Array;
  /** BM25 of the sentence over its words, over the most that is possible. */
  bm25: number;
}

/** Matches the words of a sentence. */
export function matchSentence(words: readonly WordMatch[], query: WeightedQuery): Match {
  const n = query.stems.length;
  const similarities = new Float32Array(n);
  const nearest = new Float32Array(n);
  let counts: Uint16Array | undefined;
  for (let i = 0; i < words.length; i++) {
    const { similarities: found, nearness } = words[i] as WordMatch;
    if (nearness) raise(nearest, nearness);
    if (!found) continue;
    counts ??= new Uint16Array(n);
    for (let q = 0; q < n; q++) {
      const similarity = found[q] as number;
      if (similarity > (similarities[q] as number)) similarities[q] = similarity;
      if (similarity > 0.999) counts[q] = (counts[q] as number) + 1;
    }
  }
  return { similarities, nearness: nearest, bm25: counts ? bm25(counts, words.length, query) : 0 };
}

/** How near the nearest of some words is to each of the question's `count` stems. */
export function nearnessOf(words: readonly WordMatch[], count: number): Float32Array {
  const nearest = new Float32Array(count);
  for (const { nearness } of words) if (nearness) raise(nearest, nearness);
  return nearest;
}

/** Raises each number to the one in the same place where that is greater. */
export function raise(most: Float32Array, others: Float32Array): void {
  for (let q = 0; q < most.length; q++) {
    const other = others[q] as number;
    if (other > (most[q] as number)) most[q] = other;
  }
}

/** Matches so many words, of which `counts` says how often each stem of the question is among them. */
export function matchWords(
  counts: ArrayLike<number>,
  words: number,
  query: WeightedQuery,
): Omit<Match, 'nearness'> {
  const similarities = new Float32Array(counts.length);
  for (let q = 0; q < counts.length; q++) similarities[q] = Math.min(1, counts[q] as number);
  return { similarities, bm25: bm25(counts, words, query) };
}

function bm25(counts: ArrayLike<number>, words: number, query: WeightedQuery): number {
  const norm = K1 * (1 - B + (B * words) / MEAN_SENTENCE_LENGTH);
  let sum = 0;
  for (let q = 0; q < counts.length; q++) {
    const count = counts[q] as number;
    sum += (weight(query, q) * count) / (count + norm);
  }
  return sum / query.totalWeight;
}

/** The share of a question's weight that is matched: by the better of both matches of each stem, where there are two. */
export function coverage(best: Float32Array, query: WeightedQuery, other = best): number {
  let sum = 0;
  for (let q = 0; q < best.length; q++)
    sum += weight(query, q) * Math.max(best[q] as number, other[q] as number);
  return sum / query.totalWeight;
}

/** The same, each stem shared among the sentences that have it. */
export function distinctiveCoverage(
  best: Float32Array,
  frequency: Float32Array,
  query: WeightedQuery,
): number {
  let sum = 0;
  for (let q = 0; q < best.length; q++)
    sum += weight(query, q) * Math.fround((best[q] as number) / Math.max(1, frequency[q] as number));
  return sum / query.totalWeight;
}

/** The soft match: the same over stems by what they mean, squared, so that what is only near counts for less. */
export function softCoverage(nearest: Float32Array, query: WeightedQuery): number {
  let sum = 0;
  for (let q = 0; q < nearest.length; q++)
    sum += (query.softWeights[q] as number) * (nearest[q] as number) ** 2;
  return sum / query.totalSoftWeight;
}

/** The better match of each stem, in an array of its own. */
export function elementwiseMax(a: Float32Array, b: Float32Array): Float32Array {
  const most = a.slice();
  raise(most, b);
  return most;
}

/** How many of the sentences have each stem, similar words by their similarity. */
export function sentenceFrequency(sentences: readonly Pick<Match, 'similarities'>[]): Float32Array {
  const sum = new Float32Array(sentences[0]?.similarities.length ?? 0);
  for (const { similarities } of sentences)
    for (let q = 0; q < sum.length; q++) sum[q] = (sum[q] as number) + (similarities[q] as number);
  return sum;
}

const K1 = 0.9;
const B = 0.4;

/** Sentences have about this many words. */
const MEAN_SENTENCE_LENGTH = 22;

function weight(query: WeightedQuery, q: number): number {
  return query.weights[q] as number;
}
