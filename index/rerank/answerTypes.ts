import type { Lexicon } from '../engine/lexicon.ts';
import { ABOVE, partWords } from '../engine/passageParts.ts';
import type { IndexedPassage, PassageWords } from '../engine/searchEngine.ts';
import { countNewNames, countNewNumbers, givesReason, scoreNewDate } from '../text/answerType.ts';
import { LIST_MARK } from '../text/listItem.ts';
import { isSameNumber, readNumbers } from '../text/numbers/numbers.ts';
import { isTime } from '../text/numbers/units.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** Whether a sentence has what a question asks for; all 0 where it asks for nothing in particular. */
export interface AnswerTypeFeatures {
  answerTypeDate: number;
  answerTypeNumber: number;
  answerTypeName: number;
  answerTypeDuration: number;
  answerTypeReason: number;
}

/** By the text of a sentence, the one at `place`, and its words, in the language of its article. */
export function matchAnswerTypes(
  query: WeightedQuery,
  { article, sentences }: IndexedPassage,
  words: PassageWords,
  place: number,
  lexicon: Lexicon,
): AnswerTypeFeatures {
  const { answerType, queryTerms } = query;
  if (!ASKED.some((type) => answerType[type])) return NOTHING;
  const { start = 0, end = 0 } = sentences[place] ?? {};
  const text = article.text.slice(start, end).replace(LIST_MARK, '');
  const { language } = article;
  const own = partWords(words, ABOVE + place);
  return {
    answerTypeDate: answerType.date ? scoreNewDate(text, language, queryTerms) : 0,
    answerTypeNumber: Number(
      (answerType.amount || answerType.date) && countNewNumbers(text, queryTerms, 1) > 0,
    ),
    answerTypeName: answerType.name ? countNewNames(text, queryTerms) / Math.max(MIN_WORDS, own.length) : 0,
    answerTypeDuration: Number(answerType.duration && lasts(query, lexicon.spell(own), language)),
    answerTypeReason: Number(answerType.reason && givesReason(text, language)),
  };
}

const ASKED = ['date', 'amount', 'name', 'duration', 'reason'] as const;

const NOTHING: AnswerTypeFeatures = {
  answerTypeDate: 0,
  answerTypeNumber: 0,
  answerTypeName: 0,
  answerTypeDuration: 0,
  answerTypeReason: 0,
};

/** Is a time among the words that the question does not have? */
function lasts({ numbers }: WeightedQuery, words: readonly string[], language: string): boolean {
  return readNumbers(words, language).some(
    (found) =>
      isTime(found.unit) &&
      !numbers.some((asked) => asked.value && isSameNumber(found, { ...asked, value: asked.value })),
  );
}

/** Whether a date, an amount or a duration is asked for, and none of the sentences of a passage has one. */
export function lacksTypes({ answerType }: WeightedQuery, sentences: readonly AnswerTypeFeatures[]): boolean {
  if (!answerType.date && !answerType.amount && !answerType.duration) return false;
  return !sentences.some(
    (own) => own.answerTypeDate > 0 || own.answerTypeNumber > 0 || own.answerTypeDuration > 0,
  );
}

/** A shorter sentence counts as one of so many words: "Jakarta." is a name, but no sentence full of names. */
const MIN_WORDS = 4;
