import { fnv1a } from '../../text/hash.ts';
import type { NearWord } from '../../wordvectors/nearestWords.ts';
import { bm25Options, inverseDocumentFrequency, mostLookedUp } from '../bm25.ts';
import { FieldScorer, type LegScores, type SoughtTerm } from '../fieldScorer.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Query, QueryStem } from '../query.ts';
import type { PassageWords } from '../searchEngine.ts';
import type { CorpusStatistics } from '../statistics.ts';
import { tellingStems } from '../tellingStems.ts';
import type { JointLexicon } from './jointLexicon.ts';

/** The words nearest to one of a question, by their numbers in the lexicon. */
type NearestTo = (stem: QueryStem) => readonly NearWord[];

type Searched = keyof typeof bm25Options;

/**
 * What passages score in each leg of a search, by their own words and the counts of a whole that they are parts of: as an engine that had
 * all of that would score them. Words are numbers of the lexicon, and terms are hashed.
 */
export function scoreLegs(
  passages: readonly PassageWords[],
  query: Query,
  joint: JointLexicon,
  counts: CorpusStatistics,
  nearestTo: NearestTo,
): LegScores[] {
  const { lexicon } = joint;
  lexicon.reserve(
    MOST_NEAR +
      passages.reduce((sum, own) => sum + own.title.length + own.heading.length + own.text.length, 0),
  );
  const { stem, subwords } = lexicon.analyzer;
  const stems = query.searchWords.map(stem);
  const scorer = (field: Searched, terms: readonly string[]) => {
    const sought = weigh(terms, field, counts);
    return { sought, field: new FieldScorer(sought, field, counts.meanLength(field)) };
  };
  const text = scorer('text', stems);
  const title = scorer('title', stems);
  const parts = scorer('subwords', query.searchWords.flatMap(subwords));
  const soft = tellingStems(query.stems, counts.passages, (own) => counts.documentFrequency('text', own));
  const near = nearStems(
    soft.map((own) => own.stem),
    nearestTo,
    joint,
  );
  const nearest = new Float32Array(soft.length);
  const see = (stem: number) => {
    const own = near.get(stem);
    if (!own) return;
    for (let q = 0; q < nearest.length; q++)
      if ((own[q] as number) > (nearest[q] as number)) nearest[q] = own[q] as number;
  };
  return passages.map((own) => {
    nearest.fill(0);
    for (const words of [own.title, own.heading])
      for (const word of words) {
        const stem = lexicon.stems[lexicon.placeOf(word)] as number;
        title.field.take(stem);
        see(stem);
      }
    let partCount = 0;
    for (const word of own.text) {
      const place = lexicon.placeOf(word);
      const stem = lexicon.stems[place] as number;
      text.field.take(stem);
      see(stem);
      const [from, to] = [lexicon.subwordStarts[place] as number, lexicon.subwordStarts[place + 1] as number];
      partCount += to - from;
      for (let i = from; i < to; i++) parts.field.take(lexicon.subwords[i] as number);
    }
    return {
      title: title.field.score(own.title.length + own.heading.length),
      text: text.field.score(own.text.length),
      subwords: parts.field.score(partCount),
      soft: soft.reduce((sum, { weight }, q) => sum + weight * (nearest[q] as number) ** 2, 0),
    };
  });
}

/** Words that stand for those of a question. */
const MOST_NEAR = 36 * 32;

/** What of all passages has to be counted for that. */
export function termsToCount({ searchWords, stems }: Query, { analyzer }: Lexicon) {
  const own = [...new Set([...searchWords.map(analyzer.stem), ...stems.map(({ stem }) => stem)])];
  return { text: own, title: own, subwords: [...new Set(searchWords.flatMap(analyzer.subwords))] };
}

/** By its hash, each term that is looked up, with its weight. */
function weigh(terms: readonly string[], field: Searched, counts: CorpusStatistics): Map<number, SoughtTerm> {
  const options = bm25Options[field];
  const most = mostLookedUp(counts.passages, options);
  const sought = new Map<number, SoughtTerm>();
  for (const term of terms) {
    const count = counts.documentFrequency(field, term);
    if (count === 0 || count > most) continue;
    const hash = fnv1a(term);
    const times = (sought.get(hash)?.times ?? 0) + 1;
    const idf = inverseDocumentFrequency(count, counts.passages, options.idfPower);
    sought.set(hash, { times, weight: times * idf });
  }
  return sought;
}

/** By the hash of a stem, how near it is to each word sought, 0 to 1: each word's own stem, and those of the nearest words. */
function nearStems(
  stems: readonly QueryStem[],
  nearestTo: NearestTo,
  { lexicon }: JointLexicon,
): ReadonlyMap<number, Float32Array> {
  const near = new Map<number, Float32Array>();
  const set = (hash: number, q: number, similarity: number) => {
    const own = near.get(hash) ?? new Float32Array(stems.length);
    own[q] = Math.max(own[q] as number, similarity);
    near.set(hash, own);
  };
  for (const [q, own] of stems.entries()) {
    set(fnv1a(own.stem), q, 1);
    for (const [word, similarity] of nearestTo(own))
      set(lexicon.stems[lexicon.placeOf(word)] as number, q, similarity);
  }
  return near;
}
