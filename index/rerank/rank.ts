import type { IndexedPassage, LanguageIndex } from '../engine/orama/build.ts';
import { type Candidate, search } from '../engine/orama/search.ts';
import { parseQuery, type Query } from '../engine/query.ts';
import { answerability, holds, weigh } from './calibration.ts';
import { type Distinct, distinct } from './copies.ts';
import { sentenceWidths, type Window, windowsOf } from './excerpt.ts';
import { gatherEvidence, type Sentence } from './features.ts';
import { runsOf } from './leftOut.ts';
import { rankWeights, type Weights } from './model.ts';
import { meaningWeights } from './semantic.ts';

/** A part of a passage to quote for a question: no two share a sentence. */
export interface Hit {
  passage: IndexedPassage;
  /** Other passages with the same sentences. */
  copies: readonly IndexedPassage[];
  window: Window;
  /** Not to be cited again; it only tells whether the articles answer the question. */
  leftOut: boolean;
  /** The most telling sentence. */
  best: Sentence;
  /** 0 to 1: how likely it is that the articles answer the question at all, going by this. */
  answerability: number;
  /** The same, judged as if it were in another language than the question. */
  abroad: number;
  /** 0 to 1: how likely the answer stands here, when the articles are about it. */
  holds: number;
}

/** So many passages are looked at sentence by sentence: nearly always the right one is among the first five. */
const CANDIDATES = 20;

/** Where to look. */
export interface Among {
  /** The path of the only article wanted. */
  article?: string | undefined;
  /** The marks of sentences that are not to be cited again. */
  leaveOut: ReadonlySet<string>;
}

/**
 * What may answer the question in the passages of one language, best first. `language` is that of the question, null when
 * unknown.
 */
export async function rank(
  index: LanguageIndex,
  question: string,
  vector: Float32Array,
  language: string | null,
  { article, leaveOut }: Among = ALL,
): Promise<Hit[]> {
  const query = parseQuery(index, question, vector, language);
  const candidates = await candidatesFor(index, query, { article, leaveOut });
  const copies = new Map(candidates.map(({ passage, copies }) => [passage, copies]));
  const sentences = gatherEvidence(index, query, candidates, article !== undefined);
  const chances = softmax(sentences.map(({ evidence }) => weigh(evidence, ranking)));
  const abroad = language !== null && language !== index.language;
  const asked = { passages: index.passages.length, telling: query.isContentWord.filter(Boolean).length };
  const hits: Hit[] = [];
  for (let from = 0; from < sentences.length; ) {
    const { passage } = sentences[from] as Sentence;
    const to = from + passage.sentences.length;
    const widths = sentenceWidths(passage);
    const own = chances.slice(from, to);
    for (const run of runsOf(passage, leaveOut)) {
      for (const window of windowsOf(widths, own, run.from, run.to)) {
        const best = sentences[from + window.best] as Sentence;
        hits.push({
          passage,
          copies: (copies.get(passage) ?? []).map((copy) => copy.passage),
          window,
          leftOut: run.leftOut,
          best,
          answerability: answerability(best, asked, abroad),
          abroad: answerability(best, asked, true),
          holds: holds(best, window.chance, abroad),
        });
      }
    }
    from = to;
  }
  return hits.sort((a, b) => b.window.chance - a.window.chance);
}

const ALL: Among = { leaveOut: new Set() };

/** The first candidates and, in place of those that have been cited whole, as many after them. */
async function candidatesFor(
  index: LanguageIndex,
  query: Query,
  { article, leaveOut }: Among,
): Promise<Distinct[]> {
  const isLeft = ({ passage }: Candidate) => runsOf(passage, leaveOut).some(({ leftOut }) => !leftOut);
  const all: Distinct[] = [];
  for (let left = 0; left < CANDIDATES; ) {
    const except = all.flatMap(({ doc, copies }) => [doc, ...copies.map((copy) => copy.doc)]);
    const next = await distinct((limit) => search(index, query, limit, { article, except }), CANDIDATES);
    // Each search begins at 1 again: what comes later is no better than the last.
    const most = all.at(-1)?.score ?? 1;
    for (const candidate of next) all.push({ ...candidate, score: candidate.score * most });
    if (next.length < CANDIDATES || leaveOut.size === 0) break;
    left += next.filter(isLeft).length;
  }
  return all;
}

/** Without a model's vectors its evidence is 0, and weighs nothing. */
const ranking: Weights = { ...rankWeights, ...meaningWeights.rank };

function softmax(scores: number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
