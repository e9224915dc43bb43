import { CAPITALISED } from '../text/answerType.ts';
import { functionWords, stripDiacritics } from '../text/functionWords.ts';
import { classifyQuestion, type ExpectedAnswerType } from '../text/questionType.ts';
import { tokenize } from '../text/tokenize.ts';
import type { LanguageIndex } from './orama/build.ts';
import type { WeightedQuery } from './postings/postings.ts';

/** A question as one language's index sees it. */
export interface Query {
  /** What is searched for: its words, those that tell something twice, as the frequency of the others may mislead. */
  searchText: string;
  /** Its distinct stems. */
  stems: string[];
  /** The weight of each: its inverse document frequency, function words counted less. */
  weights: Float64Array;
  /** Whether each is a name or a number: capitalised inside the question and no function word ("I"), or with a digit. */
  isEntity: boolean[];
  /** Sum of the weights. */
  totalWeight: number;
  /** Whether each tells something: it is no function word. */
  isContentWord: boolean[];
  wordQuery: WeightedQuery;
  subwordQuery: WeightedQuery;
  vector: Float32Array;
  /** Its words without accents, to tell what a sentence adds. */
  queryTerms: ReadonlySet<string>;
  answerType: ExpectedAnswerType;
}

/** A function word weighs this much of its inverse document frequency: in a small corpus it would look rare. */
const STOPWORD_WEIGHT = 0.25;

/** Reads a question for one language's index; `language` is the question's own, null when unknown. */
export function parseQuery(
  index: LanguageIndex,
  text: string,
  vector: Float32Array,
  language: string | null,
): Query {
  const words = tokenize(text);
  const own = language ?? index.language;
  const stopwords = functionWords(own);
  const { postings } = index.text;
  const isStopword = (word: string) => stopwords.has(word) || stopwords.has(stripDiacritics(word));
  const contentWords = words.filter((word) => !isStopword(word));
  // "Who is it?" has nothing but function words: then they must do.
  const searchedWords = contentWords.length > 0 ? contentWords : words;
  const contentStems = new Set(contentWords.map(index.stem));
  // In another language's articles a noun is a name or nothing.
  const entityPattern = own === index.language && CAPITALISED_NOUNS.has(own) ? NUMBER : ENTITY;
  const entityWords = [...text.matchAll(entityPattern)].flatMap(([name]) => tokenize(name));
  const entityStems = new Set(entityWords.filter((word) => !isStopword(word)).map(index.stem));
  const weights = new Map<string, number>();
  for (const word of words) {
    const stem = index.stem(word);
    if (weights.has(stem)) continue;
    const share = isStopword(word) ? STOPWORD_WEIGHT : 1;
    weights.set(stem, share * postings.idf(postings.terms.find(stem) ?? -1));
  }
  return {
    searchText: [...words, ...searchedWords].join(' '),
    stems: [...weights.keys()],
    weights: Float64Array.from(weights.values()),
    isEntity: [...weights.keys()].map((stem) => entityStems.has(stem)),
    totalWeight: [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1,
    isContentWord: [...weights.keys()].map((stem) => contentStems.has(stem)),
    wordQuery: index.text.query(searchedWords),
    subwordQuery: index.subwords.query(searchedWords),
    vector,
    queryTerms: new Set(words.map(stripDiacritics)),
    answerType: classifyQuestion(text, language),
  };
}

const NUMBER = /\p{N}+/gu;
/** A capitalised word inside the question, or a number. */
const ENTITY = new RegExp(`(?<=[\\p{L}\\p{N},;"'(]\\s?)${CAPITALISED}|\\p{N}+`, 'gu');

/** Languages that write every noun with a capital. */
const CAPITALISED_NOUNS = new Set(['de', 'lb']);
