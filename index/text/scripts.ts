// Scripts by what they mean for a text, as parts of a class of characters in a regular expression with the flag `u`.

/** Chinese, Japanese and Korean: a letter says as much as two or three Latin ones, and is as wide as two on a screen. */
export const CJK = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}';

/** Neither spaces between words nor marks at the ends of sentences. */
export const UNMARKED = '\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Mymr}';

/** A letter of a script that is written without spaces between words. */
export const unspaced = new RegExp(`[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー${UNMARKED}]`, 'u');

/**
 * What may stand in a word or not: soft hyphens, joiners, the points of Hebrew and the vowel signs of Arabic, which few people
 * type, the stroke that draws an Arabic word out, and what only changes the look of a sign (a keycap’s digit is a digit).
 */
export const UNWRITTEN =
  '\\u00ad\\u200c\\u200d\\u2060\\ufeff\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed\\ufe00-\\ufe0f\\u20e3';

/** The script (ISO 15924) that a language (ISO 639-1) is mostly written in, by CLDR's likely subtags; undefined where none is known. */
export function scriptOf(language: string): string | undefined {
  let script = scriptsByLanguage.get(language);
  if (script === undefined) {
    script = new Intl.Locale(language).maximize().script;
    if (script !== undefined) scriptsByLanguage.set(language, script);
  }
  return script;
}

/** Asked for with each question; there are a few hundred. */
const scriptsByLanguage = new Map<string, string>();
