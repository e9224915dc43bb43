import type { Candidate, IndexedPassage } from '../engine/searchEngine.ts';
import { tokenize } from '../text/tokenize.ts';
import { type HeadingMatch, matchHeadings } from './headingMatch.ts';
import { elementwiseMax, type Match, matchSentence } from './match.ts';
import type { WeightedQuery } from './weightedQuery.ts';
import type { MatchedWords, WordMatch } from './wordMatcher.ts';

/** A candidate as the question sees it. */
export interface CandidateMatch {
  candidate: Candidate;
  /** How many words it has. */
  words: number;
  sentences: Match[];
  above: HeadingMatch;
  /** How the question's stems stand in all of it, title and headings too. */
  whole: Float32Array;
  /** The same by nearness in meaning or spelling. */
  nearest: Float32Array;
  /** BM25 of it or of the headings above it, over the most that is possible. */
  bm25: number;
  /** BM25 of its subwords. */
  subwordBm25: number;
}

export function matchCandidate(
  candidate: Candidate,
  { title, heading, sentences }: MatchedWords,
  query: WeightedQuery,
): CandidateMatch {
  const matches = sentences.map((sentence) => matchSentence(sentence, query));
  const { termFrequencies, subwordFrequencies, length, subwordLength } = countTerms(sentences, query);
  const firstUnder = countWordsAbove(candidate.passage);
  const above = matchHeadings(title, heading, query, { length, firstUnder });
  const { text, subwords } = query;
  return {
    candidate,
    words: length,
    sentences: matches,
    above,
    whole: matches.map(({ similarities }) => similarities).reduce(elementwiseMax, above.titleAndHeadings),
    nearest: matches.map(({ nearness }) => nearness).reduce(elementwiseMax, above.nearness),
    bm25: Math.max(text.score(termFrequencies, length) / text.maxScore, above.headings.bm25),
    subwordBm25: subwords.score(subwordFrequencies, subwordLength),
  };
}

/** How many words the nearest heading has, if a passage is the first under it; else 0. */
function countWordsAbove({ introduction, start, heading }: IndexedPassage): number {
  const isFirst = introduction.some(({ kind, end }) => kind === 'heading' && start - end <= BLANK_LINE);
  return isFirst ? tokenize(heading.slice(heading.lastIndexOf(BETWEEN_HEADINGS) + 1)).length : 0;
}

/** Characters between two blocks. */
const BLANK_LINE = 2;

const BETWEEN_HEADINGS = '›';

/** How often a passage has the question's terms, and how many terms it has. */
function countTerms(sentences: readonly (readonly WordMatch[])[], { text, subwords }: WeightedQuery) {
  const termFrequencies = new Uint16Array(text.weights.length);
  const subwordFrequencies = new Uint16Array(subwords.weights.length);
  let length = 0;
  let subwordLength = 0;
  for (const words of sentences) {
    length += words.length;
    for (const { term, subwords: parts, subwordCount } of words) {
      if (term >= 0) termFrequencies[term] = (termFrequencies[term] as number) + 1;
      for (const part of parts) subwordFrequencies[part] = (subwordFrequencies[part] as number) + 1;
      subwordLength += subwordCount;
    }
  }
  return { termFrequencies, subwordFrequencies, length, subwordLength };
}
