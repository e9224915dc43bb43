import type { IndexedPassage, LanguageIndex } from '../engine/orama/build.ts';
import type { Candidate } from '../engine/orama/search.ts';
import type { DocTerms } from '../engine/postings/field.ts';
import type { Query } from '../engine/query.ts';
import { type BackgroundDistribution, QuantizedVectorIndex } from '../engine/vectors/quantizedVectorIndex.ts';
import type { Article } from '../ingest/article.ts';
import { countNewNames, countNewNumbers, scoreNewDate } from '../text/answerType.ts';
import { LIST_MARK } from '../text/sentences.ts';
import { gatheredOf } from './articleConcentration.ts';
import { type EvidenceName, evidenceNames } from './featureNames.ts';
import { type Headed, headedBy } from './headingMatch.ts';
import { type Alike, coverage, crowd, type Match, matchSentence, union } from './match.ts';
import { type Meaning, meaningOf } from './semantic.ts';

/** A sentence with its evidence, in the order of `evidenceNames`. */
export interface Sentence {
  passage: IndexedPassage;
  /** Place in `passage.sentences`. */
  place: number;
  evidence: Float64Array;
}

/** The evidence of every sentence of the candidates, in their order; `alone`: only one article was searched. */
export function gatherEvidence(
  index: LanguageIndex,
  query: Query,
  candidates: Candidate[],
  alone = false,
): Sentence[] {
  const alike = index.similarity.similaritiesTo(query.stems);
  const headed = headedBy(index, query);
  const views = candidates.map((candidate) => view(index, query, candidate, headed(candidate.doc), alike));
  const standing = standingOf(views, query);
  const gathered = gatheredOf(index.passages, candidates);
  const ordinary =
    index.vectors instanceof QuantizedVectorIndex ? index.vectors.background(query.vector) : null;
  const unknown = index.text.postings.idf(-1);
  const plenty = PLENTY * index.subwords.postings.idf(-1);
  return views.flatMap((seen, i) => {
    const { candidate, whole } = seen;
    const { article } = candidate.passage;
    return sentencesOf(seen, query, {
      passage: seen.bm25,
      plenty: Math.min(1, index.subwords.score(query.subwordQuery, candidate.doc) / plenty),
      hybrid: candidate.score,
      long: Math.log(1 + seen.sequence.terms.length) / Math.log(401),
      article: bestOther(views, i),
      gathered: alone ? 0 : (gathered.get(article) as number),
      lost: heaviestLost(whole, query) / unknown,
      standing: standing.get(article) as number,
      ...nearness(index, query, candidate.doc, ordinary),
    });
  });
}

/** A candidate as the question sees it. */
interface View {
  candidate: Candidate;
  sequence: DocTerms;
  /** By sentence. */
  matches: Match[];
  above: Headed;
  /** How the question's stems stand in all of it, title and headings too. */
  whole: Float32Array;
  /** BM25 of it or of the headings above it, over the most that is possible. */
  bm25: number;
}

function view(index: LanguageIndex, query: Query, candidate: Candidate, above: Headed, alike: Alike): View {
  const { doc, passage } = candidate;
  const sequence = index.text.termsOf(doc);
  const matches = passage.sentences.map((_, place) => matchSentence(sequence, place, query, alike));
  return {
    candidate,
    sequence,
    matches,
    above,
    whole: matches.map(({ best }) => best).reduce(union, above.best),
    bm25: Math.max(
      index.text.score(query.wordQuery, doc) / (query.wordQuery.maxScore || 1),
      above.headings.bm25,
    ),
  };
}

/** Evidence that all sentences of a passage share. */
type PassageEvidence = Pick<
  Record<EvidenceName, number>,
  'passage' | 'plenty' | 'hybrid' | 'long' | 'article' | 'gathered' | 'lost' | 'standing' | keyof Meaning
>;

function sentencesOf(
  { candidate: { passage }, sequence, matches, above }: View,
  query: Query,
  shared: PassageEvidence,
): Sentence[] {
  const { answerType, queryTerms } = query;
  // What stands in the headings stands in every sentence below them.
  const under = matches.map(({ best, bm25 }) => ({
    best: union(best, above.headings.best),
    bm25: Math.max(bm25, above.headings.bm25),
  }));
  const among = crowd(under);
  return passage.sentences.map(({ start, end }, place) => {
    const own = under[place] as Match;
    const all = union(own.best, above.best);
    const alike = coverage(all, query);
    const gain = (other?: Match) => (other ? coverage(union(all, other.best), query) - alike : 0);
    const text = passage.article.text.slice(start, end).replace(LIST_MARK, '');
    const words = (sequence.starts[place + 1] as number) - (sequence.starts[place] as number);
    const values: Record<EvidenceName, number> = {
      ...shared,
      alike,
      apart: coverage(
        own.best.map((best, q) => best / Math.max(1, among[q] as number)),
        query,
      ),
      before: gain(matches[place - 1]),
      after: gain(matches[place + 1]),
      sentence: own.bm25,
      date: answerType.date ? scoreNewDate(text, passage.article.language, queryTerms) : 0,
      number: Number((answerType.amount || answerType.date) && countNewNumbers(text, queryTerms, 1) > 0),
      name: answerType.name ? countNewNames(text, queryTerms) / Math.max(FEW_WORDS, words) : 0,
    };
    return { passage, place, evidence: Float64Array.from(evidenceNames, (name) => values[name]) };
  });
}

/** A shorter sentence counts as one of so many words: "Jakarta." is a name, but no sentence full of names. */
const FEW_WORDS = 4;

/** Nothing without a model: what the offline vectors tell is in the hybrid score. */
function nearness(
  { vectors }: LanguageIndex,
  { vector }: Query,
  doc: number,
  ordinary: BackgroundDistribution | null,
): Meaning {
  return vectors instanceof QuantizedVectorIndex
    ? meaningOf(vectors.cosine(vector, doc), ordinary)
    : { meaning: 0, unlikely: 0 };
}

/** A word stands in an article when one at least this similar does. */
const STANDS = 0.5;

function standingOf(views: readonly View[], { isContentWord, isEntity }: Query): Map<Article, number> {
  const together = new Map<Article, Float32Array>();
  for (const { candidate, whole } of views) {
    const { article } = candidate.passage;
    together.set(article, union(whole, together.get(article) ?? whole));
  }
  const standing = new Map<Article, number>();
  for (const [article, whole] of together) {
    let telling = 0;
    for (const [q, best] of whole.entries())
      if (isContentWord[q] && best >= STANDS) telling += isEntity[q] ? 2 : 1;
    standing.set(article, Math.min(1, telling / 3));
  }
  return standing;
}

function heaviestLost(whole: Float32Array, { weights, isEntity }: Query): number {
  let heaviest = 0;
  for (const [q, weight] of weights.entries()) {
    if (isEntity[q]) heaviest = Math.max(heaviest, weight * (1 - (whole[q] as number)));
  }
  return heaviest;
}

/** So many subwords as rare as one that stands nowhere are plenty, however long the question is. */
const PLENTY = 10;

function bestOther(views: readonly View[], i: number): number {
  let best = 0;
  for (const [j, { candidate, bm25 }] of views.entries()) {
    if (j !== i && candidate.passage.article === views[i]?.candidate.passage.article)
      best = Math.max(best, bm25);
  }
  return best;
}
