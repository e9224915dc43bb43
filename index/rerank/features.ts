import type { Analyzer } from '../engine/analyzer.ts';
import type { Query } from '../engine/query.ts';
import type { Candidate, IndexedPassage } from '../engine/searchEngine.ts';
import type { Article } from '../ingest/article.ts';
import { type AnswerTypeFeatures, lacksTypes, matchAnswerTypes } from './answerTypes.ts';
import { computeArticleConcentration } from './articleConcentration.ts';
import { type CandidateMatch, matchCandidate } from './candidateMatch.ts';
import { type FeatureName, featureNames } from './featureNames.ts';
import {
  coverage,
  distinctiveCoverage,
  elementwiseMax,
  type Match,
  sentenceFrequency,
  softCoverage,
} from './match.ts';
import { articlesWithoutNames } from './namesMissing.ts';
import { numberMatcher } from './numberMatch.ts';
import { computeSemantic, type SemanticFeatures } from './semantic.ts';
import { type ShapeFeatures, shapeOf } from './shape.ts';
import type { WeightedQuery } from './weightedQuery.ts';
import { type MatchedWords, matchPassageWords } from './wordMatcher.ts';

/** A sentence with its features, in the order of `featureNames`. */
export interface Sentence {
  passage: IndexedPassage;
  /** Place in `passage.sentences`. */
  place: number;
  features: Float64Array;
}

/** The features of every sentence of the candidates, in their order; `singleArticle`: only one article was searched. */
export function extractFeatures(
  analyzer: Analyzer,
  query: WeightedQuery,
  candidates: readonly Candidate[],
  singleArticle = false,
): Sentence[] {
  const words = matchPassageWords(candidates, query, analyzer);
  const matchNumbers = numberMatcher(query, analyzer);
  const matches = candidates.map((candidate, i) =>
    matchCandidate(candidate, words[i] as MatchedWords, query, matchNumbers),
  );
  const entityCoverage = computeEntityCoverage(matches, query);
  const nameless = articlesWithoutNames(matches, query);
  const concentration = computeArticleConcentration(query.passages, candidates);
  const semantic = computeSemantic(candidates, query.scale);
  const soft = matches.map(({ nearest }) => softCoverage(nearest, query));
  const saturation = NGRAM_SATURATION * query.subwords.unseenIdf;
  return matches.flatMap((match, i) => {
    const { candidate, whole, words, above } = match;
    const { article } = candidate.passage;
    return extractSentences(match, query, {
      passageBm25: match.bm25,
      ngramBm25: Math.min(1, match.subwordBm25 / saturation),
      fusionScore: candidate.fusionScore,
      passageLength: Math.log(1 + words) / Math.log(401),
      bestSiblingBm25: bestSibling(matches, i, (other) => matches[other]?.bm25 ?? 0),
      softMatch: soft[i] as number,
      softHeadings: softCoverage(above.nearness, query),
      ...countNear(match.nearest, query),
      bestSiblingSoftMatch: bestSibling(matches, i, (other) => soft[other] ?? 0),
      articleConcentration: singleArticle ? 0 : (concentration.get(article) as number),
      otherScript: Number(query.isOtherScript),
      missingEntityIdf: heaviestMissing(whole, query) / query.text.unseenIdf,
      articleEntityCoverage: entityCoverage.get(article) as number,
      articleLacksName: Number(nameless.has(article)),
      ...(semantic[i] as SemanticFeatures),
    });
  });
}

/** Features that all sentences of a passage share. */
type PassageFeatures = Pick<
  Record<FeatureName, number>,
  | 'passageBm25'
  | 'ngramBm25'
  | 'fusionScore'
  | 'passageLength'
  | 'bestSiblingBm25'
  | 'softMatch'
  | 'softHeadings'
  | 'softShare'
  | 'softSecond'
  | 'bestSiblingSoftMatch'
  | 'articleConcentration'
  | 'otherScript'
  | 'missingEntityIdf'
  | 'articleEntityCoverage'
  | 'articleLacksName'
  | keyof SemanticFeatures
>;

/** Features of a sentence as the answer to a question; those of its shape beside. */
type SentenceFeatures = Record<Exclude<FeatureName, keyof PassageFeatures | keyof ShapeFeatures>, number>;

function extractSentences(
  { candidate: { passage, words }, sentences, above, numbers }: CandidateMatch,
  query: WeightedQuery,
  shared: PassageFeatures,
): Sentence[] {
  // What stands in the headings stands in every sentence below them.
  const under = sentences.map(({ similarities, bm25 }) => ({
    similarities: elementwiseMax(similarities, above.headings.similarities),
    bm25: Math.max(bm25, above.headings.bm25),
  }));
  const frequency = sentenceFrequency(under);
  // An object of all of them for each sentence would cost more than the sums.
  const common = fill(new Float64Array(featureNames.length), shared);
  const types = passage.sentences.map(({ start, end }, place) =>
    matchAnswerTypes(
      query,
      { text: passage.article.text.slice(start, end), words: words.sentences[place] ?? [] },
      passage.article.language,
    ),
  );
  const lacksAnswerType = Number(lacksTypes(query, types));
  return passage.sentences.map((sentence, place) => {
    const own = under[place] as Pick<Match, 'similarities' | 'bm25'>;
    const all = elementwiseMax(own.similarities, above.titleAndHeadings);
    const covered = coverage(all, query);
    const gain = (other?: Match) => (other ? coverage(all, query, other.similarities) - covered : 0);
    const shape: ShapeFeatures = shapeOf(passage, sentence);
    const values: SentenceFeatures = {
      coverage: covered,
      distinctiveCoverage: distinctiveCoverage(own.similarities, frequency, query),
      previousCoverageGain: gain(sentences[placeBefore(passage, place)]),
      nextCoverageGain: gain(sentences[place + 1]),
      sentenceBm25: own.bm25,
      softSentence: softCoverage((sentences[place] as Match).nearness, query),
      conflictingNumber: share(numbers?.[place]?.conflicts),
      ...(types[place] as AnswerTypeFeatures),
      lacksAnswerType,
    };
    return { passage, place, features: fill(fill(common.slice(), shape), values) };
  });
}

/** The share of what is true. */
function share(list: readonly boolean[] = []): number {
  return list.length === 0 ? 0 : list.filter(Boolean).length / list.length;
}

/** The sentence before another; before each row of a table its header, which all of them answer together with. */
function placeBefore({ sentences }: IndexedPassage, place: number): number {
  let before = place - 1;
  if (sentences[place]?.kind !== 'row') return before;
  while (sentences[before]?.kind === 'row') before--;
  return sentences[before]?.kind === 'header' ? before : place - 1;
}

/** How many of the question's content words have one near them, and how near that of the second is. */
function countNear(nearest: Float32Array, { stems }: Query): Record<'softShare' | 'softSecond', number> {
  const own = Array.from(nearest)
    .filter((_, q) => stems[q]?.isContentWord)
    .sort((a, b) => b - a);
  const near = own.filter((nearness) => nearness >= MIN_SIMILARITY);
  return { softShare: near.length / (own.length || 1), softSecond: own[1] ?? own[0] ?? 0 };
}

/** Puts features where their names stand in `featureNames`. */
function fill(features: Float64Array, values: Readonly<Partial<Record<FeatureName, number>>>): Float64Array {
  for (const name in values) features[PLACES[name as FeatureName]] = values[name as FeatureName] as number;
  return features;
}

const PLACES = Object.fromEntries(featureNames.map((name, i) => [name, i])) as Record<FeatureName, number>;

/** A word stands in an article when one at least this similar does. */
const MIN_SIMILARITY = 0.5;

function computeEntityCoverage(matches: readonly CandidateMatch[], { stems }: Query): Map<Article, number> {
  const together = new Map<Article, Float32Array>();
  for (const { candidate, whole } of matches) {
    const { article } = candidate.passage;
    together.set(article, elementwiseMax(whole, together.get(article) ?? whole));
  }
  const entityCoverage = new Map<Article, number>();
  for (const [article, whole] of together) {
    let matched = 0;
    for (const [q, { isContentWord, isEntity }] of stems.entries())
      if (isContentWord && (whole[q] as number) >= MIN_SIMILARITY) matched += isEntity ? 2 : 1;
    entityCoverage.set(article, Math.min(1, matched / 3));
  }
  return entityCoverage;
}

function heaviestMissing(whole: Float32Array, { weights, stems }: WeightedQuery): number {
  let heaviest = 0;
  for (const [q, weight] of weights.entries()) {
    if (stems[q]?.isEntity) heaviest = Math.max(heaviest, weight * (1 - (whole[q] as number)));
  }
  return heaviest;
}

/** So many subwords as rare as one that stands nowhere saturate it, however long the question is. */
const NGRAM_SATURATION = 10;

function bestSibling(
  matches: readonly CandidateMatch[],
  i: number,
  scoreOf: (match: number) => number,
): number {
  let best = 0;
  for (const [j, { candidate }] of matches.entries()) {
    if (j !== i && candidate.passage.article === matches[i]?.candidate.passage.article)
      best = Math.max(best, scoreOf(j));
  }
  return best;
}
