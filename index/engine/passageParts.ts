import type { Lexicon } from './lexicon.ts';
import type { IndexedPassage, PassageWords } from './searchEngine.ts';

// The parts of a passage by number: 0 the title of its article, 1 its headings, from 2 on its sentences.

/** How many parts stand before the first sentence. */
export const ABOVE = 2;

/** The text of a part. */
export function partText({ article, heading, sentences }: IndexedPassage, part: number): string {
  if (part < ABOVE) return part === 0 ? article.title : heading;
  const { start = 0, end = 0 } = sentences[part - ABOVE] ?? {};
  return article.text.slice(start, end);
}

/** The words of a part. */
export function partWords({ title, heading, text, starts }: PassageWords, part: number): Uint32Array {
  if (part < ABOVE) return part === 0 ? title : heading;
  return text.subarray(starts[part - ABOVE], starts[part - ABOVE + 1]);
}

/** How many parts there are. */
export function partCount({ starts }: PassageWords): number {
  return ABOVE + Math.max(0, starts.length - 1);
}

/** The words of each part, spelled. */
export function spellParts(words: PassageWords, lexicon: Lexicon): string[][] {
  return Array.from({ length: partCount(words) }, (_, part) => lexicon.spell(partWords(words, part)));
}
