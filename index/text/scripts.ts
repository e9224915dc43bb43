// Scripts by what they mean for a text, as parts of a class of characters in a regular expression with the flag `u`.

/** Chinese, Japanese and Korean: a letter says as much as two or three Latin ones, and is as wide as two on a screen. */
export const CJK = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}';

/** Neither spaces between words nor marks at the ends of sentences. */
export const UNMARKED = '\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Mymr}';

/** A letter of a script that is written without spaces between words. */
export const unspaced = new RegExp(`[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー${UNMARKED}]`, 'u');
