import type { IndexedPassage } from '../engine/orama/build.ts';
import type { Candidate } from '../engine/orama/search.ts';
import { width } from '../text/width.ts';

/** A candidate for all passages that read the same. */
export interface Distinct extends Candidate {
  /** The others. They have the same sentences, white space and case aside. */
  copies: Candidate[];
}

/**
 * The first `limit` candidates of a search that read differently; what is found twice takes nobody's place. Of copies the
 * one with the best score stands for all, then the one whose path comes first.
 */
export async function distinct(
  search: (limit: number) => Promise<Candidate[]>,
  limit: number,
): Promise<Distinct[]> {
  for (let asked = limit; ; asked *= 2) {
    const found = await search(asked);
    const all = withoutCopies(found);
    if (all.length >= limit || found.length < asked) return all.slice(0, limit);
  }
}

function withoutCopies(candidates: Candidate[]): Distinct[] {
  const all = new Map<string, Distinct>();
  for (const candidate of [...candidates].sort(byScore)) {
    const said = wholeOf(candidate.passage);
    const first = all.get(said);
    if (first) first.copies.push(candidate);
    else all.set(said, { ...candidate, copies: [] });
  }
  return [...all.values()];
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || compare(a.passage.article.path, b.passage.article.path) || a.doc - b.doc;
}

function wholeOf({ article, sentences, heading }: IndexedPassage): string {
  const texts = sentences.map(({ start, end }) => article.text.slice(start, end));
  return saying(texts.join('\n'), heading, texts.map(read).join('\n'));
}

/** By this texts are known that read the same. A short one says something only below its heading. */
export function saying(text: string, heading: string, reads = read(text)): string {
  return width(text) < SHORT ? `${read(heading)}\n${reads}` : reads;
}

/** Where a text stands: the article's path, and its first and last line there, 1-based. */
export interface Standing {
  article: string;
  lines: [from: number, to: number];
}

/** The other places where the same stands: each once, by path and line. */
export function besides(own: Standing, others: readonly Standing[]): Standing[] {
  const key = ({ article, lines }: Standing) => `${article}\n${lines}`;
  const all = new Map(others.map((place) => [key(place), place]));
  all.delete(key(own));
  return [...all.values()].sort((a, b) => compare(a.article, b.article) || a.lines[0] - b.lines[0]);
}

/** “Yes.”, “Ask at the desk.” */
const SHORT = 25;

function read(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
