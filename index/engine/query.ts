import { bare, functionWords } from '../text/functionWords.ts';
import { type Asks, readAsks } from '../text/questionType.ts';
import { wordsOf } from '../text/tokenize.ts';
import type { LanguageIndex } from './orama/build.ts';
import type { WeightedQuery } from './postings/postings.ts';

/** A question as one language's index sees it. */
export interface Query {
  /** What is searched for: its words, those that tell something twice, as the frequency of the others may mislead. */
  term: string;
  /** Its distinct stems. */
  stems: string[];
  /** The weight of each: its inverse document frequency, function words counted less. */
  weights: Float64Array;
  /** Whether each is a name or a number: capitalised inside the question and no function word ("I"), or with a digit. */
  names: boolean[];
  /** Sum of the weights. */
  total: number;
  /** Whether each tells something: it is no function word. */
  tells: boolean[];
  words: WeightedQuery;
  subwords: WeightedQuery;
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
  const own = language ?? index.language;
  const light = functionWords(own);
  const { postings } = index.text;
  const isLight = (word: string) => light.has(word) || light.has(bare(word));
  const telling = words.filter((word) => !isLight(word));
  // "Who is it?" has nothing but function words: then they must do.
  const content = telling.length > 0 ? telling : words;
  const told = new Set(telling.map(index.stem));
  // In another language's articles a noun is a name or nothing.
  const named = own === index.language && NOUNS.has(own) ? NUMBER : NAME;
  const called = [...text.matchAll(named)].flatMap(([name]) => wordsOf(name));
  const names = new Set(called.filter((word) => !isLight(word)).map(index.stem));
  const weights = new Map<string, number>();
  for (const word of words) {
    const stem = index.stem(word);
    if (weights.has(stem)) continue;
    const share = isLight(word) ? FUNCTION_WORD : 1;
    weights.set(stem, share * postings.idf(postings.terms.find(stem) ?? -1));
  }
  return {
    term: [...words, ...content].join(' '),
    stems: [...weights.keys()],
    weights: Float64Array.from(weights.values()),
    names: [...weights.keys()].map((stem) => names.has(stem)),
    total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1,
    tells: [...weights.keys()].map((stem) => told.has(stem)),
    words: index.text.query(content),
    subwords: index.subwords.query(content),
    vector,
    known: new Set(words.map(bare)),
    asks: readAsks(text, language),
  };
}

const NUMBER = /\p{N}+/gu;
/** A capitalised word inside the question, or a number. */
const NAME = /(?<=[\p{L}\p{N},;"'(]\s?)\p{Lu}[\p{L}\p{M}\p{N}]*|\p{N}+/gu;

/** Languages that write every noun with a capital. */
const NOUNS = new Set(['de', 'lb']);
