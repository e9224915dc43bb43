import type { IndexedPassage, LanguageIndex } from '../engine/orama/build.ts';
import type { Candidate } from '../engine/orama/search.ts';
import type { DocTerms } from '../engine/postings/field.ts';
import type { Query } from '../engine/query.ts';
import { type BackgroundDistribution, QuantizedVectorIndex } from '../engine/vectors/quantizedVectorIndex.ts';
import type { Article } from '../ingest/article.ts';
import { countNewNames, countNewNumbers, scoreNewDate } from '../text/answerType.ts';
import { LIST_MARK } from '../text/listItem.ts';
import { computeArticleConcentration } from './articleConcentration.ts';
import { type FeatureName, featureNames } from './featureNames.ts';
import { type HeadingMatch, matchHeadings } from './headingMatch.ts';
import {
  coverage,
  elementwiseMax,
  type Match,
  matchSentence,
  sentenceFrequency,
  type TermSimilarity,
} from './match.ts';
import { computeSemantic, type SemanticFeatures } from './semantic.ts';

/** A sentence with its features, in the order of `featureNames`. */
export interface Sentence {
  passage: IndexedPassage;
  /** Place in `passage.sentences`. */
  place: number;
  features: Float64Array;
}

/** The features of every sentence of the candidates, in their order; `singleArticle`: only one article was searched. */
export function extractFeatures(
  index: LanguageIndex,
  query: Query,
  candidates: Candidate[],
  singleArticle = false,
): Sentence[] {
  const similarityOf = index.similarity.similaritiesTo(query.stems);
  const headingMatch = matchHeadings(index, query);
  const views = candidates.map((candidate) =>
    matchCandidate(index, query, candidate, headingMatch(candidate.doc), similarityOf),
  );
  const entityCoverage = computeEntityCoverage(views, query);
  const concentration = computeArticleConcentration(index.passages, candidates);
  const background =
    index.vectors instanceof QuantizedVectorIndex ? index.vectors.background(query.vector) : null;
  const unknown = index.text.postings.idf(-1);
  const saturation = NGRAM_SATURATION * index.subwords.postings.idf(-1);
  return views.flatMap((seen, i) => {
    const { candidate, whole } = seen;
    const { article } = candidate.passage;
    return extractSentences(seen, query, {
      passageBm25: seen.bm25,
      ngramBm25: Math.min(1, index.subwords.score(query.subwordQuery, candidate.doc) / saturation),
      fusionScore: candidate.score,
      passageLength: Math.log(1 + seen.sequence.terms.length) / Math.log(401),
      bestSiblingBm25: bestSibling(views, i),
      articleConcentration: singleArticle ? 0 : (concentration.get(article) as number),
      missingEntityIdf: heaviestMissing(whole, query) / unknown,
      articleEntityCoverage: entityCoverage.get(article) as number,
      ...extractSemantic(index, query, candidate.doc, background),
    });
  });
}

/** A candidate as the question sees it. */
interface CandidateView {
  candidate: Candidate;
  sequence: DocTerms;
  /** By sentence. */
  matches: Match[];
  above: HeadingMatch;
  /** How the question's stems stand in all of it, title and headings too. */
  whole: Float32Array;
  /** BM25 of it or of the headings above it, over the most that is possible. */
  bm25: number;
}

function matchCandidate(
  index: LanguageIndex,
  query: Query,
  candidate: Candidate,
  above: HeadingMatch,
  similarityOf: TermSimilarity,
): CandidateView {
  const { doc, passage } = candidate;
  const sequence = index.text.termsOf(doc);
  const matches = passage.sentences.map((_, place) => matchSentence(sequence, place, query, similarityOf));
  return {
    candidate,
    sequence,
    matches,
    above,
    whole: matches.map(({ similarities }) => similarities).reduce(elementwiseMax, above.titleAndHeadings),
    bm25: Math.max(
      index.text.score(query.wordQuery, doc) / (query.wordQuery.maxScore || 1),
      above.headings.bm25,
    ),
  };
}

/** Features that all sentences of a passage share. */
type PassageFeatures = Pick<
  Record<FeatureName, number>,
  | 'passageBm25'
  | 'ngramBm25'
  | 'fusionScore'
  | 'passageLength'
  | 'bestSiblingBm25'
  | 'articleConcentration'
  | 'missingEntityIdf'
  | 'articleEntityCoverage'
  | keyof SemanticFeatures
>;

function extractSentences(
  { candidate: { passage }, sequence, matches, above }: CandidateView,
  query: Query,
  shared: PassageFeatures,
): Sentence[] {
  const { answerType, queryTerms } = query;
  // What stands in the headings stands in every sentence below them.
  const under = matches.map(({ similarities, bm25 }) => ({
    similarities: elementwiseMax(similarities, above.headings.similarities),
    bm25: Math.max(bm25, above.headings.bm25),
  }));
  const frequency = sentenceFrequency(under);
  return passage.sentences.map(({ start, end }, place) => {
    const own = under[place] as Match;
    const all = elementwiseMax(own.similarities, above.titleAndHeadings);
    const covered = coverage(all, query);
    const gain = (other?: Match) =>
      other ? coverage(elementwiseMax(all, other.similarities), query) - covered : 0;
    const text = passage.article.text.slice(start, end).replace(LIST_MARK, '');
    const words = (sequence.starts[place + 1] as number) - (sequence.starts[place] as number);
    const values: Record<FeatureName, number> = {
      ...shared,
      coverage: covered,
      distinctiveCoverage: coverage(
        own.similarities.map((best, q) => best / Math.max(1, frequency[q] as number)),
        query,
      ),
      previousCoverageGain: gain(matches[place - 1]),
      nextCoverageGain: gain(matches[place + 1]),
      sentenceBm25: own.bm25,
      answerTypeDate: answerType.date ? scoreNewDate(text, passage.article.language, queryTerms) : 0,
      answerTypeNumber: Number(
        (answerType.amount || answerType.date) && countNewNumbers(text, queryTerms, 1) > 0,
      ),
      answerTypeName: answerType.name ? countNewNames(text, queryTerms) / Math.max(MIN_WORDS, words) : 0,
    };
    return { passage, place, features: Float64Array.from(featureNames, (name) => values[name]) };
  });
}

/** A shorter sentence counts as one of so many words: "Jakarta." is a name, but no sentence full of names. */
const MIN_WORDS = 4;

/** Nothing without a model: what the offline vectors tell is in the hybrid score. */
function extractSemantic(
  { vectors }: LanguageIndex,
  { vector }: Query,
  doc: number,
  background: BackgroundDistribution | null,
): SemanticFeatures {
  return vectors instanceof QuantizedVectorIndex
    ? computeSemantic(vectors.cosine(vector, doc), background)
    : { semanticZScore: 0, semanticSignificance: 0 };
}

/** A word stands in an article when one at least this similar does. */
const MIN_SIMILARITY = 0.5;

function computeEntityCoverage(
  views: readonly CandidateView[],
  { isContentWord, isEntity }: Query,
): Map<Article, number> {
  const together = new Map<Article, Float32Array>();
  for (const { candidate, whole } of views) {
    const { article } = candidate.passage;
    together.set(article, elementwiseMax(whole, together.get(article) ?? whole));
  }
  const entityCoverage = new Map<Article, number>();
  for (const [article, whole] of together) {
    let matched = 0;
    for (const [q, best] of whole.entries())
      if (isContentWord[q] && best >= MIN_SIMILARITY) matched += isEntity[q] ? 2 : 1;
    entityCoverage.set(article, Math.min(1, matched / 3));
  }
  return entityCoverage;
}

function heaviestMissing(whole: Float32Array, { weights, isEntity }: Query): number {
  let heaviest = 0;
  for (const [q, weight] of weights.entries()) {
    if (isEntity[q]) heaviest = Math.max(heaviest, weight * (1 - (whole[q] as number)));
  }
  return heaviest;
}

/** So many subwords as rare as one that stands nowhere saturate it, however long the question is. */
const NGRAM_SATURATION = 10;

function bestSibling(views: readonly CandidateView[], i: number): number {
  let best = 0;
  for (const [j, { candidate, bm25 }] of views.entries()) {
    if (j !== i && candidate.passage.article === views[i]?.candidate.passage.article)
      best = Math.max(best, bm25);
  }
  return best;
}
