import { type Asks, readAsks } from './asks.ts';
import type { LanguageIndex } from './build.ts';
import { bare, functionWords } from './functionwords.ts';
import type { Terms } from './postings.ts';
import { wordsOf } from './tokenize.ts';

/** A question as one language's index sees it. */
export interface Query {
  /** Its distinct stems. */
  stems: string[];
  /** The weight of each: its inverse document frequency, function words counted less. */
  weights: Float64Array;
  /** Sum of the weights. */
  total: number;
  words: Terms;
  subwords: Terms;
  vector: Float32Array;
  /** Its words without accents, to tell what a sentence adds. */
  known: ReadonlySet<string>;
  asks: Asks;
}

/** A function word weighs this much of its inverse document frequency: in a small corpus it would look rare. */
const FUNCTION_WORD = 0.25;

/** Reads a question for one language's index; `language` is the question's own, null when unknown. */
export function readQuery(
  index: LanguageIndex,
  text: string,
  vector: Float32Array,
  language: string | null,
): Query {
  const words = wordsOf(text);
  const light = functionWords(language ?? index.language);
  const { postings } = index.text;
  const weights = new Map<string, number>();
  for (const word of words) {
    const stem = index.stem(word);
    if (weights.has(stem)) continue;
    const share = light.has(word) || light.has(bare(word)) ? FUNCTION_WORD : 1;
    weights.set(stem, share * postings.idf(postings.ids.get(stem) ?? -1));
  }
  return {
    stems: [...weights.keys()],
    weights: Float64Array.from(weights.values()),
    total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1,
    words: index.text.query(words.map(index.stem)),
    subwords: index.subwords.query(words),
    vector,
    known: new Set(words.map(bare)),
    asks: readAsks(text, language),
  };
}
