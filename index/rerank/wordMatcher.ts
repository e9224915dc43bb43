import type { AnalyzedWord, Analyzer } from '../engine/analyzer.ts';
import type { Candidate } from '../engine/searchEngine.ts';
import { similaritiesTo } from '../text/similarity.ts';
import { alsoSaidFor } from './alsoSaid.ts';
import { sameDigits, similaritiesWithin, subwordsWithin, unaccentedWords } from './mayMatch.ts';
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

/** Matches the words of candidates with a question, each distinct word once. */
export function matchPassageWords(
  candidates: readonly Pick<Candidate, 'passage' | 'words'>[],
  query: WeightedQuery,
  analyzer: Analyzer,
): MatchedWords[] {
  const match = wordMatcher(query, analyzer);
  const isOnlyUnaccented = unaccentedWords(query, analyzer.language);
  const matches = new Map<string, WordMatch>();
  const meanings: AnalyzedWord['meaning'][] = [];
  const matchWord = (word: string) => {
    let own = matches.get(word);
    if (!own) {
      const isStranger = isOnlyUnaccented(word);
      const analyzed = analyzer.analyze(word);
      meanings.push(isStranger ? null : analyzed.meaning);
      own = isStranger ? STRANGER : match(analyzed);
      matches.set(word, own);
    }
    return own;
  };
  const alsoSaid = alsoSaidFor(query);
  const matchWords = (words: readonly string[], text: string, isTitle?: boolean) => {
    const matched = words.map(matchWord);
    for (const word of alsoSaid(words, text, isTitle)) matched.push(matchWord(word));
    return matched;
  };
  const matched = candidates.map(({ passage, words: { title, heading, sentences } }) => ({
    title: matchWords(title, passage.article.title, true),
    heading: matchWords(heading, passage.heading),
    sentences: sentences.map((words, place) => {
      const { start, end } = passage.sentences[place] ?? { start: 0, end: 0 };
      return matchWords(words, passage.article.text.slice(start, end));
    }),
  }));
  const all = [...matches.values()];
  const nearness = nearnessTo(query.stems)(
    meanings,
    all.map(({ similarities }) => similarities),
  );
  for (const [i, own] of all.entries())
    if (own !== STRANGER) own.nearness = nearness[i] as Float32Array | null;
  return matched;
}

/** Matches one word after another, but for what they mean. */
function wordMatcher(query: WeightedQuery, analyzer: Analyzer): (word: AnalyzedWord) => WordMatch {
  const stems = query.stems.map(({ stem }) => stem);
  const places = new Map(stems.map((stem, place) => [stem, place]));
  const similarity = similaritiesTo(query.stems.map(({ word }) => analyzer.analyze(word).ngrams));
  const within = similaritiesWithin(query);
  const exact = sameDigits(query);
  const sharedSubwords = subwordsWithin(query, analyzer);
  return (word) => {
    const alike = similarity(word.ngrams);
    // What has the same stem has the same grams.
    const stem = alike ? places.get(word.stem) : undefined;
    return {
      similarities: alike && exact(within(alike, word.script), word.stem),
      nearness: null,
      stem: stem ?? -1,
      term: stem === undefined ? -1 : (query.text.places.get(word.stem) ?? -1),
      subwordCount: word.subwords.length,
      subwords: sharedSubwords(word),
    };
  };
}

const STRANGER: WordMatch = {
  similarities: null,
  nearness: null,
  stem: -1,
  term: -1,
  subwordCount: 0,
  subwords: [],
};
