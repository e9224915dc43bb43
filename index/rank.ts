import type { IndexedPassage, LanguageIndex } from './build.ts';
import { distinct } from './copies.ts';
import { answerability, holds, weigh } from './evidence/answerability.ts';
import { gatherEvidence, type Sentence } from './evidence/evidence.ts';
import { meaningWeights } from './evidence/meaning.ts';
import { rankWeights, type Weights } from './evidence/model.ts';
import { readQuery } from './evidence/query.ts';
import { sentenceWidths, type Window, windowsOf } from './excerpt.ts';
import { search } from './search.ts';

/** A part of a passage to quote for a question: no two share a sentence. */
export interface Hit {
  passage: IndexedPassage;
  /** Other passages with the same sentences. */
  copies: readonly IndexedPassage[];
  window: Window;
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

/**
 * What may answer the question in the passages of one language, best first. `language` is that of the question, null when
 * unknown; `article` the path of the only article wanted.
 */
export async function rank(
  index: LanguageIndex,
  question: string,
  vector: Float32Array,
  language: string | null,
  article?: string,
): Promise<Hit[]> {
  const query = readQuery(index, question, vector, language);
  const candidates = await distinct((limit) => search(index, query, limit, article), CANDIDATES);
  const copies = new Map(candidates.map(({ passage, copies }) => [passage, copies]));
  const sentences = gatherEvidence(index, query, candidates, article !== undefined);
  const chances = softmax(sentences.map(({ evidence }) => weigh(evidence, ranking)));
  const abroad = language !== null && language !== index.language;
  const asked = { passages: index.passages.length, telling: query.tells.filter(Boolean).length };
  const hits: Hit[] = [];
  for (let from = 0; from < sentences.length; ) {
    const { passage } = sentences[from] as Sentence;
    const to = from + passage.sentences.length;
    for (const window of windowsOf(sentenceWidths(passage), chances.slice(from, to))) {
      const best = sentences[from + window.best] as Sentence;
      hits.push({
        passage,
        copies: copies.get(passage) ?? [],
        window,
        best,
        answerability: answerability(best, asked, abroad),
        abroad: answerability(best, asked, true),
        holds: holds(best, window.chance, abroad),
      });
    }
    from = to;
  }
  return hits.sort((a, b) => b.window.chance - a.window.chance);
}

/** Without a model's vectors its evidence is 0, and weighs nothing. */
const ranking: Weights = { ...rankWeights, ...meaningWeights.rank };

function softmax(scores: number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
