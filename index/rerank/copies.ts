import type { Candidate, IndexedPassage } from '../engine/searchEngine.ts';
import type { Place } from '../ingest/places.ts';
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
  const all: DistinctCandidate[] = [];
  const groups = new Map<string, DistinctCandidate[]>();
  const keys = new Map<IndexedPassage, string>();
  const keyOf = (passage: IndexedPassage) => {
    const key = keys.get(passage) ?? passageKey(passage);
    keys.set(passage, key);
    return key;
  };
  for (const candidate of [...candidates].sort(byScore)) {
    const beginning = beginningOf(candidate.passage, 0);
    const alike = groups.get(beginning) ?? [];
    // Whole texts are read, each once, only where they begin alike: copies do, and pages made from one template.
    const first = alike.find(({ passage }) => keyOf(passage) === keyOf(candidate.passage));
    if (first) {
      first.copies.push(candidate);
      continue;
    }
    const distinct = { ...candidate, copies: [] };
    all.push(distinct);
    groups.set(beginning, [...alike, distinct]);
  }
  return all;
}

/** The first letters of a passage from one of its sentences on, white space and case aside. */
export function beginningOf({ article: { text }, sentences, end }: IndexedPassage, from: number): string {
  let letters = '';
  for (let at = sentences[from]?.start ?? end; at < end && letters.length < BEGINNING; at++)
    letters += text.charAt(at).trim();
  return letters.toLowerCase();
}

/** Letters that tell most texts apart. */
const BEGINNING = 16;

function byScore(a: Candidate, b: Candidate): number {
  const [one, other] = [a.passage, b.passage];
  return (
    b.fusionScore - a.fusionScore || compare(one.article.path, other.article.path) || one.start - other.start
  );
}

function passageKey({ article, sentences, heading }: IndexedPassage): string {
  const texts = sentences.map(({ start, end }) => article.text.slice(start, end));
  return textKey(texts, heading);
}

/** Where a text stands: the article's path, and its first and last line there, 1-based. */
export interface Occurrence {
  article: string;
  lines: [from: number, to: number];
  place?: Place;
}

/** The other places where the same stands: each once, by path and line. */
export function otherOccurrences(own: Occurrence, others: readonly Occurrence[]): Occurrence[] {
  const key = ({ article, lines }: Occurrence) => `${article}\n${lines}`;
  const all = new Map(others.map((place) => [key(place), place]));
  all.delete(key(own));
  return [...all.values()].sort((a, b) => compare(a.article, b.article) || a.lines[0] - b.lines[0]);
}
