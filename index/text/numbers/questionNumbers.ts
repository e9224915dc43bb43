import { readLabels } from './labels.ts';
import { isYear, type NumberMention, readNumbers } from './numbers.ts';

/** The nearest words that tell something beside a number, as far as there are any. */
export interface Slot {
  before?: string;
  after?: string;
}

/** A number or a label of a question, to be compared as what it is. */
export interface QuestionNumber extends Omit<NumberMention, 'value'>, Slot {
  /** In the form of `plainNumber`; absent for a single letter. */
  value?: string;
  /** A Roman numeral or a single letter, in lower case: it says something only beside the name before it. */
  label?: string;
  isYear: boolean;
}

/** The numbers and labels of a question, of which `words` are the words. */
export function readQuestionNumbers(
  text: string,
  words: readonly string[],
  isFunctionWord: (word: string) => boolean,
  language: string,
): QuestionNumber[] {
  const numbers: QuestionNumber[] = readNumbers(words, language).map((mention) => ({
    ...mention,
    isYear: mention.isWritten && isYear(mention),
  }));
  for (const { word, before, value } of readLabels(text, isFunctionWord)) {
    const at = words.findIndex((other, i) => other === word && words[i - 1] === before);
    if (at < 0 || numbers.some(({ from, to }) => from <= at && at <= to)) continue;
    numbers.push({ ...(value && { value }), label: word, from: at, to: at, isWritten: true, isYear: false });
  }
  return numbers.map((number) => ({ ...number, ...besides(words, number, isFunctionWord) }));
}

/** The nearest of the two words before and the two after a number that tell something; its unit is none. */
export function besides(
  words: readonly string[],
  { from, to, unit }: Pick<NumberMention, 'from' | 'to' | 'unit'>,
  isFunctionWord: (word: string) => boolean,
): Slot {
  const tells = (word: string | undefined) => word !== undefined && !isFunctionWord(word);
  const before = [words[from - 1], words[from - 2]].find(tells);
  const after = unit ? undefined : [words[to + 1], words[to + 2]].find(tells);
  return { ...(before && { before }), ...(after && { after }) };
}
