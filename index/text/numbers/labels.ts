import { tokenize } from '../tokenize.ts';
import { romanValue } from './roman.ts';

/** A Roman numeral or a single capital letter that tells a thing from others of its name: Edric II, size M, vitamin C. */
export interface Label {
  /** Its word and the one before it, as `tokenize` cuts them. */
  word: string;
  before: string;
  /** What a Roman numeral is worth; absent for a letter that is more likely one. */
  value?: string;
}

/** The labels of a text that is not written in capitals throughout; `isFunctionWord` tells what no label follows (“Can I”). */
export function readLabels(text: string, isFunctionWord: (word: string) => boolean): Label[] {
  if (!/\p{Ll}/u.test(text)) return [];
  return [...text.matchAll(LABEL)].flatMap(([, named = '', capitals = '']) => {
    const before = tokenize(named).at(-1);
    const word = capitals.toLowerCase();
    if (before === undefined || isFunctionWord(before)) return [];
    const value = romanValue(word);
    // Whoever asks is “I”, save after a name.
    if (word === 'i' && !/^\p{Lu}/u.test(named)) return [];
    if (value === null && word.length > 1) return [];
    return [{ word, before, ...(value !== null && !LETTERS.has(word) && { value: String(value) }) }];
  });
}

/** A word, and capitals after it that no initial's point (“John F. Kennedy”) and no apostrophe (“I’m”) follows. */
const LABEL =
  /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{N}][\p{L}\p{M}\p{N}]*)\s+([IVXLCDM]+|[A-Z])(?![\p{L}\p{M}\p{N}'’]|\.\s*\p{L})/gu;

/** Of the Roman numerals, those that are sizes, vitamins and plans more often. */
const LETTERS = new Set(['c', 'd', 'l', 'm']);
