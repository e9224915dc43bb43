import type { Query } from '../engine/query.ts';
import { readQuery } from '../engine/readQuery.ts';
import type { Candidate, IndexedPassage, SearchEngine } from '../engine/searchEngine.ts';
import { readMeanings } from '../wordvectors/questionMeanings.ts';
import { answerability, answerProbability, weigh } from './calibration.ts';
import { type DistinctCandidate, distinctCandidates } from './copies.ts';
import { extractFeatures, type Sentence } from './features.ts';
import { splitRuns } from './leftOut.ts';
import { findMisspelled, respell } from './misspelled.ts';
import { type Models, wordModels } from './models.ts';
import { withNamesMeant } from './namesMeant.ts';
import { semanticModels } from './semanticModels.ts';
import { type Estimate, emptyTrace, estimate, type Trace } from './trace.ts';
import { weighQuery } from './weightedQuery.ts';
import { boldSentences, cutWindows, type SentenceShape, sentenceShapes, type Window } from './window.ts';
import { pairWords, type WordPair } from './wordPairs.ts';

/** A part of a passage to quote for a question: no two share a sentence. */
export interface Excerpt {
  passage: IndexedPassage;
  /** How many passages were searched. */
  passages: number;
  /** How many content words the question has. */
  contentWords: number;
  /** Other passages with the same sentences. */
  copies: readonly IndexedPassage[];
  window: Window;
  /** The first and the last sentence in bold. */
  bold: [from: number, to: number];
  /** Of each sentence of the passage, what counts in cutting it, and its share of the softmax over all sentences ranked. */
  shapes: readonly SentenceShape[];
  shares: readonly number[];
  /** Not to be cited again; it only tells whether the articles answer the question. */
  leftOut: boolean;
  /** The sentence with the highest score: the one in bold. */
  bestSentence: Sentence;
  /** What that score is made of, and which words met which, where it was asked for. */
  ranking?: Trace;
  pairs?: WordPair[];
  /** What judged it. */
  models: Models;
  /** 0 to 1: how likely it is that the articles answer the question at all, going by this. */
  answerability: Estimate;
  /** The same, judged as if it were in another language than the question. */
  crossLingualAnswerability: Estimate;
  /** 0 to 1: how likely the answer stands here, when the articles are about it. */
  answerProbability: Estimate;
}

/** So many passages are looked at sentence by sentence: nearly always the right one is among the first five. */
export const CANDIDATES = 24;

/** Where to look. */
export interface RankScope {
  /** The path of the only article wanted. */
  article?: string | undefined;
  /** The marks of sentences that are not to be cited again. */
  leaveOut: ReadonlySet<string>;
  /** What was told beside the question: it helps to find, and is not asked for. */
  context?: string | undefined;
  /** Write down what scores are made of. */
  explain?: boolean | undefined;
  /** How many passages to look at sentence by sentence; `CANDIDATES` unless given. */
  candidates?: number | undefined;
  /** What judges; unless given those that were fitted, with what an embedding model says where it has said something. */
  models?: Models | undefined;
}

/**
 * What may answer the question in the passages of one language, best first. `language` is that of the question, null when
 * unknown.
 */
export async function rank(
  engine: SearchEngine,
  question: string,
  vector: Float32Array,
  language: string | null,
  { article, leaveOut, context, explain = false, candidates: count = CANDIDATES, ...scope }: RankScope = ALL,
): Promise<Excerpt[]> {
  const { analyzer, lexicon } = engine;
  const { query, candidates } = await findCandidates(engine, question, vector, language, count, {
    article,
    leaveOut,
    context,
  });
  const weighted = weighQuery(query, analyzer, await engine.statistics(query));
  const copies = new Map(candidates.map(({ passage, copies }) => [passage, copies]));
  const sentences = extractFeatures(lexicon, weighted, candidates, article !== undefined);
  const traces = explain ? sentences.map(emptyTrace) : [];
  const models = scope.models ?? (weighted.scale ? semanticModels : wordModels);
  const kind = language !== null && language !== analyzer.language ? 'crossLingual' : 'sameLanguage';
  const weights = models[kind].ranking;
  const shares = softmax(sentences.map(({ features }, i) => weigh(features, weights, traces[i])));
  const contentWords = query.stems.filter(({ isContentWord }) => isContentWord).length;
  const scale = { passages: weighted.passages, contentWords };
  const pairsOf = (passage: IndexedPassage) => {
    const found = candidates.find((candidate) => candidate.passage === passage);
    return found ? pairWords(query, found.words, lexicon) : [];
  };
  const excerpts: Excerpt[] = [];
  for (let from = 0; from < sentences.length; ) {
    const { passage } = sentences[from] as Sentence;
    const to = from + passage.sentences.length;
    const shapes = sentenceShapes(passage);
    const own = shares.slice(from, to);
    for (const run of splitRuns(passage, leaveOut)) {
      for (const window of cutWindows(shapes, own, run.from, run.to)) {
        const at = from + window.best;
        const best = sentences[at] as Sentence;
        const mass = window.probabilityMass;
        const isAnswered = (language: keyof Models, trace?: Trace) =>
          answerability(best, scale, models, language, trace);
        excerpts.push({
          passage,
          ...scale,
          copies: (copies.get(passage) ?? []).map((copy) => copy.passage),
          window,
          bold: boldSentences(shapes, own, window),
          shapes,
          shares: own,
          leftOut: run.leftOut,
          bestSentence: best,
          ...(explain && { ranking: traces[at], pairs: pairsOf(passage) }),
          models,
          answerability: estimate(kind, explain, isAnswered),
          crossLingualAnswerability: estimate('crossLingual', explain, isAnswered),
          answerProbability: estimate(kind, explain, (language, trace) =>
            answerProbability(best, mass, models, language, trace),
          ),
        });
      }
    }
    from = to;
  }
  return excerpts.sort((a, b) => b.window.probabilityMass - a.window.probabilityMass);
}

const ALL: RankScope = { leaveOut: new Set() };

/** The candidates for a question, and its query: with typing errors mended by what they have, and the names that they know. */
export async function findCandidates(
  engine: SearchEngine,
  question: string,
  vector: Float32Array,
  language: string | null,
  count = CANDIDATES,
  scope = ALL,
): Promise<{ query: Query; candidates: DistinctCandidate[] }> {
  const find = async (text: string) => {
    const meanings = await readMeanings(text, language);
    const query = await readQuery(engine, text, vector, language, meanings, scope.context);
    return { query, candidates: await candidatesFor(engine, query, count, scope) };
  };
  const { analyzer } = engine;
  let found = await find(question);
  const isForeign = language !== null && language !== analyzer.language;
  const meant = isForeign ? null : await findMisspelled(engine, found.query, found.candidates);
  if (meant && meant.size > 0) found = await find(respell(question, meant));
  return { ...found, query: withNamesMeant(found.query, found.candidates, engine.lexicon) };
}

/** The first candidates and, in place of those that have been cited whole, as many after them. */
async function candidatesFor(
  engine: SearchEngine,
  query: Query,
  count: number,
  { article, leaveOut }: RankScope,
): Promise<DistinctCandidate[]> {
  const isLeft = ({ passage }: Candidate) => splitRuns(passage, leaveOut).some(({ leftOut }) => !leftOut);
  const all: DistinctCandidate[] = [];
  for (let left = 0; left < count; ) {
    const except = all.flatMap(({ id, copies }) => [id, ...copies.map((copy) => copy.id)]);
    const next = await distinctCandidates((limit) => engine.search(query, limit, { article, except }), count);
    // Each search begins at 1 again: what comes later is no better than the last.
    const most = all.at(-1)?.fusionScore ?? 1;
    for (const candidate of next) all.push({ ...candidate, fusionScore: candidate.fusionScore * most });
    if (next.length < count || leaveOut.size === 0) break;
    left += next.filter(isLeft).length;
  }
  return all;
}

function softmax(scores: number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
