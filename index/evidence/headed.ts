import type { LanguageIndex } from '../build.ts';
import { type Match, matchWords } from './match.ts';
import type { Query } from './query.ts';

/**
 * How a question's words stand above a passage: what a heading says holds for all below it. Often the heading is the
 * question, and the passage has none of its words. `best` counts the article's title too, `bm25` only the headings: nearly
 * every question about an article has words of its title.
 */
export function headedBy({ title }: LanguageIndex, query: Query, doc: number): Match {
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
  const headings = terms.subarray(starts[1], starts[2]);
  return { best: match(terms).best, bm25: match(headings).bm25 };
}
