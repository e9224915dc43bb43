import type { LanguageIndex } from '../engine/orama/build.ts';
import type { Query } from '../engine/query.ts';
import { type Match, matchWords } from './match.ts';

/** How a question's words stand above a passage. */
export interface HeadingMatch {
  /** In its headings: what they say holds for all below them. Often the heading is the question. */
  headings: Match;
  /** In the article's title too, which nearly every question about the article has words of. */
  titleAndHeadings: Float32Array;
}

/** A function that tells it of a document. */
export function matchHeadings({ title }: LanguageIndex, query: Query): (doc: number) => HeadingMatch {
  const ids = query.stems.map((stem) => title.postings.terms.find(stem) ?? -1);
  const match = (words: Uint32Array) => {
    const known = new Set(words);
    return matchWords(
      ids.map((id) => Number(known.has(id))),
      words.length,
      query,
    );
  };
  return (doc) => {
    const { terms, starts } = title.termsOf(doc);
    // The article's title comes first.
    return {
      headings: match(terms.subarray(starts[1], starts[2])),
      titleAndHeadings: match(terms).similarities,
    };
  };
}
