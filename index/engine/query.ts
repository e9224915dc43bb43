import { CAPITALISED } from '../text/answerType.ts';
import { functionWords, stripDiacritics } from '../text/functionWords.ts';
import { classifyQuestion, type ExpectedAnswerType } from '../text/questionType.ts';
import { tokenize } from '../text/tokenize.ts';
import type { Analyzer } from './analyzer.ts';
import type { StatisticsRequest } from './statistics.ts';

/** A question as one language's index sees it. */
export interface Query extends StatisticsRequest {
  /** What is searched for: its words, those that tell something twice, as the frequency of the others may mislead. */
  searchWords: readonly string[];
  /** Its words that tell something; all of them where none does. */
  contentWords: readonly string[];
  /** Its distinct stems. */
  stems: readonly QueryStem[];
  /** Its stems, and the subwords of its content words. */
  terms: { text: readonly string[]; subwords: readonly string[] };
  vector: Float32Array;
  /** Its words without accents, to tell what a sentence adds. */
  queryTerms: ReadonlySet<string>;
  answerType: ExpectedAnswerType;
}

export interface QueryStem {
  stem: string;
  /** Its weight is its inverse document frequency times this: 1, less for a function word. */
  share: number;
  /** It tells something: it is no function word. */
  isContentWord: boolean;
  /** A name or a number: capitalised inside the question and no function word ("I"), or with a digit. */
  isEntity: boolean;
}

/** A function word weighs this much of its inverse document frequency: in a small corpus it would look rare. */
const STOPWORD_WEIGHT = 0.25;

/** Reads a question for one language's index; `language` is the question's own, null when unknown. */
export function parseQuery(
  analyzer: Analyzer,
  text: string,
  vector: Float32Array,
  language: string | null,
): Query {
  const words = tokenize(text);
  const own = language ?? analyzer.language;
  const stopwords = functionWords(own);
  const isStopword = (word: string) => stopwords.has(word) || stopwords.has(stripDiacritics(word));
  const telling = words.filter((word) => !isStopword(word));
  // "Who is it?" has nothing but function words: then they must do.
  const contentWords = telling.length > 0 ? telling : words;
  const contentStems = new Set(telling.map(analyzer.stem));
  // In another language's articles a noun is a name or nothing.
  const entityPattern = own === analyzer.language && CAPITALISED_NOUNS.has(own) ? NUMBER : ENTITY;
  const entityWords = [...text.matchAll(entityPattern)].flatMap(([name]) => tokenize(name));
  const entityStems = new Set(entityWords.filter((word) => !isStopword(word)).map(analyzer.stem));
  const stems = new Map<string, QueryStem>();
  for (const word of words) {
    const stem = analyzer.stem(word);
    if (stems.has(stem)) continue;
    const share = isStopword(word) ? STOPWORD_WEIGHT : 1;
    stems.set(stem, {
      stem,
      share,
      isContentWord: contentStems.has(stem),
      isEntity: entityStems.has(stem),
    });
  }
  return {
    searchWords: [...words, ...contentWords],
    contentWords,
    stems: [...stems.values()],
    terms: {
      text: [...stems.keys()],
      subwords: [...new Set(contentWords.flatMap(analyzer.subwords))],
    },
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
