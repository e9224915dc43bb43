import { appendParts, lengthOfParts, PackedPassage } from '../engine/packedPassage.ts';
import type { IndexedPassage } from '../engine/searchEngine.ts';
import type { Article } from '../ingest/article.ts';

/** Passages one after the other: article, start, end, line, heading, and their parts (see packedPassage.ts). */
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
  for (const passage of passages) {
    const { article, start, end, line, heading } = passage;
    let place = headings.get(heading);
    if (place === undefined) {
      place = headings.size;
      headings.set(heading, place);
    }
    numbers.push(places.get(article) as number, start, end, line, place);
    appendParts(passage, numbers);
  }
  return { numbers: Uint32Array.from(numbers), headings: [...headings.keys()] };
}

/** Their parts are read where they lie. */
export function unpackPassages(
  { numbers, headings }: PackedPassages,
  articles: readonly Article[],
): IndexedPassage[] {
  const passages: IndexedPassage[] = [];
  let at = 0;
  const next = () => numbers[at++] as number;
  while (at < numbers.length) {
    const article = articles[next()] as Article;
    const [start, end, line] = [next(), next(), next()];
    const heading = headings[next()] as string;
    passages.push(new PackedPassage({ article, start, end, line, heading }, numbers, at));
    at += lengthOfParts(numbers, at);
  }
  return passages;
}
