import { isFunctionWordAnywhere } from './functionWords.ts';
import { transliterate } from './ngrams.ts';

/**
 * How a word may meet one in another script by its transliteration. `slight` ones never meet a Latin one: any few letters in
 * another script read like some word in Latin ones (さん and san, με and me), and so do words that say little (αυτό and auto).
 */
export type ScriptKind = 'latin' | 'slight' | 'other';

export function scriptKind(word: string): ScriptKind {
  if (!NOT_LATIN.test(word)) return 'latin';
  const isSlight =
    HIRAGANA.test(word) ||
    transliterate(word).length < (ALPHABET.test(word) ? MIN_LETTERS : MIN_SYLLABLES) ||
    isFunctionWordAnywhere(word);
  return isSlight ? 'slight' : 'other';
}

/** Whether two words may be compared by their transliterations. */
export function mayMeet(a: ScriptKind, b: ScriptKind): boolean {
  return a === b || a === 'other' || b === 'other';
}

const NOT_LATIN = /(?!\p{sc=Latin})\p{L}/u;

/** Alphabets that are transliterated letter by letter. */
const ALPHABET = /^[\p{sc=Cyrillic}\p{sc=Greek}\p{M}]+$/u;

/** Japanese endings, particles and native words: what comes from abroad is in Katakana. */
const HIRAGANA = /^[\p{sc=Hira}ー]+$/u;

/** Names have so many letters or more, and so have few that are the same by chance; */
const MIN_LETTERS = 4;

/** a syllable is two or three. */
const MIN_SYLLABLES = 5;
