import type { Analyzer } from '../engine/analyzer.ts';
import { similaritiesTo } from '../text/similarity.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** What a word of a candidate is to a question. */
export interface WordMatch {
  /** Its similarity to each stem of the question, 0 to 1; null for a stranger to all. */
  similarities: Float32Array | null;
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
  const similarity = similaritiesTo(stems);
  const known = new Map<string, WordMatch>();
  return (word) => {
    let match = known.get(word);
    if (!match) {
      const { stem, subwords, ngrams } = analyze(word);
      match = {
        similarities: similarity(ngrams),
        stem: places.get(stem) ?? -1,
        term: query.text.places.get(stem) ?? -1,
        subwordCount: subwords.length,
        subwords: subwords.flatMap((part) => query.subwords.places.get(part) ?? []),
      };
      known.set(word, match);
    }
    return match;
  };
}
