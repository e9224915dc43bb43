import type { Analyzer } from '../engine/analyzer.ts';
import type { Query, QueryNumber } from '../engine/query.ts';
import { isFunctionWord as isListed } from '../text/functionWords.ts';
import { isSameNumber, isYear, type NumberMention, readNumbers } from '../text/numbers/numbers.ts';
import { besides, type Slot } from '../text/numbers/questionNumbers.ts';
import { romanValue } from '../text/numbers/roman.ts';

/** How the numbers of a question stand in a sentence, in the order of `Query.numbers`. */
export interface NumberMatch {
  has: readonly boolean[];
  /** It lacks one, and has another in its place: beside the same word, or another year. */
  conflicts: readonly boolean[];
}

/** Matches the words of a sentence, or of what stands above it; `stemAt` tells of each the place of its stem among the question's, -1 for none. */
export type MatchNumbers = (words: readonly string[], stemAt: (word: number) => number) => NumberMatch;

/** Null for a question without numbers: then nobody reads those of the sentences. */
export function numberMatcher(
  { numbers, stems }: Query,
  { language, stem: stemOf }: Analyzer,
): MatchNumbers | null {
  if (numbers.length === 0) return null;
  const isFunctionWord = (word: string) => isListed(word, language);
  const isSame = (one?: string, other?: string) =>
    one !== undefined && other !== undefined && (one === other || stemOf(one) === stemOf(other));
  const named = numbers.map(({ before }) =>
    before === undefined ? -1 : stems.findIndex(({ stem }) => stem === stemOf(before)),
  );
  return (words, stemAt) => {
    const mentions: Placed[] = readNumbers(words, language).map((mention) => ({
      ...mention,
      ...besides(words, mention, isFunctionWord),
    }));
    const matches = numbers.map((number, n) => {
      const following = wordsAfter(named[n] as number, words, stemAt);
      const { label = '' } = number;
      const has =
        following.some((word) => isLabel(word, number)) ||
        mentions.some(isNumber(number, isSame)) ||
        // The name before it may be translated.
        (!isFunctionWord(label) && words.includes(label));
      const isOther = (word: string) => (number.label || !isFunctionWord(word)) && couldBeLabel(word);
      return {
        has,
        conflicts: !has && (following.some(isOther) || mentions.some(isInPlace(number, isSame))),
      };
    });
    return { has: matches.map(({ has }) => has), conflicts: matches.map(({ conflicts }) => conflicts) };
  };
}

/** The words that follow one of the question's, told by its place among the stems; none for -1. */
function wordsAfter(stem: number, words: readonly string[], stemAt: (word: number) => number): string[] {
  const following: string[] = [];
  if (stem < 0) return following;
  for (let i = 1; i < words.length; i++) if (stemAt(i - 1) === stem) following.push(words[i] as string);
  return following;
}

/** Takes a question's stems, in the row at `at`, for those of a text that has its numbers, however these are written there. */
export function fillNumbers(rows: Float32Array, at: number, { has }: NumberMatch, { numbers }: Query): void {
  for (const [n, { stems }] of numbers.entries()) if (has[n]) for (const q of stems) rows[at + q] = 1;
}

type Placed = NumberMention & Slot;
type IsSame = (one?: string, other?: string) => boolean;

/** A label is the same number only beside the same name: two wives are no Edric II. */
function isNumber({ value, unit, label, before }: QueryNumber, isSame: IsSame): (mention: Placed) => boolean {
  return (mention) => {
    if (value === undefined) return false;
    if (label) return mention.value === value && isSame(mention.before, before);
    return isSameNumber(mention, { value, ...(unit && { unit }) });
  };
}

function isInPlace(number: QueryNumber, isSame: IsSame): (mention: Placed) => boolean {
  return (mention) =>
    isSame(mention.before, number.before) ||
    isSame(mention.after, number.after) ||
    (number.isYear && isYear(mention));
}

/** Whether a word after the name that a number or label follows is the same: II, 2. */
function isLabel(word: string, { label, value }: QueryNumber): boolean {
  if (word === label) return true;
  const roman = romanValue(word);
  return value !== undefined && roman !== null && String(roman) === value;
}

function couldBeLabel(word: string): boolean {
  return word.length === 1 || romanValue(word) !== null;
}
