import type { LanguageIndex } from './build.ts';
import { type Match, matchWords } from './match.ts';
import type { Query } from './query.ts';

/**
 * How a question's words stand in the headings above a passage: what a heading says holds for all below it. Often the
 * heading is the question, and the passage has none of its words.
 */
export function matchHeading({ title }: LanguageIndex, query: Query, doc: number): Match {
  const { terms, starts } = title.sequence(doc);
  // The article's title comes first.
  const own = terms.subarray(starts[1], starts[2]);
  const words = new Set(Array.from(own, (term) => title.postings.terms.word(term)));
  return matchWords(
    query.stems.map((stem) => Number(words.has(stem))),
    own.length,
    query,
  );
}
