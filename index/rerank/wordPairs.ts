import type { Analyzer } from '../engine/analyzer.ts';
import type { Query } from '../engine/query.ts';
import type { PassageWords } from '../engine/searchEngine.ts';
import { nearnessTo } from './nearness.ts';

/** A word of a question and another of a passage that stands for it. */
export interface WordPair {
  asked: string;
  found: string;
  /** How near they are in meaning, 0 to 1. */
  nearness: number;
}

/** The words of a question that a passage says otherwise, with the nearest there, in the order of the question. */
export function pairWords(
  query: Query,
  { title, heading, sentences }: PassageWords,
  analyzer: Analyzer,
): WordPair[] {
  const words = [...new Set([...sentences.flat(), ...heading, ...title])];
  const analyzed = words.map(analyzer.analyze);
  const nearness = nearnessTo(query.stems)(
    analyzed.map(({ meaning }) => meaning),
    words.map(() => null),
  );
  return query.stems.flatMap(({ word: asked, stem, isContentWord }, place) => {
    if (!isContentWord || analyzed.some((word) => word.stem === stem)) return [];
    let nearest: WordPair | undefined;
    for (const [i, found] of words.entries()) {
      const own = nearness[i]?.[place] ?? 0;
      if (own > (nearest?.nearness ?? 0)) nearest = { asked, found, nearness: own };
    }
    return nearest ? [nearest] : [];
  });
}
