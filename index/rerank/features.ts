import type { Lexicon } from '../engine/lexicon.ts';
import type { Candidate, IndexedPassage } from '../engine/searchEngine.ts';
import { type AnswerTypeFeatures, lacksTypes, matchAnswerTypes } from './answerTypes.ts';
import { type CandidateMatch, matchCandidate } from './candidateMatch.ts';
import { type FeatureName, featureNames } from './featureNames.ts';
import { coverage, distinctiveCoverage, raise, sentenceFrequency, softCoverage } from './match.ts';
import { numberMatcher } from './numberMatch.ts';
import { computePassageFeatures, type PassageFeatures, passageFeatureNames } from './passageFeatures.ts';
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
  lexicon: Lexicon,
  query: WeightedQuery,
  candidates: readonly Candidate[],
  singleArticle = false,
): Sentence[] {
  const { matches: words, passages } = matchPassageWords(candidates, query, lexicon);
  const matchNumbers = numberMatcher(query, lexicon.analyzer);
  const matches = candidates.map((candidate, i) =>
    matchCandidate(candidate, passages[i] as MatchedWords, words, query, matchNumbers, lexicon),
  );
  const shared = computePassageFeatures(candidates, matches, query, singleArticle);
  return matches.flatMap((match, i) => extractSentences(match, query, lexicon, shared[i] as PassageFeatures));
}

/** Features of a sentence as the answer to a question. */
type SentenceFeatures = Record<Exclude<FeatureName, keyof PassageFeatures>, number>;

const sentenceFeatureNames = featureNames.filter(
  (name): name is keyof SentenceFeatures => !(passageFeatureNames as readonly string[]).includes(name),
);

function extractSentences(
  { candidate: { passage, words }, sentences, above, numbers }: CandidateMatch,
  query: WeightedQuery,
  lexicon: Lexicon,
  shared: PassageFeatures,
): Sentence[] {
  const n = query.stems.length;
  const { count, similarities, nearness } = sentences;
  // What stands in the headings stands in every sentence below them.
  const under = similarities.slice();
  for (let place = 0; place < count; place++) raise(under, place * n, above.headings.similarities, 0, n);
  const frequency = sentenceFrequency(under, n);
  // An object of all of them for each sentence would cost more than the sums.
  const common = new Float64Array(featureNames.length);
  fill(common, passageFeatureNames, shared);
  const types = passage.sentences.map((_, place) => matchAnswerTypes(query, passage, words, place, lexicon));
  const lacksAnswerType = Number(lacksTypes(query, types));
  const all = new Float32Array(n);
  return passage.sentences.map((sentence, place) => {
    all.set(above.titleAndHeadings);
    raise(all, 0, under, place * n, n);
    const covered = coverage(all, query);
    const before = placeBefore(passage, place);
    const type = types[place] as AnswerTypeFeatures;
    const shape: ShapeFeatures = shapeOf(sentence);
    const values: SentenceFeatures = {
      coverage: covered,
      distinctiveCoverage: distinctiveCoverage(under, place * n, frequency, query),
      previousCoverageGain: before < 0 ? 0 : coverage(all, query, similarities, before * n) - covered,
      nextCoverageGain: place + 1 < count ? coverage(all, query, similarities, (place + 1) * n) - covered : 0,
      sentenceBm25: Math.max(sentences.bm25[place] as number, above.headings.bm25),
      softSentence: softCoverage(nearness, query, place * n),
      conflictingNumber: share(numbers?.[place]?.conflicts),
      answerTypeDate: type.answerTypeDate,
      answerTypeNumber: type.answerTypeNumber,
      answerTypeName: type.answerTypeName,
      answerTypeDuration: type.answerTypeDuration,
      answerTypeReason: type.answerTypeReason,
      lacksAnswerType,
      introduces: shape.introduces,
      isQuestion: shape.isQuestion,
    };
    const features = common.slice();
    fill(features, sentenceFeatureNames, values);
    return { passage, place, features };
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

/** Puts features where their names stand in `featureNames`. */
function fill<Name extends FeatureName>(
  features: Float64Array,
  names: readonly Name[],
  values: Readonly<Record<Name, number>>,
): void {
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as Name;
    features[PLACES[name]] = values[name];
  }
}

const PLACES = Object.fromEntries(featureNames.map((name, i) => [name, i])) as Record<FeatureName, number>;
