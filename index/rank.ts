import type { IndexedPassage, LanguageIndex } from './build.ts';
import { evidenceNames, gatherEvidence, type Sentence } from './evidence.ts';
import { sentenceWidths, type Window, windowsOf } from './excerpt.ts';
import { MEANT, meaningWeights } from './meaning.ts';
import { type Confidence, foreign, home, rankWeights, type Weights } from './model.ts';
import { readQuery } from './query.ts';
import { search } from './search.ts';

/** A part of a passage to quote for a question: no two share a sentence. */
export interface Hit {
  passage: IndexedPassage;
  window: Window;
  /** The most telling sentence. */
  best: Sentence;
  /** 0 to 1: how sure it is that this answers the question, whatever the others say. */
  confidence: number;
  /** The same, judged as if it were in another language than the question. */
  abroad: number;
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
  const candidates = await search(index, query, CANDIDATES, article);
  const sentences = gatherEvidence(index, query, candidates, article !== undefined);
  const chances = softmax(sentences.map(({ evidence }) => weigh(evidence, ranking)));
  const model = language === null || language === index.language ? home : foreign;
  const telling = query.tells.filter(Boolean).length;
  const hits: Hit[] = [];
  for (let from = 0; from < sentences.length; ) {
    const { passage } = sentences[from] as Sentence;
    const to = from + passage.sentences.length;
    for (const window of windowsOf(sentenceWidths(passage), chances.slice(from, to))) {
      const best = sentences[from + window.best] as Sentence;
      const sure = (model: Confidence) => confidence(best, index.passages.length, telling, model);
      hits.push({ passage, window, best, confidence: sure(model), abroad: sure(foreign) });
    }
    from = to;
  }
  return hits.sort((a, b) => b.window.chance - a.window.chance);
}

/** Without a model's vectors its evidence is 0, and weighs nothing. */
const ranking: Weights = { ...rankWeights, ...meaningWeights.rank };

function weigh(evidence: Float64Array, weights: Weights): number {
  let sum = 0;
  for (const [i, name] of evidenceNames.entries()) sum += (evidence[i] as number) * (weights[name] ?? 0);
  return sum;
}

/** How short a question is, 1 to 0. */
export function fewness(telling: number): number {
  return 1 / Math.max(1, telling);
}

/** How small a corpus is, 1 to 0. */
export function smallness(passages: number): number {
  return 1 / (1 + passages / 20);
}

const STANDING = evidenceNames.indexOf('standing');
const UNLIKELY = evidenceNames.indexOf('unlikely');

function confidence({ evidence }: Sentence, passages: number, telling: number, model: Confidence): number {
  // Function words alone ask nothing.
  if (telling === 0) return 0;
  // One word that looks the same in two languages is a coincidence, unless it is a name or the whole means the same.
  const meant = (evidence[UNLIKELY] as number) >= MEANT;
  if (model === foreign && telling > 1 && (evidence[STANDING] as number) < 0.5 && !meant) return 0;
  const nearness = weigh(evidence, model === foreign ? meaningWeights.foreign : meaningWeights.home);
  const size = model.small * smallness(passages) + model.few * fewness(telling);
  return 1 / (1 + Math.exp(-weigh(evidence, model.weights) - nearness - size - model.bias));
}

function softmax(scores: number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
