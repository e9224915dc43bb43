import type { Analyzer } from '../engine/analyzer.ts';
import { fnv1a } from '../text/hash.ts';
import { similaritiesTo } from '../text/similarity.ts';
import { transliterate } from '../text/tokenize.ts';
import { nearnessTo } from './nearness.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** What a word of a candidate is to a question. */
export interface WordMatch {
  /** Its similarity to each stem of the question, 0 to 1; null for a stranger to all. */
  similarities: Float32Array | null;
  /** How near it is to each stem in meaning or in spelling, 0 to 1; null for a stranger to all. */
  nearness: Float32Array | null;
  /** The place of its stem among the question's stems, and among those of the BM25 of the text; -1 where it is not there. */
  stem: number;
  term: number;
  /** How many subwords it has, and the places of those that the question has too. */
  subwordCount: number;
  subwords: readonly number[];
}

/** Matches the words of candidates with a question, each distinct word once: use one a question. */
export function wordMatcher(query: WeightedQuery, { analyze }: Analyzer): (word: string) => WordMatch {
  const stems = query.stems.map(({ stem }) => stem);
  const places = new Map(stems.map((stem, place) => [stem, place]));
  const subwordPlaces = new Map(Array.from(query.subwords.places, ([part, place]) => [fnv1a(part), place]));
  const similarity = similaritiesTo(stems);
  const nearness = nearnessTo(query.stems);
  const exact = sameDigits(stems);
  const known = new Map<string, WordMatch>();
  return (word) => {
    let match = known.get(word);
    if (match) return match;
    const { stem, subwords, ngrams, meaning } = analyze(word);
    const similarities = exact(stem, similarity(ngrams));
    match = {
      similarities,
      nearness: nearness(meaning, similarities),
      stem: places.get(stem) ?? -1,
      term: query.text.places.get(stem) ?? -1,
      subwordCount: subwords.length,
      subwords: sharedPlaces(subwords, subwordPlaces),
    };
    known.set(word, match);
    return match;
  };
}

/** Leaves of similarities to a question's stems those of words with the same digits: iso9001 is not iso9002. */
function sameDigits(stems: readonly string[]) {
  const digits = stems.map(digitsOf);
  if (!digits.some(Boolean)) return (_stem: string, similarities: Float32Array | null) => similarities;
  return (stem: string, similarities: Float32Array | null) => {
    const own = similarities && digitsOf(stem);
    if (!own) return similarities;
    return similarities.map((similarity, q) => (digits[q] && digits[q] !== own ? 0 : similarity));
  };
}

function digitsOf(word: string): string {
  return /\p{N}/u.test(word)
    ? transliterate(word)
        .replace(/[^0-9.]+/g, ' ')
        .trim()
    : '';
}

function sharedPlaces(subwords: readonly number[], places: ReadonlyMap<number, number>): readonly number[] {
  let shared: number[] | undefined;
  for (const part of subwords) {
    const place = places.get(part);
    if (place === undefined) continue;
    shared ??= [];
    shared.push(place);
  }
  return shared ?? NONE;
}

const NONE: readonly number[] = [];
