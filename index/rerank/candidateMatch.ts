import type { Lexicon } from '../engine/lexicon.ts';
import { ABOVE, partCount, partWords } from '../engine/passageParts.ts';
import type { Candidate, IndexedPassage } from '../engine/searchEngine.ts';
import { tokenize } from '../text/tokenize.ts';
import { type HeadingMatch, matchHeadings } from './headingMatch.ts';
import { matchSentences, raiseToAll, type SentenceMatches } from './match.ts';
import { fillNumbers, type MatchNumbers, type NumberMatch } from './numberMatch.ts';
import type { WeightedQuery } from './weightedQuery.ts';
import type { MatchedWords, WordMatches } from './wordMatcher.ts';

/** A candidate as the question sees it. */
export interface CandidateMatch {
  candidate: Candidate;
  /** How many words it has. */
  words: number;
  sentences: SentenceMatches;
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
  words: MatchedWords,
  matches: WordMatches,
  query: WeightedQuery,
  matchNumbers: MatchNumbers | null,
  lexicon: Lexicon,
): CandidateMatch {
  const sentences = matchSentences(words, matches, query);
  const { termFrequencies, subwordFrequencies, length, subwordLength } = countTerms(words, matches, query);
  const firstUnder = countWordsAbove(candidate.passage);
  const titleAndHeadings = words.words.subarray(0, words.starts[ABOVE]);
  const titleLength = words.starts[1] as number;
  const above = matchHeadings(titleAndHeadings, titleLength, matches, query, { length, firstUnder });
  const { text, subwords } = query;
  const numbers = matchNumbers && countNumbers(candidate, words, matches, matchNumbers, lexicon);
  if (numbers) {
    fillNumbers(above.headings.similarities, 0, numbers.headings, query);
    fillNumbers(above.titleAndHeadings, 0, numbers.above, query);
    fillNumbers(above.nearness, 0, numbers.above, query);
    for (const [i, own] of numbers.sentences.entries()) {
      fillNumbers(sentences.similarities, i * query.stems.length, own, query);
      fillNumbers(sentences.nearness, i * query.stems.length, own, query);
    }
  }
  return {
    candidate,
    words: length,
    sentences,
    above,
    whole: raiseToAll(above.titleAndHeadings.slice(), sentences.similarities),
    nearest: raiseToAll(above.nearness.slice(), sentences.nearness),
    bm25: Math.max(text.score(termFrequencies, length) / text.maxScore, above.headings.bm25),
    subwordBm25: subwords.score(subwordFrequencies, subwordLength),
    numbers: numbers?.sentences.map((own) => under(own, numbers.above)) ?? null,
  };
}

/** How a question's numbers stand in a passage and above it. */
function countNumbers(
  { words }: Candidate,
  matched: MatchedWords,
  { stems }: WordMatches,
  matchNumbers: MatchNumbers,
  lexicon: Lexicon,
) {
  const parts = Array.from({ length: partCount(words) }, (_, part) => {
    const own = matched.words.subarray(matched.starts[part], matched.starts[part + 1]);
    return matchNumbers(lexicon.spell(partWords(words, part)), (i) => stems[own[i] as number] ?? -1);
  });
  const [title, headings] = parts as [NumberMatch, NumberMatch];
  return { headings, above: either(headings, title), sentences: parts.slice(ABOVE) };
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

/** How often the sentences of a passage have the question's terms, and how many terms they have. */
function countTerms(
  { words, starts }: MatchedWords,
  { terms, subwords, subwordStarts, subwordCounts }: WordMatches,
  query: WeightedQuery,
) {
  const termFrequencies = new Uint16Array(query.text.weights.length);
  const subwordFrequencies = new Uint16Array(query.subwords.weights.length);
  const from = starts[ABOVE] as number;
  let subwordLength = 0;
  for (let i = from; i < words.length; i++) {
    const word = words[i] as number;
    const term = terms[word] as number;
    if (term >= 0) termFrequencies[term] = (termFrequencies[term] as number) + 1;
    const end = subwordStarts[word + 1] as number;
    for (let j = subwordStarts[word] as number; j < end; j++) {
      const part = subwords[j] as number;
      subwordFrequencies[part] = (subwordFrequencies[part] as number) + 1;
    }
    subwordLength += subwordCounts[word] as number;
  }
  return { termFrequencies, subwordFrequencies, length: words.length - from, subwordLength };
}
