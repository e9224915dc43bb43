import type { IndexedPassage } from '../engine/orama/build.ts';
import type { Candidate } from '../engine/orama/search.ts';
import { compare } from '../text/compare.ts';
import { textKey } from './textKey.ts';

/** A candidate for all passages that read the same. */
export interface DistinctCandidate extends Candidate {
  /** The others. They have the same sentences, white space and case aside. */
  copies: Candidate[];
}

/**
 * The first `limit` candidates of a search that read differently; what is found twice takes nobody's place. Of copies the
 * one with the best score stands for all, then the one whose path comes first.
 */
export async function distinctCandidates(
  search: (limit: number) => Promise<Candidate[]>,
  limit: number,
): Promise<DistinctCandidate[]> {
  for (let asked = limit; ; asked *= 2) {
    const found = await search(asked);
    const all = withoutCopies(found);
    if (all.length >= limit || found.length < asked) return all.slice(0, limit);
  }
}

function withoutCopies(candidates: Candidate[]): DistinctCandidate[] {
  const all = new Map<string, DistinctCandidate>();
  for (const candidate of [...candidates].sort(byScore)) {
    const said = passageKey(candidate.passage);
    const first = all.get(said);
    if (first) first.copies.push(candidate);
    else all.set(said, { ...candidate, copies: [] });
  }
  return [...all.values()];
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || compare(a.passage.article.path, b.passage.article.path) || a.doc - b.doc;
}

function passageKey({ article, sentences, heading }: IndexedPassage): string {
  const texts = sentences.map(({ start, end }) => article.text.slice(start, end));
  return textKey(texts, heading);
}

/** Where a text stands: the article's path, and its first and last line there, 1-based. */
export interface Occurrence {
  article: string;
  lines: [from: number, to: number];
}

/** The other places where the same stands: each once, by path and line. */
export function otherOccurrences(own: Occurrence, others: readonly Occurrence[]): Occurrence[] {
  const key = ({ article, lines }: Occurrence) => `${article}\n${lines}`;
  const all = new Map(others.map((place) => [key(place), place]));
  all.delete(key(own));
  return [...all.values()].sort((a, b) => compare(a.article, b.article) || a.lines[0] - b.lines[0]);
}
