import type { IndexedPassage, LanguageIndex } from './build.ts';
import { evidenceNames, gatherEvidence, type Sentence } from './evidence.ts';
import { bestWindow, sentenceWidths, type Window } from './excerpt.ts';
import { rankWeights } from './model.ts';
import { readQuery } from './query.ts';
import { search } from './search.ts';

/** A passage found for a question, with the part of it to quote. */
export interface Hit {
  passage: IndexedPassage;
  sentences: Sentence[];
  window: Window;
  /** 0 to 1: how sure it is that the passage answers the question, whatever the other passages say. */
  confidence: number;
}

/** So many passages are looked at sentence by sentence: nearly always the right one is among the first five. */
const CANDIDATES = 20;

/** The passages of one language that may answer the question, best first. */
export async function rank(
  index: LanguageIndex,
  question: string,
  vector: Float32Array,
  language: string | null,
): Promise<Hit[]> {
  const candidates = await search(index, question, vector, CANDIDATES);
  const query = readQuery(index, question, vector, language);
  const sentences = gatherEvidence(index, query, candidates);
  const chances = softmax(sentences.map(rankScore));
  const hits: Hit[] = [];
  for (let from = 0; from < sentences.length; ) {
    let to = from;
    while (to < sentences.length && sentences[to]?.passage === sentences[from]?.passage) to++;
    const own = sentences.slice(from, to);
    const { passage } = own[0] as Sentence;
    const window = bestWindow(sentenceWidths(passage), chances.slice(from, to));
    hits.push({ passage, sentences: own, window, confidence: confidence(own, window) });
    from = to;
  }
  return hits.sort((a, b) => b.window.chance - a.window.chance);
}

export function rankScore(sentence: Sentence): number {
  let sum = 0;
  for (let i = 0; i < evidenceNames.length; i++) {
    sum += (sentence.evidence[i] as number) * rankWeights[evidenceNames[i] as (typeof evidenceNames)[number]];
  }
  return sum;
}

function softmax(scores: number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function confidence(sentences: Sentence[], window: Window): number {
  const best = sentences[window.best] as Sentence;
  const at = (name: (typeof evidenceNames)[number]) => best.evidence[evidenceNames.indexOf(name)] as number;
  const z = 8 * at('passage') + 4 * at('subwords') + 4 * at('covered') + 2 * at('alike') - 5;
  return 1 / (1 + Math.exp(-z));
}
