import type { Query, QueryNumber } from '../engine/query.ts';
import type { Article } from '../ingest/article.ts';
import { readsSpelledNumbers } from '../text/numbers/numberWords.ts';
import type { CandidateMatch } from './candidateMatch.ts';
import { raise } from './match.ts';

/**
 * The articles of which no candidate has all names, numbers in digits and labels of the question; a name also by its translation or
 * another form of it.
 */
export function articlesWithoutNames(
  matches: readonly CandidateMatch[],
  { stems, numbers }: Query,
): Set<Article> {
  const inNumbers = new Set(numbers.flatMap((number) => number.stems));
  const names = [...stems.keys()].filter((q) => stems[q]?.isName && !inNumbers.has(q));
  const written = [...numbers.keys()].filter((n) => numbers[n]?.isWritten);
  if (names.length + written.length === 0) return new Set();
  const found = new Map<Article, { words: Float32Array; numbers: boolean[] }>();
  for (const { candidate, whole, nearest, numbers: own } of matches) {
    const { article } = candidate.passage;
    const before = found.get(article);
    const words = before?.words ?? new Float32Array(stems.length);
    raise(words, 0, whole, 0, stems.length);
    raise(words, 0, nearest, 0, stems.length);
    found.set(article, {
      words,
      numbers: numbers.map((_, n) => before?.numbers[n] || (own ?? []).some(({ has }) => has[n])),
    });
  }
  const lacks = (
    { language }: Article,
    { words, numbers: own }: { words: Float32Array; numbers: boolean[] },
  ) =>
    names.some((q) => (words[q] as number) < MIN_SIMILARITY) ||
    written.some((n) => !own[n] && !maybeSpelled(numbers[n] as QueryNumber, language));
  return new Set([...found].filter(([article, own]) => lacks(article, own)).map(([article]) => article));
}

/** Small numbers may be spelled out in words that nobody here knows. */
function maybeSpelled({ value, label }: QueryNumber, language: string): boolean {
  return !label && Number(value) <= 20 && !readsSpelledNumbers(language);
}

/** A name stands in an article when a word at least this similar, or this near, does: Хубилай declined in Russian is 0.42. */
const MIN_SIMILARITY = 0.4;
