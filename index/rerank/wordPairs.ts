import type { Lexicon } from '../engine/lexicon.ts';
import type { Query } from '../engine/query.ts';
import type { PassageWords } from '../engine/searchEngine.ts';
import { fnv1a } from '../text/hash.ts';
import { MatchRows } from './matchRows.ts';
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
  { stems }: Query,
  { title, heading, text }: PassageWords,
  lexicon: Lexicon,
): WordPair[] {
  const words = [...new Set([...text, ...heading, ...title])];
  lexicon.reserve(words.length);
  const places = Uint32Array.from(words, (word) => lexicon.placeOf(word));
  const rows = new MatchRows(stems.length);
  const similarities = new Uint32Array(places.length);
  const nearness = nearnessTo(stems, lexicon, places, { rows, similarities });
  const known = new Set(Array.from(places, (place) => lexicon.stems[place]));
  return stems.flatMap(({ word: asked, stem, isContentWord }, q) => {
    if (!isContentWord || known.has(fnv1a(stem))) return [];
    let nearest: WordPair | undefined;
    for (const [i, place] of places.entries()) {
      const own = rows.values[(nearness[i] as number) * rows.width + q] as number;
      if (own > (nearest?.nearness ?? 0)) nearest = { asked, found: lexicon.wordAt(place), nearness: own };
    }
    return nearest ? [nearest] : [];
  });
}
