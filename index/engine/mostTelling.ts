import { inverseDocumentFrequency } from './bm25.ts';
import type { Query, QueryStem } from './query.ts';
import type { SearchEngine } from './searchEngine.ts';

/**
 * A long question by its most telling words only: each word is looked for in the articles and compared with all of theirs, and of
 * hundreds the commoner ones change nothing. Where words tell as much, the first ones are kept.
 */
export async function withMostTelling(
  engine: Pick<SearchEngine, 'analyzer' | 'statistics'>,
  query: Query,
): Promise<Query> {
  if (query.stems.length <= MAX_STEMS) return query;
  const { stem, subwords } = engine.analyzer;
  const counts = await engine.statistics({ terms: { text: query.terms.text } });
  const weightOf = (own: QueryStem) =>
    own.share *
    own.rarity *
    inverseDocumentFrequency(counts.documentFrequency('text', own.stem), counts.passages, 1);
  const weights = query.stems.map(weightOf);
  const heaviest = [...weights.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number));
  const kept = heaviest.slice(0, MAX_STEMS).sort((a, b) => a - b);
  const stems = kept.map((place) => query.stems[place] as QueryStem);
  const known = new Set(stems.map((own) => own.stem));
  const isKept = (word: string) => known.has(stem(word));
  const places = new Map(kept.map((old, place) => [old, place]));
  const contentWords = query.contentWords.filter(isKept);
  return {
    ...query,
    searchWords: query.searchWords.filter(isKept),
    contentWords,
    stems,
    terms: {
      text: stems.map((own) => own.stem),
      subwords: [...new Set(contentWords.flatMap(subwords))],
    },
    numbers: query.numbers.flatMap((number) => {
      const own = number.stems.map((place) => places.get(place));
      return own.every((place) => place !== undefined) ? [{ ...number, stems: own }] : [];
    }),
  };
}

/** Of 8,000 questions of the evaluation sets one has more words. With so many an answer takes about four times as long as usual. */
const MAX_STEMS = 36;
