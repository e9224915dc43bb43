import { createHash } from 'node:crypto';
import type { IndexedPassage } from '../engine/searchEngine.ts';
import { textKey } from './textKey.ts';

/**
 * A mark of each sentence of a passage by what it says: the same in a copy of the file, and after lines have moved. What
 * is short says something only where it stands, so the sentence before it, or the heading above, counts too.
 */
export function markSentences({ article, sentences, heading }: IndexedPassage): string[] {
  let before = heading || article.title;
  return sentences.map(({ start, end }) => {
    const own = article.text.slice(start, end);
    const said = textKey([own], before);
    before = own;
    return createHash('sha256').update(said).digest('base64url').slice(0, MARK_LENGTH);
  });
}

/** Six bits each: two of a million sentences share a mark once in 36,000 collections. */
const MARK_LENGTH = 9;

/** Neighbouring sentences of a passage, `to` exclusive, that were all left out or all not. */
export interface Run {
  from: number;
  to: number;
  leftOut: boolean;
}

/** The sentences of a passage in such runs. */
export function splitRuns(passage: IndexedPassage, leaveOut: ReadonlySet<string>): Run[] {
  const { length } = passage.sentences;
  if (leaveOut.size === 0) return [{ from: 0, to: length, leftOut: false }];
  const runs: Run[] = [];
  for (const [at, mark] of markSentences(passage).entries()) {
    const leftOut = leaveOut.has(mark);
    const last = runs.at(-1);
    if (last?.leftOut === leftOut) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, leftOut });
  }
  return runs;
}
