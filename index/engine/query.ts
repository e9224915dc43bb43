import { CAPITALISED } from '../text/answerType.ts';
import { isEmoji } from '../text/emoji/emoji.ts';
import { type FunctionName, functionNames } from '../text/functionNames.ts';
import { isFunctionWord, stripDiacritics } from '../text/functionWords.ts';
import type { Join } from '../text/joins.ts';
import { type QuestionNumber, readQuestionNumbers } from '../text/numbers/questionNumbers.ts';
import { classifyQuestion, type ExpectedAnswerType } from '../text/questionType.ts';
import { scriptOf } from '../text/scripts.ts';
import { tokenize, tokenizeWithEmoji } from '../text/tokenize.ts';
import type { QuestionMeanings } from '../wordvectors/questionMeanings.ts';
import type { Analyzer } from './analyzer.ts';
import type { StatisticsRequest } from './statistics.ts';

/** A question as one language's index sees it. */
export interface Query extends StatisticsRequest {
  /** Its words, in their order. */
  words: readonly string[];
  /**
   * What is searched for: its words, those that tell something twice, as the frequency of the others may mislead; and once those
   * that tell something of what was said beside it.
   */
  searchWords: readonly string[];
  /** Its words that tell something; all of them where none does. */
  contentWords: readonly string[];
  /** Neighbouring words of it that stand in the articles as one (see otherSpellings.ts). */
  joins: readonly Join[];
  /** Function words of it that may be names. */
  functionNames: readonly FunctionName[];
  /** Its distinct stems. */
  stems: readonly QueryStem[];
  /** Its stems, and the subwords of its content words. */
  terms: { text: readonly string[]; subwords: readonly string[] };
  vector: Float32Array;
  /** Its language is written in another script than that of the articles: hardly a word can look the same. */
  isOtherScript: boolean;
  /** Its words without accents, to tell what a sentence adds. */
  queryTerms: ReadonlySet<string>;
  answerType: ExpectedAnswerType;
  /** Its numbers and labels, which meet only themselves. */
  numbers: readonly QueryNumber[];
}

export interface QueryStem {
  /** The first word of the question that has it. */
  word: string;
  stem: string;
  /** Its weight is its inverse document frequency times this: 1, less for a function word. */
  share: number;
  /** It tells something: it is no function word. */
  isContentWord: boolean;
  /** A name or a number: capitalised inside the question and no function word ("I"), or with a digit. */
  isEntity: boolean;
  /** The same, as far as the question's language tells names from other nouns. */
  isName: boolean;
  /** How rare it is in its language, 0 to 1 (see `QuestionMeaning`); its weight in the soft match, times its inverse document frequency. */
  rarity: number;
  /** What it means, of length 1; absent for what only meets itself. */
  meaning?: Float32Array;
}

export interface QueryNumber extends QuestionNumber {
  /** The places of its words and its unit's among the query's stems. */
  stems: readonly number[];
}

/** A function word weighs this much of its inverse document frequency: in a small corpus it would look rare. */
const STOPWORD_WEIGHT = 0.25;

/**
 * Reads a question for one language's index; `language` is the question's own, null when unknown. What was told beside it,
 * `context`, is searched for too, and asks for nothing.
 */
export function parseQuery(
  analyzer: Analyzer,
  text: string,
  vector: Float32Array,
  language: string | null,
  meanings: QuestionMeanings = new Map(),
  context = '',
): Query {
  const words = tokenizeWithEmoji(text);
  const own = language ?? analyzer.language;
  const isListed = (word: string) => isFunctionWord(word, own);
  const numbers = readQuestionNumbers(text, words, isListed, own);
  const labels = new Set(numbers.flatMap(({ label }) => label ?? []));
  const isStopword = (word: string) => !labels.has(word) && isListed(word);
  const telling = words.filter((word) => !isStopword(word));
  // "Who is it?" has nothing but function words: then they must do.
  const contentWords = telling.length > 0 ? telling : words;
  const contentStems = new Set(telling.map(analyzer.stem));
  // In another language's articles a noun is a name or nothing.
  const entityPattern = own === analyzer.language && CAPITALISED_NOUNS.has(own) ? NUMBER : ENTITY;
  const entityWords = [...text.matchAll(entityPattern)].flatMap(([name]) => tokenize(name));
  const entityStems = new Set(
    [...entityWords.filter((word) => !isStopword(word)), ...labels].map(analyzer.stem),
  );
  const counted = new Set(numbers.flatMap(({ from, to }) => words.slice(from, to + 1)));
  const stems = new Map<string, QueryStem>();
  // Where a sign and its name are one, it is the name that was asked.
  for (const word of [...words].sort((a, b) => Number(isEmoji(a)) - Number(isEmoji(b)))) {
    const stem = analyzer.stem(word);
    if (stems.has(stem)) continue;
    const share = isStopword(word) ? STOPWORD_WEIGHT : 1;
    const { vector: meaning, rarity = 1 } = meanings.get(word) ?? {};
    stems.set(stem, {
      word,
      stem,
      share,
      isContentWord: contentStems.has(stem),
      isEntity: entityStems.has(stem),
      isName: entityStems.has(stem) && !CAPITALISED_NOUNS.has(own),
      rarity,
      // Two and three are near to each other.
      ...(meaning && !counted.has(word) && { meaning }),
    });
  }
  const places = [...stems.keys()];
  return {
    words,
    joins: [],
    functionNames: functionNames(text, own, CAPITALISED_NOUNS.has(own)),
    searchWords: [...words, ...contentWords, ...tokenize(context).filter((word) => !isStopword(word))],
    contentWords,
    stems: [...stems.values()],
    terms: {
      text: places,
      subwords: [...new Set(contentWords.flatMap(analyzer.subwords))],
    },
    vector,
    isOtherScript: scriptOf(own) !== scriptOf(analyzer.language),
    queryTerms: new Set(words.map(stripDiacritics)),
    answerType: classifyQuestion(text, language),
    numbers: numbers.map((number) => ({
      ...number,
      stems: words
        .slice(number.from, number.to + (number.unit ? 2 : 1))
        .map((word) => places.indexOf(analyzer.stem(word))),
    })),
  };
}

const NUMBER = /\p{N}+/gu;
/** A capitalised word inside the question, or a number. */
const ENTITY = new RegExp(`(?<=[\\p{L}\\p{N},;"'(]\\s?)${CAPITALISED}|\\p{N}+`, 'gu');

/**
 * So near a word must be to stand for another: below it all words are alike. Names are near their like (Madrid and Barcelona
 * 0.59), so they must be as near as their own translations are.
 */
export function leastSimilarity({ isEntity }: QueryStem): number {
  return isEntity ? 0.65 : 0.3;
}

/** Languages that write every noun with a capital. */
const CAPITALISED_NOUNS = new Set(['de', 'lb']);
