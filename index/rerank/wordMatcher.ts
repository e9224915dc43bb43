import type { AnalyzedWord, Analyzer } from '../engine/analyzer.ts';
import type { PassageWords } from '../engine/searchEngine.ts';
import { fnv1a } from '../text/hash.ts';
import { HashFilter } from '../text/hashFilter.ts';
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

/** The words of a passage, each as it matches a question. */
export interface MatchedWords {
  title: WordMatch[];
  heading: WordMatch[];
  sentences: WordMatch[][];
}

/** Matches the words of passages with a question, each distinct word once. */
export function matchPassageWords(
  passages: readonly PassageWords[],
  query: WeightedQuery,
  { analyze }: Analyzer,
): MatchedWords[] {
  const match = wordMatcher(query);
  const matches = new Map<string, WordMatch>();
  const distinct: AnalyzedWord[] = [];
  const matchWord = (word: string) => {
    let own = matches.get(word);
    if (!own) {
      const analyzed = analyze(word);
      distinct.push(analyzed);
      own = match(analyzed);
      matches.set(word, own);
    }
    return own;
  };
  const matched = passages.map(({ title, heading, sentences }) => ({
    title: title.map(matchWord),
    heading: heading.map(matchWord),
    sentences: sentences.map((sentence) => sentence.map(matchWord)),
  }));
  const all = [...matches.values()];
  const nearness = nearnessTo(query.stems)(
    distinct.map(({ meaning }) => meaning),
    all.map(({ similarities }) => similarities),
  );
  for (const [i, own] of all.entries()) own.nearness = nearness[i] as Float32Array | null;
  return matched;
}

/** Matches one word after another, but for what they mean. */
function wordMatcher(query: WeightedQuery): (word: AnalyzedWord) => WordMatch {
  const stems = query.stems.map(({ stem }) => stem);
  const places = new Map(stems.map((stem, place) => [stem, place]));
  const subwordPlaces = new Map(Array.from(query.subwords.places, ([part, place]) => [fnv1a(part), place]));
  const filter = new HashFilter(subwordPlaces.keys());
  const similarity = similaritiesTo(stems);
  const exact = sameDigits(stems);
  return ({ stem, subwords, ngrams }) => {
    let shared: number[] | undefined;
    for (const part of subwords) {
      const place = filter.mayHave(part) ? subwordPlaces.get(part) : undefined;
      if (place === undefined) continue;
      shared ??= [];
      shared.push(place);
    }
    return {
      similarities: exact(stem, similarity(ngrams)),
      nearness: null,
      stem: places.get(stem) ?? -1,
      term: query.text.places.get(stem) ?? -1,
      subwordCount: subwords.length,
      subwords: shared ?? NONE,
    };
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

const NONE: readonly number[] = [];
