import type { Candidate, IndexedPassage, PassageWords } from '../engine/searchEngine.ts';
import { tokenize } from '../text/tokenize.ts';
import { type HeadingMatch, matchHeadings } from './headingMatch.ts';
import { type Match, matchSentence, raise } from './match.ts';
import { fillNumbers, type MatchNumbers, type NumberMatch } from './numberMatch.ts';
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
  /** By sentence, how the question's numbers stand in it and above it; null for a question without numbers. */
  numbers: readonly NumberMatch[] | null;
}

export function matchCandidate(
  candidate: Candidate,
  { title, heading, sentences }: MatchedWords,
  query: WeightedQuery,
  matchNumbers: MatchNumbers | null,
): CandidateMatch {
  const matches = sentences.map((sentence) => matchSentence(sentence, query));
  const { termFrequencies, subwordFrequencies, length, subwordLength } = countTerms(sentences, query);
  const firstUnder = countWordsAbove(candidate.passage);
  const above = matchHeadings(title, heading, query, { length, firstUnder });
  const { text, subwords } = query;
  const numbers = matchNumbers && countNumbers(candidate.words, { title, heading, sentences }, matchNumbers);
  if (numbers) {
    fillNumbers(above.headings.similarities, numbers.headings, query);
    fillNumbers(above.titleAndHeadings, numbers.above, query);
    fillNumbers(above.nearness, numbers.above, query);
    for (const [i, { similarities, nearness }] of matches.entries()) {
      fillNumbers(similarities, numbers.sentences[i] as NumberMatch, query);
      fillNumbers(nearness, numbers.sentences[i] as NumberMatch, query);
    }
  }
  return {
    candidate,
    words: length,
    sentences: matches,
    above,
    whole: best(above.titleAndHeadings, matches, 'similarities'),
    nearest: best(above.nearness, matches, 'nearness'),
    bm25: Math.max(text.score(termFrequencies, length) / text.maxScore, above.headings.bm25),
    subwordBm25: subwords.score(subwordFrequencies, subwordLength),
    numbers: numbers?.sentences.map((own) => under(own, numbers.above)) ?? null,
  };
}

/** The best match of each stem, above some sentences and in them. */
function best(
  above: Float32Array,
  sentences: readonly Match[],
  by: 'similarities' | 'nearness',
): Float32Array {
  const most = above.slice();
  for (const sentence of sentences) raise(most, sentence[by]);
  return most;
}

/** How a question's numbers stand in a passage and above it. */
function countNumbers(words: PassageWords, matched: MatchedWords, matchNumbers: MatchNumbers) {
  const headings = matchNumbers(words.heading, matched.heading);
  return {
    headings,
    above: either(headings, matchNumbers(words.title, matched.title)),
    sentences: words.sentences.map((own, i) => matchNumbers(own, matched.sentences[i] ?? [])),
  };
}

function either(one: NumberMatch, other: NumberMatch): NumberMatch {
  return {
    has: one.has.map((has, n) => has || (other.has[n] as boolean)),
    conflicts: one.conflicts.map((conflicts, n) => conflicts || (other.conflicts[n] as boolean)),
  };
}

/** What stands above a sentence holds for it, but for what it says otherwise. */
function under(own: NumberMatch, above: NumberMatch): NumberMatch {
  return { has: own.has.map((has, n) => has || (above.has[n] as boolean)), conflicts: own.conflicts };
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
    for (let i = 0; i < words.length; i++) {
      const { term, subwords: parts, subwordCount } = words[i] as WordMatch;
      if (term >= 0) termFrequencies[term] = (termFrequencies[term] as number) + 1;
      for (let j = 0; j < parts.length; j++) {
        const part = parts[j] as number;
        subwordFrequencies[part] = (subwordFrequencies[part] as number) + 1;
      }
      subwordLength += subwordCount;
    }
  }
  return { termFrequencies, subwordFrequencies, length, subwordLength };
}
