import { bm25Options, inverseDocumentFrequency, mostLookedUp } from '../bm25.ts';
import type { SoughtTerm, SoughtTerms } from '../fieldScorer.ts';
import type { Query, QueryStem } from '../query.ts';
import { tellingStems } from '../tellingStems.ts';
import type { Collection } from './collection.ts';
import type { TermCounts } from './termCounts.ts';

/** By number of a stem, how near it is: 0 to 1. */
export type NearStems = ReadonlyMap<number, number>;

/** A word of a question as the soft match looks for it, in texts and in titles. */
export interface SoftWord {
  weight: number;
  text: NearStems;
  title: NearStems;
}

/** What a question is searched by in one collection. */
export interface Sought {
  text: SoughtTerms;
  title: SoughtTerms;
  subwords: SoughtTerms;
  soft: readonly SoftWord[];
}

export function seekTerms({ searchWords, stems }: Query, collection: Collection): Sought {
  const { stem, subwords } = collection.analyzer;
  const own = searchWords.map(stem);
  return {
    text: weigh(own, collection.text, collection, 'text'),
    title: weigh(own, collection.title, collection, 'title'),
    subwords: weigh(searchWords.flatMap(subwords), collection.subwords, collection, 'subwords'),
    soft: seekByMeaning(stems, collection),
  };
}

function weigh(
  terms: readonly string[],
  counts: TermCounts,
  { passages }: Collection,
  field: keyof typeof bm25Options,
): SoughtTerms {
  const most = mostLookedUp(passages, bm25Options[field]);
  const sought = new Map<number, SoughtTerm>();
  for (const spelled of terms) {
    const term = counts.terms.find(spelled);
    if (term === undefined) continue;
    const count = counts.countAt(term);
    if (count === 0 || count > most) continue;
    const idf = inverseDocumentFrequency(count, passages, bm25Options[field].idfPower);
    const times = (sought.get(term)?.times ?? 0) + 1;
    sought.set(term, { times, weight: times * idf });
  }
  return sought;
}

function seekByMeaning(stems: readonly QueryStem[], collection: Collection): SoftWord[] {
  const { text, passages } = collection;
  return tellingStems(stems, passages, (stem) => text.countOf(stem)).map(({ stem, weight }) => ({
    weight,
    text: nearStems(stem, 'text', collection),
    title: nearStems(stem, 'title', collection),
  }));
}

/** A word is sought as its own stem and as the stems of the words near it, of those that the field has. */
function nearStems(stem: QueryStem, field: 'text' | 'title', collection: Collection): NearStems {
  const near = new Map<number, number>();
  const own = collection.text.terms.find(stem.stem);
  if (own !== undefined && collection[field].countAt(own) > 0) near.set(own, 1);
  for (const [word, similarity] of collection.meanings.nearestTo(stem)) {
    const term = collection.stemOf(word);
    if (collection.isIn(field, word) && similarity > (near.get(term) ?? 0)) near.set(term, similarity);
  }
  return near;
}
