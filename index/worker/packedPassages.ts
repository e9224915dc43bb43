import type { IndexedPassage } from '../engine/searchEngine.ts';
import type { Article } from '../ingest/article.ts';
import { INTRODUCTIONS, type Introduction, SENTENCE_KINDS, type SentenceKind } from '../ingest/passages.ts';

/**
 * Passages one after the other: article, start, end, line, heading; how many sentences, and their starts, ends and kinds; how
 * many stretches introduce it, and their starts, ends and kinds.
 */
export interface PackedPassages {
  numbers: Uint32Array;
  headings: string[];
}

export function packPassages(
  passages: readonly IndexedPassage[],
  places: ReadonlyMap<Article, number>,
): PackedPassages {
  const headings = new Map<string, number>();
  const numbers: number[] = [];
  for (const { article, start, end, line, heading, sentences, introduction } of passages) {
    let place = headings.get(heading);
    if (place === undefined) {
      place = headings.size;
      headings.set(heading, place);
    }
    numbers.push(places.get(article) as number, start, end, line, place, sentences.length);
    for (const { start, end, kind } of sentences) numbers.push(start, end, SENTENCE_KINDS.indexOf(kind));
    numbers.push(introduction.length);
    for (const { start, end, kind } of introduction) numbers.push(start, end, INTRODUCTIONS.indexOf(kind));
  }
  return { numbers: Uint32Array.from(numbers), headings: [...headings.keys()] };
}

export function unpackPassages({ numbers, headings }: PackedPassages, articles: Article[]): IndexedPassage[] {
  const passages: IndexedPassage[] = [];
  let at = 0;
  const next = () => numbers[at++] as number;
  while (at < numbers.length) {
    const article = articles[next()] as Article;
    const [start, end, line] = [next(), next(), next()];
    const heading = headings[next()] as string;
    const sentences = Array.from({ length: next() }, () => ({
      start: next(),
      end: next(),
      kind: SENTENCE_KINDS[next()] as SentenceKind,
    }));
    const introduction = Array.from({ length: next() }, () => ({
      start: next(),
      end: next(),
      kind: INTRODUCTIONS[next()] as Introduction['kind'],
    }));
    passages.push({ article, start, end, line, heading, sentences, introduction });
  }
  return passages;
}
