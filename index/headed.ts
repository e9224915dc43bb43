import type { LanguageIndex } from './build.ts';
import { coverage, type Match, matchWords } from './match.ts';
import type { Query } from './query.ts';

/** What stands above a passage. */
export interface Headed {
  /**
   * How a question's words stand in its headings: what a heading says holds for all below it. Often the heading is the
   * question, and the passage has none of its words.
   */
  heading: Match;
  /** The share of the question's weight that stands in the article's title or in its headings. */
  share: number;
}

export function headedBy({ title }: LanguageIndex, query: Query, doc: number): Headed {
  const { terms, starts } = title.sequence(doc);
  const ids = query.stems.map((stem) => title.postings.terms.find(stem) ?? -1);
  const match = (words: Uint32Array) => {
    const known = new Set(words);
    return matchWords(
      ids.map((id) => Number(known.has(id))),
      words.length,
      query,
    );
  };
  // The article's title comes first.
  return {
    heading: match(terms.subarray(starts[1], starts[2])),
    share: coverage(match(terms).best, query),
  };
}
